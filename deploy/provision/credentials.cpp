#include "deploy/provision/credentials.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <array>
#include <ctime>
#include <memory>

namespace accueil::provision {
namespace {

using core::ErrorKind;

template<auto Free>
struct Deleter {
    template<class T>
    void operator()(T* object) const {
        Free(object);
    }
};
using Bio = std::unique_ptr<BIO, Deleter<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Request = std::unique_ptr<X509_REQ, Deleter<X509_REQ_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;

// Secure memory is wiped when the BIO is freed.
Bio memory() { return Bio(BIO_new(BIO_s_secmem())); }
Bio memory(const std::string& text) { return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))); }

std::string content(const Bio& bio) {
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

core::Result<Certificate> read_certificate(const std::string& pem) {
    const auto bio = memory(pem);
    Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!certificate) return core::fail(ErrorKind::InvalidInput, "not a certificate in PEM");
    return certificate;
}

core::Result<core::Instant> instant_of(const ASN1_TIME* time) {
    std::tm broken_down{};
    if (ASN1_TIME_to_tm(time, &broken_down) != 1)
        return core::fail(ErrorKind::InvalidInput, "not a time of a certificate");
    return core::Instant{std::chrono::seconds{::timegm(&broken_down)}};
}

bool fill(X509_REQ* request, EVP_PKEY* key, const std::string& common_name) {
    const auto* name = reinterpret_cast<const unsigned char*>(common_name.data());
    return X509_REQ_set_version(request, X509_REQ_VERSION_1) == 1 &&
           X509_NAME_add_entry_by_txt(X509_REQ_get_subject_name(request), "CN", MBSTRING_UTF8, name,
                                      static_cast<int>(common_name.size()), -1, 0) == 1 &&
           X509_REQ_set_pubkey(request, key) == 1 && X509_REQ_sign(request, key, EVP_sha256()) > 0;
}

} // namespace

core::Result<Application> make_application(const std::string& common_name) {
    const Key key(EVP_EC_gen("P-256"));
    const Request request(X509_REQ_new());
    if (!key || !request || !fill(request.get(), key.get(), common_name))
        return core::fail(ErrorKind::Internal, "no certificate request could be made");
    const auto secret = memory();
    const auto open = memory();
    if (PEM_write_bio_PKCS8PrivateKey(secret.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
        PEM_write_bio_X509_REQ(open.get(), request.get()) != 1)
        return core::fail(ErrorKind::Internal, "a key could not be written as PEM");
    return Application{.key_pem = content(secret), .csr_pem = content(open)};
}

core::Result<CertificateFacts> facts_of(const std::string& certificate_pem) {
    const auto certificate = read_certificate(certificate_pem);
    if (!certificate) return std::unexpected(certificate.error());
    std::array<char, 256> name{};
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate->get()), NID_commonName, name.data(), name.size());
    const auto from = instant_of(X509_get0_notBefore(certificate->get()));
    const auto until = instant_of(X509_get0_notAfter(certificate->get()));
    if (!from || !until) return std::unexpected(from ? until.error() : from.error());
    return CertificateFacts{.common_name = name.data(), .not_before = *from, .not_after = *until};
}

core::Result<bool> belong_together(const std::string& certificate_pem, const std::string& key_pem) {
    const auto certificate = read_certificate(certificate_pem);
    if (!certificate) return std::unexpected(certificate.error());
    const auto bio = memory(key_pem);
    const Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    if (!key) return core::fail(ErrorKind::InvalidInput, "not a private key in PEM");
    return X509_check_private_key(certificate->get(), key.get()) == 1;
}

} // namespace accueil::provision

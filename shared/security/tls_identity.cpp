#include <openssl/err.h>
#include <openssl/pem.h>

#include <ctime>

#include "shared/security/identity.h"
#include "shared/security/openssl.h"

namespace accueil::security {

namespace {

using openssl::Certificate;
using openssl::Key;
using openssl::reading;
using openssl::text_of;
using openssl::writing;

std::unexpected<core::Error> openssl_failed(std::string what) {
    ERR_clear_error();
    return core::fail(core::ErrorKind::Internal, "openssl: " + what);
}

core::Result<Key> read_key(const std::string& pem) {
    const auto bio = reading(pem);
    // No pass phrase is ever asked for: the callback gives none.
    const auto no_phrase = [](char*, int, int, void*) { return 0; };
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_phrase, nullptr));
    if (key) return key;
    ERR_clear_error();
    return core::fail(core::ErrorKind::InvalidInput, "not a private key in PEM");
}

core::Result<Certificate> read_certificate(const std::string& pem) {
    const auto bio = reading(pem);
    Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (certificate) return certificate;
    ERR_clear_error();
    return core::fail(core::ErrorKind::InvalidInput, "not a certificate in PEM");
}

core::Result<core::Instant> instant_of(const ASN1_TIME* time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) return openssl_failed("certificate time");
    const std::chrono::year_month_day date{std::chrono::year{parts.tm_year + 1900},
                                           std::chrono::month{static_cast<unsigned>(parts.tm_mon + 1)},
                                           std::chrono::day{static_cast<unsigned>(parts.tm_mday)}};
    return core::Instant{std::chrono::sys_days{date} + std::chrono::hours{parts.tm_hour} +
                         std::chrono::minutes{parts.tm_min} + std::chrono::seconds{parts.tm_sec}};
}

std::string common_name_of(const X509* certificate) {
    char text[256] = {};
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, text, sizeof text);
    return text;
}

} // namespace

core::Result<std::string> make_tls_key() {
    const Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    if (!key) return openssl_failed("key");
    const auto bio = writing();
    if (PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return openssl_failed("key");
    return text_of(bio);
}

core::Result<std::string> make_signing_request(const std::string& key_pem, const std::string& common_name) {
    auto key = read_key(key_pem);
    if (!key) return std::unexpected(key.error());
    const openssl::Request request(X509_REQ_new());
    auto* name = X509_REQ_get_subject_name(request.get());
    const auto* text = reinterpret_cast<const unsigned char*>(common_name.data());
    const int size = static_cast<int>(common_name.size());
    if (X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) != 1 ||
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, text, size, -1, 0) != 1 ||
        X509_REQ_set_pubkey(request.get(), key->get()) != 1 ||
        X509_REQ_sign(request.get(), key->get(), EVP_sha256()) == 0)
        return openssl_failed("signing request");
    const auto bio = writing();
    if (PEM_write_bio_X509_REQ(bio.get(), request.get()) != 1) return openssl_failed("signing request");
    return text_of(bio);
}

core::Result<CertificateFacts> certificate_facts(const std::string& pem) {
    auto certificate = read_certificate(pem);
    if (!certificate) return std::unexpected(certificate.error());
    const auto from = instant_of(X509_get0_notBefore(certificate->get()));
    const auto to = instant_of(X509_get0_notAfter(certificate->get()));
    if (!from) return std::unexpected(from.error());
    if (!to) return std::unexpected(to.error());
    return CertificateFacts{common_name_of(certificate->get()), *from, *to};
}

core::Result<void> check_pair(const std::string& key_pem, const std::string& certificate_pem) {
    auto key = read_key(key_pem);
    if (!key) return std::unexpected(key.error());
    auto certificate = read_certificate(certificate_pem);
    if (!certificate) return std::unexpected(certificate.error());
    if (X509_check_private_key(certificate->get(), key->get()) == 1) return {};
    ERR_clear_error();
    return core::fail(core::ErrorKind::InvalidInput, "the certificate was made for another key");
}

} // namespace accueil::security

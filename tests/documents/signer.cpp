#include "tests/documents/signer.h"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace accueil::test {

namespace {

const EVP_MD* hash(EVP_PKEY* key) {
    const int bits = EVP_PKEY_get_bits(key);
    return bits <= 224 ? EVP_sha224() : bits <= 256 ? EVP_sha256() : bits <= 384 ? EVP_sha384() : EVP_sha512();
}

void set_name(X509_NAME* subject, const std::string& country, const std::string& common_name) {
    const auto put = [&](const char* field, const std::string& value) {
        X509_NAME_add_entry_by_txt(subject, field, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(value.data()),
                                   static_cast<int>(value.size()), -1, 0);
    };
    put("C", country);
    put("CN", common_name);
}

} // namespace

Signer::Signer(const char* curve, const char* country, const char* common_name, long serial)
    : key_(EVP_EC_gen(curve), EVP_PKEY_free) {
    issue(country, common_name, serial, *this);
}

Signer::Signer(const char* curve, const char* country, const char* common_name, long serial, const Signer& issuer)
    : key_(EVP_EC_gen(curve), EVP_PKEY_free) {
    issue(country, common_name, serial, issuer);
}

void Signer::issue(const char* country, const char* common_name, long serial, const Signer& issuer) {
    country_ = country;
    common_name_ = common_name;
    const std::unique_ptr<X509, void (*)(X509*)> certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 60L * 60 * 24 * 365);
    X509_set_pubkey(certificate.get(), key_.get());
    set_name(X509_get_subject_name(certificate.get()), country_, common_name_);
    set_name(X509_get_issuer_name(certificate.get()), issuer.country_, issuer.common_name_);
    X509_sign(certificate.get(), issuer.key_.get(), hash(issuer.key_.get()));
    unsigned char* bytes = nullptr;
    const int size = i2d_X509(certificate.get(), &bytes);
    der_.assign(bytes, bytes + size);
    OPENSSL_free(bytes);
}

documents::Certificate Signer::certificate() const { return documents::Certificate::from_der(der_).value(); }

core::Bytes Signer::sign(core::BytesView message) const {
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_DigestSignInit(context.get(), nullptr, hash(key_.get()), nullptr, key_.get());
    std::size_t size = 0;
    EVP_DigestSign(context.get(), nullptr, &size, message.data(), message.size());
    core::Bytes der(size);
    EVP_DigestSign(context.get(), der.data(), &size, message.data(), message.size());
    const auto* at = static_cast<const unsigned char*>(der.data());
    const std::unique_ptr<ECDSA_SIG, void (*)(ECDSA_SIG*)> pair(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)),
                                                                ECDSA_SIG_free);
    const int half = (EVP_PKEY_get_bits(key_.get()) + 7) / 8;
    core::Bytes plain(static_cast<std::size_t>(2 * half));
    BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), plain.data(), half);
    BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), plain.data() + half, half);
    return plain;
}

} // namespace accueil::test

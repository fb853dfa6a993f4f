#include "shared/documents/trust.h"

#include <openssl/bn.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>

#include "shared/core/handle.h"

namespace accueil::documents {

namespace {

std::string capitals(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

std::string subject_part(X509* certificate, int nid) {
    const auto* subject = X509_get_subject_name(certificate);
    const int at = X509_NAME_get_index_by_NID(subject, nid, -1);
    if (at < 0) return {};
    unsigned char* utf8 = nullptr;
    const int size = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
    if (size < 0) return {};
    std::string text(utf8, utf8 + size);
    OPENSSL_free(utf8);
    return text;
}

std::string serial_hex(X509* certificate) {
    const core::Handle<BIGNUM, BN_free> serial(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
    char* hex = serial ? BN_bn2hex(serial.get()) : nullptr;
    if (!hex) return {};
    const std::string text(hex);
    OPENSSL_free(hex);
    const auto first = text.find_first_not_of('0');
    return first == std::string::npos ? "0" : text.substr(first);
}

const EVP_MD* hash_for(int curve_bits) {
    if (curve_bits <= 224) return EVP_sha224();
    if (curve_bits <= 256) return EVP_sha256();
    if (curve_bits <= 384) return EVP_sha384();
    return EVP_sha512();
}

// r‖s → the DER form that the library takes.
core::Bytes der_signature(core::BytesView plain) {
    const auto half = static_cast<int>(plain.size() / 2);
    const core::Handle<ECDSA_SIG, ECDSA_SIG_free> pair(ECDSA_SIG_new());
    BIGNUM* r = BN_bin2bn(plain.data(), half, nullptr);
    BIGNUM* s = BN_bin2bn(plain.data() + half, half, nullptr);
    if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    unsigned char* der = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &der);
    if (size <= 0) return {};
    core::Bytes bytes(der, der + size);
    OPENSSL_free(der);
    return bytes;
}

} // namespace

core::Result<Certificate> Certificate::from_der(core::BytesView der) {
    const unsigned char* at = der.data();
    X509* read = d2i_X509(nullptr, &at, static_cast<long>(der.size()));
    if (!read) return core::fail(core::ErrorKind::InvalidInput, "not a DER certificate");
    Certificate certificate;
    certificate.x509_ = std::shared_ptr<x509_st>(read, X509_free);
    certificate.signer_cert_ref_ =
        capitals(subject_part(read, NID_countryName) + subject_part(read, NID_commonName) + serial_hex(read));
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    if (X509_digest(read, EVP_sha1(), digest, &size) == 1)
        certificate.sha1_hex_ = capitals(core::to_hex({digest, size}));
    return certificate;
}

bool Certificate::verifies(core::BytesView message, core::BytesView signature) const {
    EVP_PKEY* key = X509_get0_pubkey(x509_.get());
    if (!key || EVP_PKEY_get_base_id(key) != EVP_PKEY_EC) return false;
    if (signature.empty() || signature.size() % 2 != 0 || signature.size() > 2 * 66) return false;
    const auto der = der_signature(signature);
    const core::Handle<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    return context && !der.empty() &&
           EVP_DigestVerifyInit(context.get(), nullptr, hash_for(EVP_PKEY_get_bits(key)), nullptr, key) == 1 &&
           EVP_DigestVerify(context.get(), der.data(), der.size(), message.data(), message.size()) == 1;
}

bool Certificate::stands_behind(const Certificate& other) const {
    if (X509_cmp(x509_.get(), other.x509_.get()) == 0) return true;
    EVP_PKEY* key = X509_get0_pubkey(x509_.get());
    return key && X509_check_issued(x509_.get(), other.x509_.get()) == X509_V_OK &&
           X509_verify(other.x509_.get(), key) == 1;
}

} // namespace accueil::documents

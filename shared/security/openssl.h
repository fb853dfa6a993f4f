// OpenSSL's objects as handles that free themselves, and PEM text through its memory streams. For the files that call
// OpenSSL, never for the headers of others.
#pragma once

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <string>

#include "shared/core/handle.h"

namespace accueil::security::openssl {

using Bio = core::Handle<BIO, BIO_free_all>;
using Certificate = core::Handle<X509, X509_free>;
using Extension = core::Handle<X509_EXTENSION, X509_EXTENSION_free>;
using Key = core::Handle<EVP_PKEY, EVP_PKEY_free>;
using Name = core::Handle<X509_NAME, X509_NAME_free>;
using Number = core::Handle<BIGNUM, BN_free>;
using Request = core::Handle<X509_REQ, X509_REQ_free>;

// Reads from the text, which must outlive it.
[[nodiscard]] inline Bio reading(const std::string& text) {
    return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}
[[nodiscard]] inline Bio writing() { return Bio(BIO_new(BIO_s_mem())); }
// What was written so far.
[[nodiscard]] inline std::string text_of(const Bio& bio) {
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &data);
    return size > 0 ? std::string(data, static_cast<std::size_t>(size)) : std::string();
}

} // namespace accueil::security::openssl

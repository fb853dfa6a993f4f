// OpenSSL's objects as handles that free themselves, and PEM text through its memory streams. For the files that call
// OpenSSL, never for the headers of others.
#pragma once

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <string>

namespace accueil::security::openssl {

template<auto free_function>
struct Freed {
    template<class T>
    void operator()(T* object) const {
        free_function(object);
    }
};
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Name = std::unique_ptr<X509_NAME, Freed<X509_NAME_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Request = std::unique_ptr<X509_REQ, Freed<X509_REQ_free>>;

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

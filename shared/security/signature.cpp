#include <sodium.h>

#include "shared/security/identity.h"

namespace accueil::security {

SignaturePair make_signature_pair(core::Random& random) {
    core::Bytes seed(crypto_sign_SEEDBYTES);
    random.fill(std::as_writable_bytes(std::span(seed)));
    auto pair = signature_pair_from_seed(seed);
    sodium_memzero(seed.data(), seed.size());
    return std::move(*pair);
}

core::Result<SignaturePair> signature_pair_from_seed(core::BytesView seed) {
    if (seed.size() != crypto_sign_SEEDBYTES)
        return core::fail(core::ErrorKind::InvalidInput, "signature seed has not 32 bytes");
    SignaturePair pair{core::Bytes(crypto_sign_PUBLICKEYBYTES), core::Bytes(crypto_sign_SECRETKEYBYTES)};
    crypto_sign_seed_keypair(pair.public_key.data(), pair.secret_key.data(), seed.data());
    return pair;
}

core::Result<core::Bytes> sign(core::BytesView message, const SignaturePair& pair) {
    if (pair.secret_key.size() != crypto_sign_SECRETKEYBYTES)
        return core::fail(core::ErrorKind::InvalidInput, "signature key has not 64 bytes");
    core::Bytes signature(crypto_sign_BYTES);
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), pair.secret_key.data());
    return signature;
}

bool signature_matches(core::BytesView message, core::BytesView signature, core::BytesView public_key) {
    return signature.size() == crypto_sign_BYTES && public_key.size() == crypto_sign_PUBLICKEYBYTES &&
           crypto_sign_verify_detached(signature.data(), message.data(), message.size(), public_key.data()) == 0;
}

} // namespace accueil::security

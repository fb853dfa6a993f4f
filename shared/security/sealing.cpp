#include "shared/security/sealing.h"

#include <sodium.h>

namespace accueil::security {

namespace {

void fill(core::Random& random, core::Bytes& bytes) { random.fill(std::as_writable_bytes(std::span(bytes))); }

SealingPair pair_from_random(core::Random& random) {
    core::Bytes seed(crypto_box_SEEDBYTES);
    fill(random, seed);
    SealingPair pair{core::Bytes(crypto_box_PUBLICKEYBYTES), core::Bytes(crypto_box_SECRETKEYBYTES)};
    crypto_box_seed_keypair(pair.public_key.data(), pair.secret_key.data(), seed.data());
    sodium_memzero(seed.data(), seed.size());
    return pair;
}

} // namespace

SealingPair make_sealing_pair(core::Random& random) { return pair_from_random(random); }

// The construction of crypto_box_seal() with the one-time key from our own source of randomness, so that a simulation
// can be replayed: one-time public key, then the box under the nonce BLAKE2b(one-time key ‖ receiver's key).
core::Result<core::Bytes> seal(core::BytesView plain, core::BytesView public_key, core::Random& random) {
    if (public_key.size() != crypto_box_PUBLICKEYBYTES)
        return core::fail(core::ErrorKind::InvalidInput, "sealing key has not 32 bytes");
    auto once = pair_from_random(random);
    core::Bytes nonce(crypto_box_NONCEBYTES);
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, nonce.size());
    crypto_generichash_update(&state, once.public_key.data(), once.public_key.size());
    crypto_generichash_update(&state, public_key.data(), public_key.size());
    crypto_generichash_final(&state, nonce.data(), nonce.size());

    core::Bytes sealed(crypto_box_SEALBYTES + plain.size());
    std::copy(once.public_key.begin(), once.public_key.end(), sealed.begin());
    const int failed = crypto_box_easy(sealed.data() + crypto_box_PUBLICKEYBYTES, plain.data(), plain.size(),
                                       nonce.data(), public_key.data(), once.secret_key.data());
    sodium_memzero(once.secret_key.data(), once.secret_key.size());
    if (failed) return core::fail(core::ErrorKind::InvalidInput, "sealing key is not a point of the curve");
    return sealed;
}

core::Result<core::Bytes> unseal(core::BytesView sealed, const SealingPair& pair) {
    if (pair.public_key.size() != crypto_box_PUBLICKEYBYTES || pair.secret_key.size() != crypto_box_SECRETKEYBYTES)
        return core::fail(core::ErrorKind::InvalidInput, "sealing pair has not twice 32 bytes");
    if (sealed.size() < crypto_box_SEALBYTES)
        return core::fail(core::ErrorKind::Corrupt, "sealed payload is too short");
    core::Bytes plain(sealed.size() - crypto_box_SEALBYTES);
    if (crypto_box_seal_open(plain.data(), sealed.data(), sealed.size(), pair.public_key.data(),
                             pair.secret_key.data()) != 0)
        return core::fail(core::ErrorKind::Corrupt, "sealed payload does not open");
    return plain;
}

} // namespace accueil::security

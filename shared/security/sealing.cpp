#include "shared/security/sealing.h"

#include <sodium.h>

#include <algorithm>

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
core::Result<OneTimeSeal> OneTimeSeal::make(core::BytesView public_key, core::Random& random) {
    OneTimeSeal seal;
    static_assert(crypto_box_PUBLICKEYBYTES == sizeof seal.receiver_ &&
                  crypto_box_BEFORENMBYTES == sizeof seal.shared_);
    static_assert(crypto_box_NONCEBYTES == sizeof seal.nonce_);
    if (public_key.size() != seal.receiver_.size())
        return core::fail(core::ErrorKind::InvalidInput, "sealing key has not 32 bytes");
    auto once = pair_from_random(random);
    std::ranges::copy(public_key, seal.receiver_.begin());
    std::ranges::copy(once.public_key, seal.once_.begin());
    const int failed = crypto_box_beforenm(seal.shared_.data(), public_key.data(), once.secret_key.data());
    sodium_memzero(once.secret_key.data(), once.secret_key.size());
    if (failed) return core::fail(core::ErrorKind::InvalidInput, "sealing key is not a point of the curve");

    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, seal.nonce_.size());
    crypto_generichash_update(&state, seal.once_.data(), seal.once_.size());
    crypto_generichash_update(&state, public_key.data(), public_key.size());
    crypto_generichash_final(&state, seal.nonce_.data(), seal.nonce_.size());
    return seal;
}

OneTimeSeal::~OneTimeSeal() { sodium_memzero(shared_.data(), shared_.size()); }

bool OneTimeSeal::is_for(core::BytesView public_key) const { return std::ranges::equal(receiver_, public_key); }

core::Bytes OneTimeSeal::close(core::BytesView plain) && {
    core::Bytes sealed(crypto_box_SEALBYTES + plain.size());
    std::ranges::copy(once_, sealed.begin());
    // Fails for sizes beyond memory only.
    static_cast<void>(crypto_box_easy_afternm(sealed.data() + once_.size(), plain.data(), plain.size(), nonce_.data(),
                                              shared_.data()));
    return sealed;
}

core::Result<core::Bytes> seal(core::BytesView plain, core::BytesView public_key, core::Random& random) {
    auto once = OneTimeSeal::make(public_key, random);
    if (!once) return std::unexpected(std::move(once.error()));
    return std::move(*once).close(plain);
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

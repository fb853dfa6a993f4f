#include <sodium.h>

#include <algorithm>

#include "shared/security/files.h"
#include "shared/security/sealing.h"

namespace accueil::security {

namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(DeviceKey::size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

} // namespace

DeviceKey DeviceKey::make(core::Random& random) {
    DeviceKey key;
    random.fill(std::as_writable_bytes(std::span(key.key_)));
    return key;
}

core::Result<DeviceKey> DeviceKey::from(core::BytesView bytes) {
    if (bytes.size() != size) return core::fail(core::ErrorKind::InvalidInput, "device key has not 32 bytes");
    DeviceKey key;
    std::ranges::copy(bytes, key.key_.begin());
    return key;
}

core::Result<DeviceKey> DeviceKey::load_or_make(const std::string& path, core::Random& random) {
    auto text = read_private(path);
    if (!text && text.error().kind != core::ErrorKind::NotFound) return std::unexpected(text.error());
    if (text) {
        const auto bytes = core::from_hex(std::string_view(*text).substr(0, 2 * size));
        if (!bytes) return core::fail(core::ErrorKind::Corrupt, "device key file is not hexadecimal");
        return from(*bytes);
    }
    const auto key = make(random);
    if (auto written = write_private(path, core::to_hex(key.key_) + "\n"); !written)
        return std::unexpected(written.error());
    return key;
}

DeviceKey::~DeviceKey() { sodium_memzero(key_.data(), key_.size()); }

core::Bytes DeviceKey::close(core::BytesView plain, std::string_view place, core::Random& random) const {
    core::Bytes box(nonce_size + plain.size() + tag_size);
    random.fill(std::as_writable_bytes(std::span(box).first(nonce_size)));
    const auto where = core::to_bytes(place);
    crypto_aead_xchacha20poly1305_ietf_encrypt(box.data() + nonce_size, nullptr, plain.data(), plain.size(),
                                               where.data(), where.size(), nullptr, box.data(), key_.data());
    return box;
}

core::Result<core::Bytes> DeviceKey::open(core::BytesView box, std::string_view place) const {
    if (box.size() < nonce_size + tag_size) return core::fail(core::ErrorKind::Corrupt, "device box is too short");
    core::Bytes plain(box.size() - nonce_size - tag_size);
    const auto where = core::to_bytes(place);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, box.data() + nonce_size,
                                                   box.size() - nonce_size, where.data(), where.size(), box.data(),
                                                   key_.data()) != 0)
        return core::fail(core::ErrorKind::Corrupt, "device box does not open");
    return plain;
}

} // namespace accueil::security

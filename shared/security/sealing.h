// Two kinds of closed boxes around personal data.
//
// A *sealed* payload can be opened by the scheduler only: libsodium's sealed box (X25519, XSalsa20-Poly1305), so a
// stolen terminal gives nothing away. A *device box* can be opened by this terminal only, with a key file that never
// leaves it: for the rows of today's arrivals, which staff must see with the scheduler down. Thread-safe. Opening
// errors: Corrupt, without saying more.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "shared/core/bytes.h"
#include "shared/core/random.h"

namespace accueil::security {

struct SealingPair {
    core::Bytes public_key; // 32 bytes, X25519
    core::Bytes secret_key; // 32 bytes
};
[[nodiscard]] SealingPair make_sealing_pair(core::Random& random);

// A sealed box but for what goes into it: its one-time key is made and agreed with the receiver's, which is nearly all
// of the work. For one payload; made while nobody waits. Wiped from memory when it ends.
class OneTimeSeal {
  public:
    // InvalidInput when the key has not 32 bytes or is not a point of the curve.
    [[nodiscard]] static core::Result<OneTimeSeal> make(core::BytesView public_key, core::Random& random);
    OneTimeSeal(const OneTimeSeal&) = delete;
    OneTimeSeal& operator=(const OneTimeSeal&) = delete;
    OneTimeSeal(OneTimeSeal&&) noexcept = default;
    OneTimeSeal& operator=(OneTimeSeal&&) noexcept = default;
    ~OneTimeSeal();

    [[nodiscard]] bool is_for(core::BytesView public_key) const;
    // What crypto_box_seal() makes.
    [[nodiscard]] core::Bytes close(core::BytesView plain) &&;

  private:
    OneTimeSeal() = default;
    std::array<std::uint8_t, 32> receiver_{}, once_{}, shared_{};
    std::array<std::uint8_t, 24> nonce_{};
};

// Both in one. Errors as above.
[[nodiscard]] core::Result<core::Bytes> seal(core::BytesView plain, core::BytesView public_key, core::Random& random);
[[nodiscard]] core::Result<core::Bytes> unseal(core::BytesView sealed, const SealingPair& pair);

// XChaCha20-Poly1305. Wiped from memory when it ends.
class DeviceKey {
  public:
    static constexpr std::size_t size = 32;

    [[nodiscard]] static DeviceKey make(core::Random& random);
    [[nodiscard]] static core::Result<DeviceKey> from(core::BytesView bytes); // InvalidInput unless 32 bytes
    // Reads the key file, or makes it (mode 0600) when there is none. Refused when others may read it.
    [[nodiscard]] static core::Result<DeviceKey> load_or_make(const std::string& path, core::Random& random);

    DeviceKey(const DeviceKey&) = default;
    DeviceKey& operator=(const DeviceKey&) = default;
    ~DeviceKey();

    // `place` names where the box is kept (table and row); a box moved to another place does not open.
    [[nodiscard]] core::Bytes close(core::BytesView plain, std::string_view place, core::Random& random) const;
    [[nodiscard]] core::Result<core::Bytes> open(core::BytesView box, std::string_view place) const;
    [[nodiscard]] core::BytesView bytes() const { return key_; }

  private:
    DeviceKey() = default;
    std::array<std::uint8_t, size> key_{};
};

} // namespace accueil::security

// Any bytes as a sealed payload and as a box of this device.
#include "shared/core/random.h"
#include "shared/security/sealing.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil;
    static core::SystemRandom random;
    static const auto pair = security::make_sealing_pair(random);
    static const auto device = security::DeviceKey::from(core::Bytes(32, 7)).value();
    static_cast<void>(security::unseal({data, size}, pair));
    static_cast<void>(device.open({data, size}, "fuzz"));
    return 0;
}

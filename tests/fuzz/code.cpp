// Any text as one of our own codes, and any bytes inside of the envelope: the slip, the letter, the badge.
#include <cstdlib>

#include "shared/documents/code/base32.h"
#include "shared/documents/code/code.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil;
    namespace code = documents::code;
    static const auto key = code::SigningKey::from_seed("yul-int-01", std::array<std::uint8_t, 32>{1});
    static const std::array signers{key.public_key()};
    static_cast<void>(code::decode(fuzz::text(data, size), signers));
    const auto inside = code::decode(std::string(code::prefix) + code::to_base32({data, size}), signers);
    if (!inside) return 0;
    // What was read can be issued again, and then reads as ours.
    const auto issued = std::visit([&](const auto& one) { return code::encode(one, key); }, *inside);
    if (!issued) return 0;
    const auto again = code::decode(*issued, signers);
    if (!again) std::abort();
    if (!std::visit([](const auto& one) { return one.signature_valid == true; }, *again)) std::abort();
    return 0;
}

// What the confined decoder might send when a picture has taken it over.
#include <cstddef>
#include <cstdint>

#include "shared/scanning/reply.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil::scanning;
    const auto reply = parse_reply({data, size});
    if (reply && !parse_reply(to_bytes(*reply))) __builtin_trap();
    return 0;
}

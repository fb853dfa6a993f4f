// Any text as one of our own codes.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "shared/documents/code/code.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(accueil::documents::code::decode(text, {}));
    return 0;
}

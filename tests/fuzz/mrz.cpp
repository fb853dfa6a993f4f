// Any text as a machine-readable zone.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "shared/documents/mrz/compose.h"
#include "shared/documents/mrz/lines.h"
#include "shared/documents/mrz/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil::documents;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(mrz::looks_like(text));
    if (const auto zone = mrz::read(text)) static_cast<void>(mrz::compose(*zone));
    return 0;
}

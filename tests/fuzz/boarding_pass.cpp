// Any text as a BCBP record, on any day.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "shared/documents/bcbp/compose.h"
#include "shared/documents/bcbp/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil::documents;
    if (size < 2) return 0;
    const std::chrono::sys_days today(std::chrono::days(data[0] << 8 | data[1]));
    const auto pass = bcbp::read({reinterpret_cast<const char*>(data) + 2, size - 2}, today);
    if (pass) static_cast<void>(bcbp::compose(*pass));
    return 0;
}

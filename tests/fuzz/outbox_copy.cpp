// The copy of an outbox comes from a stick that anybody may have written to.
#include "shared/wire/outbox_copy.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto copy = accueil::wire::read_outbox_copy({reinterpret_cast<const char*>(data), size});
    if (!copy) return 0;
    // What was read is written and read again as the same.
    auto text = accueil::wire::outbox_copy_head(copy->terminal);
    for (const auto& item : copy->items) text += accueil::wire::outbox_copy_line(item);
    const auto again = accueil::wire::read_outbox_copy(text);
    if (!again || again->items != copy->items || again->damaged != 0) std::abort();
    return 0;
}

// Any text as a VDS-NC; what reads has a canonical form that reads the same again.
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "shared/documents/vdsnc/canonical.h"
#include "shared/documents/vdsnc/read.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil;
    const auto text = fuzz::text(data, size);
    static_cast<void>(documents::vdsnc::looks_like(text));
    static_cast<void>(documents::vdsnc::read(text, {}));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded()) return 0;
    const auto once = documents::vdsnc::canonical(json);
    if (!once) return 0;
    const auto again = documents::vdsnc::canonical(nlohmann::json::parse(*once));
    if (!again || *again != *once) std::abort();
    return 0;
}

// The first line is the form of a pattern, the rest a number on a paper.
#include "shared/documents/reference/reference.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil;
    const auto text = fuzz::text(data, size);
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return 0;
    const documents::ReferencePattern pattern{"ours", std::string(text.substr(0, end))};
    static_cast<void>(documents::reference::find(text.substr(end + 1), {&pattern, 1}));
    static_cast<void>(documents::reference::find(text.substr(end + 1), documents::reference::default_patterns()));
    return 0;
}

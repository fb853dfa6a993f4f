// Any bytes at the one door: recognise, then everything that the journey and the tools do with the result.
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "shared/documents/json.h"
#include "shared/documents/recognise.h"
#include "shared/documents/traveller.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil;
    static const documents::RecogniseContext context(core::Instant(std::chrono::seconds(1'772'463'600)));
    const auto document = documents::recognise({data, size}, context);
    if (document) static_cast<void>(documents::traveller(*document));
    static_cast<void>(documents::to_json(document).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    return 0;
}

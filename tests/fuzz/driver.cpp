// Any line as a request to the driver of the kiosk.
#include <cstdlib>

#include "kiosk/runtime/driver_request.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil::runtime;
    const auto request = parse_driver_request(accueil::fuzz::text(data, size));
    if (!request) return 0;
    const auto* advance = std::get_if<driving::Advance>(&*request);
    if (advance != nullptr && (advance->by.count() < 0 || advance->by > furthest_advance)) std::abort();
    return 0;
}

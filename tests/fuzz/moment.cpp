// The small texts that come with everything: instants, local times, dates, hexadecimal, base64, zones.
#include <cstdlib>

#include "shared/calendar/date.h"
#include "shared/calendar/zone.h"
#include "shared/core/bytes.h"
#include "shared/core/clock.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil;
    const auto text = fuzz::text(data, size);
    if (const auto instant = core::parse_rfc3339(text)) {
        const auto again = core::parse_rfc3339(core::to_rfc3339(*instant));
        if (!again || core::to_rfc3339(*again) != core::to_rfc3339(*instant)) std::abort();
    }
    static_cast<void>(calendar::parse_local_time(text));
    static_cast<void>(calendar::parse_date(text));
    static_cast<void>(calendar::find_zone(text));
    if (const auto bytes = core::from_hex(text); bytes && core::from_hex(core::to_hex(*bytes)) != *bytes) std::abort();
    if (const auto bytes = core::from_base64(text); bytes && core::from_base64(core::to_base64(*bytes)) != *bytes)
        std::abort();
    return 0;
}

// Offices and regions: data of the scheduler, kept in the terminal for the days without a network.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "shared/booking/slot.h"
#include "shared/core/id.h"

namespace accueil::booking {

// Several regions can share an office, and a region can have several.
struct Office {
    core::OfficeId id;
    std::string name;                      // French: "Bureau de Montréal – Centre"
    std::vector<core::RegionCode> regions; // "06", …
    std::vector<std::string> address;      // printed lines
    std::string directions;                // French, one or two sentences; may be empty
    std::string telephone;
    std::string zone = "America/Toronto"; // IANA
    std::vector<Mode> modes{Mode::InPerson};
    std::vector<std::chrono::local_days> closed; // days off beyond the public-service holidays
    std::vector<std::chrono::local_days> opened; // days worked although the rule says holiday or weekend

    bool operator==(const Office&) const = default;
};

// The 17 administrative regions of Québec, in the official order. Names are proper names: not translated.
struct Region {
    core::RegionCode code;
    std::string_view name;
};
[[nodiscard]] const std::vector<Region>& regions();

} // namespace accueil::booking

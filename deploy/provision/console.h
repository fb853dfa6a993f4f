// What every command of accueilctl gets: where it reads and writes, the clock and randomness, and how it ends.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <nlohmann/json.hpp>
#include <string_view>

#include "shared/core/clock.h"
#include "shared/core/error.h"
#include "shared/core/random.h"

namespace accueil::provision {

using Json = nlohmann::ordered_json; // members stay in the order in which they are documented

// The streams and services outlive the console.
struct Console {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    core::Clock& clock;
    core::Random& random;
    std::filesystem::path configuration; // --configuration: the terminal's file
    int status = 0;                      // exit status: 0 done, 1 refused or failed, 2 wrong use

    void line(const Json& object);                            // one line of JSON
    void refuse(const core::Error& error, bool json = false); // says why, on stderr or as {"error": …}; status 1
};

[[nodiscard]] Json to_json(const core::Error& error); // {"error": {"kind", "detail"}}

} // namespace accueil::provision

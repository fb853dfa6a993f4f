// The documents of made-up people that tests, benches and the demonstration show to the camera.
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "shared/scanning/code.h"

namespace accueil::samples {

struct SampleDocument {
    std::string name; // of its picture, without the ending: "boarding-pass-pdf417"
    scanning::Symbology symbology{};
    std::string payload;
};

// Boarding passes are of flights on that day.
[[nodiscard]] std::vector<SampleDocument> documents(std::chrono::year_month_day day);

// One leg, mandatory items only (IATA resolution 792).
struct Pass {
    std::string name; // "TREMBLAY/ALICE"
    std::string pnr;
    std::string from, to, carrier, flight, seat;
};
[[nodiscard]] std::string boarding_pass(const Pass& pass, std::chrono::year_month_day day);

} // namespace accueil::samples

// The fields of a BCBP record: offset and size within their section, in the order and with the item numbers of the
// table in IATA Resolution 792 attachment A, so that the two can be held side by side.
#pragma once

#include <cstddef>

namespace accueil::documents::bcbp {

struct Place {
    std::size_t at, size;
};

namespace unique_mandatory {
constexpr std::size_t size = 23;
constexpr Place format{0, 1};          // item 1, "M"
constexpr Place legs{1, 1};            // item 5
constexpr Place passenger_name{2, 20}; // item 11
constexpr Place e_ticket{22, 1};       // item 253
} // namespace unique_mandatory

namespace repeated_mandatory {
constexpr std::size_t size = 37;
// Passes made before check-in end behind the day of the flight.
constexpr std::size_t shortest = 24;
constexpr Place pnr{0, 7};            // item 7
constexpr Place from{7, 3};           // item 26
constexpr Place to{10, 3};            // item 38
constexpr Place carrier{13, 3};       // item 42
constexpr Place flight_number{16, 5}; // item 43
constexpr Place date_julian{21, 3};   // item 46
constexpr Place cabin{24, 1};         // item 71
constexpr Place seat{25, 4};          // item 104
constexpr Place sequence{29, 5};      // item 107
constexpr Place status{34, 1};        // item 113
constexpr Place variable_size{35, 2}; // item 6, hexadecimal
} // namespace repeated_mandatory

// Offsets count from the ">" that opens the section.
namespace unique_conditional {
constexpr std::size_t header = 4;
constexpr Place version{1, 1};                            // item 9
constexpr Place size{2, 2};                               // item 10, hexadecimal, of what follows it
constexpr Place passenger_description{4, 1};              // item 15
constexpr Place source_checkin{5, 1};                     // item 12
constexpr Place source_issuance{6, 1};                    // item 14
constexpr Place issue_date{7, 4};                         // item 22, YDDD
constexpr Place document_type{11, 1};                     // item 16
constexpr Place issuer{12, 3};                            // item 21
constexpr Place bag_tags[]{{15, 13}, {28, 13}, {41, 13}}; // items 23, 31, 32
} // namespace unique_conditional

// Offsets count from the size (item 17) that opens the section.
namespace repeated_conditional {
constexpr std::size_t header = 2;
constexpr Place size{0, 2};               // item 17, hexadecimal, of what follows it
constexpr Place airline_numeric{2, 3};    // item 142
constexpr Place document_number{5, 10};   // item 143
constexpr Place selectee{15, 1};          // item 18
constexpr Place intl_doc{16, 1};          // item 108
constexpr Place marketing_carrier{17, 3}; // item 19
constexpr Place ff_airline{20, 3};        // item 20
constexpr Place ff_number{23, 16};        // item 236
constexpr Place id_ad{39, 1};             // item 89
constexpr Place free_baggage{40, 3};      // item 118
constexpr Place fast_track{43, 1};        // item 254
} // namespace repeated_conditional

// Offsets count from the "^" that opens the section.
namespace security {
constexpr std::size_t header = 4;
constexpr Place type{1, 1};   // item 25
constexpr Place length{2, 2}; // item 29, hexadecimal
} // namespace security

} // namespace accueil::documents::bcbp

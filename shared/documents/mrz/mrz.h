// A machine-readable zone (ICAO Doc 9303 parts 3 to 7) as it was read. Plain value; holds personal data.
#pragma once

#include <optional>
#include <string>

#include "shared/documents/short_text.h"

namespace accueil::documents {

enum class MrzFormat { Td1, Td2, Td3, MrvA, MrvB };

// The names of the standard: "TD1" … "MRV-B".
[[nodiscard]] std::string_view name(MrzFormat format);

// Whether each check digit agrees; none where the format has no such digit.
struct MrzChecks {
    bool document_number = false;
    bool birth_date = false;
    bool expiry_date = false;
    std::optional<bool> optional;
    std::optional<bool> composite;

    [[nodiscard]] bool all() const {
        return document_number && birth_date && expiry_date && optional.value_or(true) && composite.value_or(true);
    }
    bool operator==(const MrzChecks&) const = default;
};

struct Mrz {
    MrzFormat format = MrzFormat::Td3;
    ShortText<2> document_code;
    ShortText<3> issuing_state;
    std::string document_number;       // put together again when it was too long for its field
    std::string surname, given_names;  // fillers are blanks
    bool name_maybe_truncated = false; // the name fills its field to the last place
    ShortText<3> nationality;
    ShortText<6> birth_date;         // YYMMDD as printed; unknown parts are "<<"
    bool birth_date_valid = false;   // a day of some calendar year, as far as it is known
    bool birth_date_partial = false; // some part is unknown
    ShortText<1> sex;                // "M", "F", "X"; empty when not stated
    ShortText<6> expiry_date;        // YYMMDD as printed
    bool expiry_date_valid = false;
    std::string optional;             // TD2, TD3, MRV-A, MRV-B
    std::string optional1, optional2; // TD1
    MrzChecks checks;
    bool repaired = false; // a misread character was corrected, and a check digit proves it

    bool operator==(const Mrz&) const = default;
};

} // namespace accueil::documents

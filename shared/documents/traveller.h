// What the journey needs of a document: who this seems to be, and how they came. Holds personal data.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/documents/document.h"

namespace accueil::documents {

struct ArrivalFlight {
    std::string carrier, number; // "AC", "834": without leading zeros
    std::string from, to;
    std::optional<std::chrono::year_month_day> date; // of departure, local

    bool operator==(const ArrivalFlight&) const = default;
};

// How the legs that are known lead to the desk's airport.
enum class Itinerary {
    Unknown,    // no flight on this document
    Direct,     // from abroad to here
    Connecting, // from abroad to another Canadian airport, from there to here
    Domestic,   // within Canada; where the person came from is on no pass that was shown
    Elsewhere   // none of the legs ends here
};

struct Traveller {
    std::string_view document_kind;       // where the name is from: kind() of the document
    std::string surname;                  // capitals, as documents have it
    std::vector<std::string> given_names; // in their order, "Anna", "Maria"
    std::string display_name;             // as one reads it: "Anna Maria ERIKSSON"
    bool name_maybe_truncated = false;
    std::optional<ArrivalFlight> flight; // the leg that ends here
    Itinerary itinerary = Itinerary::Unknown;

    bool operator==(const Traveller&) const = default;
};

constexpr std::string_view montreal = "YUL";

// None for documents that name nobody: slips, badges, invitations, references, unknown ones, seals without a zone.
[[nodiscard]] std::optional<Traveller> traveller(const Document& document, std::string_view here = montreal);

} // namespace accueil::documents

// A bar-coded boarding pass (IATA Resolution 792, BCBP) as it was read: texts as printed, trimmed, and the dates that
// they stand for at an arrivals desk. Plain value; holds personal data.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "shared/documents/short_text.h"

namespace accueil::documents {

struct Leg {
    ShortText<7> pnr;
    ShortText<3> from, to; // airports, or railway stations that sell as airports
    ShortText<3> carrier;  // the operating one
    ShortText<5> flight_number;
    ShortText<3> date_julian;                               // day of the year, as printed
    std::optional<std::chrono::year_month_day> flight_date; // none when the day is blank or 000
    ShortText<1> cabin;
    ShortText<4> seat;
    ShortText<5> sequence;
    ShortText<1> status;
    ShortText<3> airline_numeric;
    ShortText<10> document_number;
    ShortText<1> selectee, intl_doc;
    ShortText<3> marketing_carrier, ff_airline;
    ShortText<16> ff_number;
    ShortText<1> id_ad;
    ShortText<3> free_baggage;
    ShortText<1> fast_track;
    std::string airline_private;

    bool operator==(const Leg&) const = default;
};

struct PassSecurity {
    ShortText<1> type;
    int length = 0; // as stated; the data may be shorter when the record was cut
    std::string data;

    bool operator==(const PassSecurity&) const = default;
};

struct BoardingPass {
    ShortText<1> format;
    int legs_count = 0;
    ShortText<20> passenger_name; // SURNAME/GIVENNAMES, cut after 20 places
    ShortText<1> e_ticket;
    ShortText<1> version;
    ShortText<1> passenger_description, source_checkin, source_issuance;
    ShortText<4> issue_date_raw; // YDDD
    std::optional<std::chrono::year_month_day> issue_date;
    ShortText<1> document_type;
    ShortText<3> issuer;
    std::array<ShortText<13>, 3> bag_tags;
    std::optional<PassSecurity> security;
    std::vector<Leg> legs; // legs_count of them

    bool operator==(const BoardingPass&) const = default;
};

} // namespace accueil::documents

#include "shared/documents/bcbp/read.h"

#include <algorithm>

#include "shared/documents/bcbp/dates.h"
#include "shared/documents/bcbp/structure.h"

namespace accueil::documents::bcbp {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

void read_unique(const Sections& all, BoardingPass& pass) {
    namespace um = unique_mandatory;
    pass.format = field(all.unique_mandatory, um::format);
    pass.legs_count = static_cast<int>(all.leg_count);
    pass.passenger_name = field(all.unique_mandatory, um::passenger_name);
    pass.e_ticket = field(all.unique_mandatory, um::e_ticket);

    namespace uc = unique_conditional;
    const auto section = all.unique_conditional;
    pass.version = field(section, uc::version);
    pass.passenger_description = field(section, uc::passenger_description);
    pass.source_checkin = field(section, uc::source_checkin);
    pass.source_issuance = field(section, uc::source_issuance);
    pass.issue_date_raw = field(section, uc::issue_date);
    pass.document_type = field(section, uc::document_type);
    pass.issuer = field(section, uc::issuer);
    for (std::size_t i = 0; i < pass.bag_tags.size(); ++i) pass.bag_tags[i] = field(section, uc::bag_tags[i]);
}

void read_leg(const LegSections& sections, Leg& leg) {
    namespace rm = repeated_mandatory;
    leg.pnr = field(sections.mandatory, rm::pnr);
    leg.from = field(sections.mandatory, rm::from);
    leg.to = field(sections.mandatory, rm::to);
    leg.carrier = field(sections.mandatory, rm::carrier);
    leg.flight_number = field(sections.mandatory, rm::flight_number);
    leg.date_julian = field(sections.mandatory, rm::date_julian);
    leg.cabin = field(sections.mandatory, rm::cabin);
    leg.seat = field(sections.mandatory, rm::seat);
    leg.sequence = field(sections.mandatory, rm::sequence);
    leg.status = field(sections.mandatory, rm::status);

    namespace rc = repeated_conditional;
    leg.airline_numeric = field(sections.conditional, rc::airline_numeric);
    leg.document_number = field(sections.conditional, rc::document_number);
    leg.selectee = field(sections.conditional, rc::selectee);
    leg.intl_doc = field(sections.conditional, rc::intl_doc);
    leg.marketing_carrier = field(sections.conditional, rc::marketing_carrier);
    leg.ff_airline = field(sections.conditional, rc::ff_airline);
    leg.ff_number = field(sections.conditional, rc::ff_number);
    leg.id_ad = field(sections.conditional, rc::id_ad);
    leg.free_baggage = field(sections.conditional, rc::free_baggage);
    leg.fast_track = field(sections.conditional, rc::fast_track);
    leg.airline_private = trimmed(sections.airline_private);
}

PassSecurity read_security(std::string_view section) {
    PassSecurity block;
    block.type = field(section, security::type);
    block.length = std::max(size_at(section, security::length), 0);
    block.data = trimmed(part(section, security::header, static_cast<std::size_t>(block.length)));
    return block;
}

// Issue date, then each leg in its turn: no flight leaves before its pass was issued or the flight before it left,
// give or take the date line.
void date(BoardingPass& pass, sys_days today) {
    std::optional<sys_days> floor;
    if (const auto issued = issue_date(pass.issue_date_raw, today)) {
        pass.issue_date = *issued;
        floor = *issued - days(1);
    }
    for (auto& leg : pass.legs) {
        const int day = number(leg.date_julian);
        const auto flown = floor ? first_not_before(day, *floor) : nearest(day, today);
        if (!flown) continue;
        leg.flight_date = *flown;
        floor = *flown - days(1);
    }
}

} // namespace

core::Result<BoardingPass> read(std::string_view record, sys_days today) {
    const auto all = sections(record);
    if (!all) return std::unexpected(all.error());
    core::Result<BoardingPass> result(std::in_place);
    read_unique(*all, *result);
    result->legs.resize(all->leg_count);
    for (std::size_t i = 0; i < all->leg_count; ++i) read_leg(all->legs[i], result->legs[i]);
    if (!all->security.empty()) result->security = read_security(all->security);
    date(*result, today);
    return result;
}

} // namespace accueil::documents::bcbp

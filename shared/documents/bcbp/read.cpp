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
    take<um::format>(all.unique_mandatory, pass.format);
    pass.legs_count = static_cast<int>(all.leg_count);
    take<um::passenger_name>(all.unique_mandatory, pass.passenger_name);
    take<um::e_ticket>(all.unique_mandatory, pass.e_ticket);

    namespace uc = unique_conditional;
    const auto section = all.unique_conditional;
    take<uc::version>(section, pass.version);
    take<uc::passenger_description>(section, pass.passenger_description);
    take<uc::source_checkin>(section, pass.source_checkin);
    take<uc::source_issuance>(section, pass.source_issuance);
    take<uc::issue_date>(section, pass.issue_date_raw);
    take<uc::document_type>(section, pass.document_type);
    take<uc::issuer>(section, pass.issuer);
    take<uc::bag_tags[0]>(section, pass.bag_tags[0]);
    take<uc::bag_tags[1]>(section, pass.bag_tags[1]);
    take<uc::bag_tags[2]>(section, pass.bag_tags[2]);
}

void read_leg(const LegSections& sections, Leg& leg) {
    namespace rm = repeated_mandatory;
    take<rm::pnr>(sections.mandatory, leg.pnr);
    take<rm::from>(sections.mandatory, leg.from);
    take<rm::to>(sections.mandatory, leg.to);
    take<rm::carrier>(sections.mandatory, leg.carrier);
    take<rm::flight_number>(sections.mandatory, leg.flight_number);
    take<rm::date_julian>(sections.mandatory, leg.date_julian);
    take<rm::cabin>(sections.mandatory, leg.cabin);
    take<rm::seat>(sections.mandatory, leg.seat);
    take<rm::sequence>(sections.mandatory, leg.sequence);
    take<rm::status>(sections.mandatory, leg.status);

    namespace rc = repeated_conditional;
    take<rc::airline_numeric>(sections.conditional, leg.airline_numeric);
    take<rc::document_number>(sections.conditional, leg.document_number);
    take<rc::selectee>(sections.conditional, leg.selectee);
    take<rc::intl_doc>(sections.conditional, leg.intl_doc);
    take<rc::marketing_carrier>(sections.conditional, leg.marketing_carrier);
    take<rc::ff_airline>(sections.conditional, leg.ff_airline);
    take<rc::ff_number>(sections.conditional, leg.ff_number);
    take<rc::id_ad>(sections.conditional, leg.id_ad);
    take<rc::free_baggage>(sections.conditional, leg.free_baggage);
    take<rc::fast_track>(sections.conditional, leg.fast_track);
    leg.airline_private = trimmed(sections.airline_private);
}

PassSecurity read_security(std::string_view section) {
    PassSecurity block;
    take<security::type>(section, block.type);
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

#include "shared/documents/bcbp/compose.h"

#include <algorithm>
#include <format>

#include "shared/documents/bcbp/fields.h"

namespace accueil::documents::bcbp {

namespace {

// A section under construction: blanks, then fields put in their places.
class Section {
  public:
    explicit Section(std::size_t size) : text_(size, ' ') {}

    void put(Place place, std::string_view value) {
        std::ranges::copy(value.substr(0, place.size), text_.begin() + static_cast<std::ptrdiff_t>(place.at));
    }
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    std::string text_;
};

constexpr std::size_t end_of(Place place) { return place.at + place.size; }

std::string hex_size(std::size_t size) { return std::format("{:02X}", std::min<std::size_t>(size, 0xFF)); }

std::string unique_conditional_text(const BoardingPass& pass) {
    namespace uc = unique_conditional;
    std::size_t size = end_of(uc::issuer);
    for (std::size_t i = 0; i < pass.bag_tags.size(); ++i)
        if (!pass.bag_tags[i].empty()) size = end_of(uc::bag_tags[i]);
    Section section(size);
    section.put({0, 1}, ">");
    section.put(uc::version, pass.version);
    section.put(uc::size, hex_size(size - uc::header));
    section.put(uc::passenger_description, pass.passenger_description);
    section.put(uc::source_checkin, pass.source_checkin);
    section.put(uc::source_issuance, pass.source_issuance);
    section.put(uc::issue_date, pass.issue_date_raw);
    section.put(uc::document_type, pass.document_type);
    section.put(uc::issuer, pass.issuer);
    for (std::size_t i = 0; i < pass.bag_tags.size(); ++i)
        if (end_of(uc::bag_tags[i]) <= size) section.put(uc::bag_tags[i], pass.bag_tags[i]);
    return section.text();
}

std::string repeated_conditional_text(const Leg& leg) {
    namespace rc = repeated_conditional;
    constexpr auto size = end_of(rc::fast_track);
    Section section(size);
    section.put(rc::size, hex_size(size - rc::header));
    section.put(rc::airline_numeric, leg.airline_numeric);
    section.put(rc::document_number, leg.document_number);
    section.put(rc::selectee, leg.selectee);
    section.put(rc::intl_doc, leg.intl_doc);
    section.put(rc::marketing_carrier, leg.marketing_carrier);
    section.put(rc::ff_airline, leg.ff_airline);
    section.put(rc::ff_number, leg.ff_number);
    section.put(rc::id_ad, leg.id_ad);
    section.put(rc::free_baggage, leg.free_baggage);
    section.put(rc::fast_track, leg.fast_track);
    return section.text();
}

std::string mandatory_text(const Leg& leg, std::size_t variable_size) {
    namespace rm = repeated_mandatory;
    Section section(rm::size);
    section.put(rm::pnr, leg.pnr);
    section.put(rm::from, leg.from);
    section.put(rm::to, leg.to);
    section.put(rm::carrier, leg.carrier);
    section.put(rm::flight_number, leg.flight_number);
    section.put(rm::date_julian, leg.date_julian);
    section.put(rm::cabin, leg.cabin);
    section.put(rm::seat, leg.seat);
    section.put(rm::sequence, leg.sequence);
    section.put(rm::status, leg.status);
    section.put(rm::variable_size, hex_size(variable_size));
    return section.text();
}

int day_of_year(std::chrono::year_month_day day) {
    const auto first = std::chrono::sys_days(day.year() / std::chrono::January / 1);
    return static_cast<int>((std::chrono::sys_days(day) - first).count()) + 1;
}

} // namespace

std::string compose(const BoardingPass& pass) {
    namespace um = unique_mandatory;
    Section head(um::size);
    head.put(um::format, "M");
    head.put(um::legs, std::to_string(std::clamp<std::size_t>(pass.legs.size(), 1, 4)));
    head.put(um::passenger_name, pass.passenger_name);
    head.put(um::e_ticket, pass.e_ticket);

    std::string record = head.text();
    for (std::size_t i = 0; i < pass.legs.size() && i < 4; ++i) {
        std::string variable;
        if (!pass.version.empty()) {
            if (i == 0) variable += unique_conditional_text(pass);
            variable += repeated_conditional_text(pass.legs[i]);
        }
        variable += pass.legs[i].airline_private;
        variable.resize(std::min<std::size_t>(variable.size(), 0xFF));
        record += mandatory_text(pass.legs[i], variable.size()) + variable;
    }
    if (pass.security) {
        const auto& data = pass.security->data;
        record += std::format("^{:1}{}{}", pass.security->type.view(), hex_size(data.size()), data.substr(0, 0xFF));
    }
    return record;
}

std::string julian(std::chrono::year_month_day day) { return std::format("{:03}", day_of_year(day)); }

std::string yddd(std::chrono::year_month_day day) {
    return std::format("{}{:03}", static_cast<int>(day.year()) % 10, day_of_year(day));
}

} // namespace accueil::documents::bcbp

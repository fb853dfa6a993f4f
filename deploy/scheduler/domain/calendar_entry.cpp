#include "deploy/scheduler/domain/calendar_entry.h"

#include <format>

#include "shared/booking/booking.h"
#include "shared/calendar/zone.h"

namespace accueil::scheduler {

namespace {

std::string escaped(std::string_view text) { // section 3.3.11
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out;
}

// Section 3.1: at most 75 octets a line, and never within a UTF-8 character.
std::string folded(std::string line) {
    std::string out;
    std::size_t width = 75;
    while (line.size() > width) {
        std::size_t cut = width;
        while ((static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;
        out += line.substr(0, cut) + "\r\n ";
        line.erase(0, cut);
        width = 74;
    }
    return out + line + "\r\n";
}

std::string offset_text(std::chrono::seconds offset) {
    const auto total = std::chrono::duration_cast<std::chrono::minutes>(offset).count();
    return std::format("{}{:02}{:02}", total < 0 ? '-' : '+', std::abs(total) / 60, std::abs(total) % 60);
}

// The one observance that is in force at the meeting: section 3.6.5 asks for at least one.
std::string zone_block(calendar::Zone zone, core::Instant at) {
    const auto info = zone->get_info(at);
    const bool summer = info.save != std::chrono::minutes{0};
    const auto before = zone->get_info(info.begin - std::chrono::seconds{1});
    const std::string kind = summer ? "DAYLIGHT" : "STANDARD";
    return folded("BEGIN:VTIMEZONE") + folded("TZID:" + std::string(zone->name())) + folded("BEGIN:" + kind) +
           folded(std::format("DTSTART:{:%Y%m%dT%H%M%S}", info.begin + before.offset)) +
           folded("TZOFFSETFROM:" + offset_text(before.offset)) + folded("TZOFFSETTO:" + offset_text(info.offset)) +
           folded("TZNAME:" + info.abbrev) + folded("END:" + kind) + folded("END:VTIMEZONE");
}

std::string local(calendar::Zone zone, core::Instant at) {
    return std::format("{}:{:%Y%m%dT%H%M%S}", zone->name(),
                       std::chrono::floor<std::chrono::seconds>(calendar::local_time(at, zone)));
}

} // namespace

std::string to_icalendar(const wire::BookingView& view, const booking::Office& office, core::Instant stamp) {
    const auto zone = calendar::find_zone(office.zone).value_or(calendar::montreal());
    const bool cancelled = view.outcome == booking::Outcome::Cancelled;
    std::string place = office.name;
    for (const auto& line : office.address) place += ", " + line;
    return folded("BEGIN:VCALENDAR") + folded("VERSION:2.0") + folded("PRODID:-//Accueil//Scheduler//FR") +
           folded(cancelled ? "METHOD:CANCEL" : "METHOD:PUBLISH") + zone_block(zone, view.slot.start) +
           folded("BEGIN:VEVENT") + folded("UID:" + view.id.value) +
           folded(std::format("DTSTAMP:{:%Y%m%dT%H%M%S}Z", std::chrono::floor<std::chrono::seconds>(stamp))) +
           folded("DTSTART;TZID=" + local(zone, view.slot.start)) +
           folded("DTEND;TZID=" + local(zone, view.slot.start + view.slot.length)) +
           folded("SEQUENCE:" + std::to_string(view.sequence)) +
           folded(cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED") +
           folded("SUMMARY:" + escaped("Première rencontre d’accompagnement")) + folded("LOCATION:" + escaped(place)) +
           folded("DESCRIPTION:" + escaped("Référence : " + booking::short_reference(view.id))) + folded("END:VEVENT") +
           folded("END:VCALENDAR");
}

} // namespace accueil::scheduler

#include "shared/slip/icalendar.h"

#include <chrono>
#include <format>

namespace accueil::slip {

namespace chrono = std::chrono;

namespace {

constexpr std::size_t longest_line = 75; // octets without the CRLF

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Appends one content line, folded; a character is never torn, although the standard would allow it.
void append(std::string& out, std::string_view line) {
    std::size_t room = longest_line;
    while (line.size() > room) {
        std::size_t cut = room;
        while (cut > 1 && is_continuation(line[cut])) --cut;
        out.append(line.substr(0, cut)).append("\r\n ");
        line.remove_prefix(cut);
        room = longest_line - 1; // the leading blank counts
    }
    out.append(line).append("\r\n");
}

std::string stamp(chrono::local_seconds time) { return std::format("{:%Y%m%dT%H%M%S}", time); }
std::string stamp(chrono::sys_seconds time) { return std::format("{:%Y%m%dT%H%M%SZ}", time); }

std::string offset(chrono::seconds from_utc) {
    const auto minutes = chrono::abs(chrono::duration_cast<chrono::minutes>(from_utc)).count();
    return std::format("{}{:02}{:02}", from_utc.count() < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

// The observance in force at `when`: it began at a change from the offset before, told in the local time before it.
void append_zone(std::string& out, const chrono::time_zone& zone, chrono::sys_seconds when) {
    const auto now = zone.get_info(when);
    const bool changed = now.begin > chrono::sys_days(chrono::year(1970) / 1 / 1);
    const auto before = changed ? zone.get_info(now.begin - chrono::seconds(1)).offset : now.offset;
    const auto onset = changed ? now.begin : chrono::sys_seconds{};
    const char* kind = now.save == chrono::minutes(0) ? "STANDARD" : "DAYLIGHT";
    append(out, "BEGIN:VTIMEZONE");
    append(out, std::format("TZID:{}", zone.name()));
    append(out, std::format("BEGIN:{}", kind));
    append(out, "DTSTART:" + stamp(chrono::local_seconds((onset + before).time_since_epoch())));
    append(out, "TZOFFSETFROM:" + offset(before));
    append(out, "TZOFFSETTO:" + offset(now.offset));
    append(out, std::format("END:{}", kind));
    append(out, "END:VTIMEZONE");
}

std::string moment(std::string_view name, const chrono::time_zone* zone, chrono::sys_seconds when) {
    return zone != nullptr ? std::format("{};TZID={}:{}", name, zone->name(), stamp(zone->to_local(when)))
                           : std::format("{}:{}", name, stamp(when));
}

std::string place(const Slip& slip) {
    std::string line = slip.office;
    for (const auto& part : slip.address) line += ", " + part;
    return line;
}

// The zone of the database, or nullptr: a slip with an unknown zone is still printed, its event in UTC.
const chrono::time_zone* find_zone(const std::string& name) {
    try {
        return chrono::locate_zone(name);
    } catch (const std::exception&) {
        return nullptr;
    }
}

} // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c != '\r') out += c;
    }
    return out;
}

std::string to_icalendar(const Slip& slip, const text::Catalogue& catalogue) {
    const auto start = chrono::floor<chrono::seconds>(slip.start);
    const chrono::time_zone* zone = find_zone(slip.zone);
    std::string out;
    append(out, "BEGIN:VCALENDAR");
    append(out, "VERSION:2.0");
    append(out, "PRODID:-//Accueil//FR");
    if (zone != nullptr) append_zone(out, *zone, start);
    append(out, "BEGIN:VEVENT");
    append(out, "UID:" + slip.booking.value);
    append(out, "DTSTAMP:" + stamp(chrono::floor<chrono::seconds>(slip.printed_at)));
    append(out, std::format("SEQUENCE:{}", slip.sequence));
    append(out, moment("DTSTART", zone, start));
    // DTEND, not DURATION: many telephones' cameras know only that.
    append(out, moment("DTEND", zone, start + slip.length));
    append(out, "SUMMARY:" + escaped(catalogue.tr("Rendez-vous avec un agent d’aide à l’intégration")));
    if (slip.mode == booking::Mode::InPerson) append(out, "LOCATION:" + escaped(place(slip)));
    append(out, "DESCRIPTION:" + escaped(slip.reference));
    append(out, "END:VEVENT");
    append(out, "END:VCALENDAR");
    return out;
}

} // namespace accueil::slip

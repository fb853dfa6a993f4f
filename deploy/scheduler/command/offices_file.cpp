#include "deploy/scheduler/command/offices_file.h"

#include <array>

#include "shared/calendar/date.h"
#include "shared/calendar/zone.h"
#include "shared/configuration/section.h"
#include "shared/wire/json.h"

namespace accueil::scheduler {

namespace {

using configuration::Section;
using std::chrono::minutes;

int weekday(std::string_view text) {
    constexpr std::array<std::string_view, 7> names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == text) return static_cast<int>(i) + 1;
    }
    return 0;
}

std::optional<minutes> time_of_day(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto two = [&](std::size_t at) {
        const int high = text[at] - '0', low = text[at + 1] - '0';
        return high < 0 || high > 9 || low < 0 || low > 9 ? -1 : high * 10 + low;
    };
    const int hour = two(0), minute = two(3);
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return std::nullopt;
    return minutes{hour * 60 + minute};
}

std::vector<booking::Mode> read_modes(Section& section, std::vector<booking::Mode> otherwise) {
    if (!section.has("modes")) return otherwise;
    std::vector<booking::Mode> modes;
    for (const auto& text : section.texts("modes")) {
        if (const auto mode = wire::from_name<booking::Mode>(text))
            modes.push_back(*mode);
        else
            section.complain("modes", "has \"" + text + "\"; allowed: in-person, telephone, video");
    }
    return modes;
}

std::vector<calendar::Date> read_days(Section& section, std::string_view key) {
    std::vector<calendar::Date> days;
    for (const auto& text : section.texts(key)) {
        if (const auto day = calendar::parse_date(text))
            days.push_back(*day);
        else
            section.complain(key, "has \"" + text + "\"; allowed: dates such as \"2026-12-23\"");
    }
    return days;
}

Agent read_agent(Section section, const std::vector<booking::Mode>& modes) {
    Agent agent{section.required_text("id"), section.texts("languages", {"fr"}), read_modes(section, modes),
                section.integer("places", 6, {1, 50}), true};
    section.finish();
    return agent;
}

void read_hours(Section& section, OfficePlan& plan) {
    for (const auto& text : section.texts("hours")) {
        const auto hours = parse_hours(text);
        if (!hours)
            section.complain("hours", "has \"" + text + "\"; allowed: such as \"mon-fri 08:30-12:00\"");
        else
            plan.hours.insert(plan.hours.end(), hours->begin(), hours->end());
    }
}

OfficePlan read_office(Section section) {
    OfficePlan plan;
    auto& office = plan.office;
    office.id = core::OfficeId{section.required_text("id")};
    office.name = section.required_text("name");
    for (const auto& code : section.texts("regions")) office.regions.emplace_back(code);
    if (office.regions.empty()) section.complain("regions", "is missing; allowed: codes \"01\" to \"17\"");
    office.address = section.texts("address");
    office.directions = section.text("directions");
    office.telephone = section.text("telephone");
    office.zone = section.text("zone", office.zone);
    if (!calendar::find_zone(office.zone))
        section.complain("zone", "is not an IANA zone; allowed: such as America/Toronto");
    office.modes = read_modes(section, {booking::Mode::InPerson});
    office.closed = read_days(section, "closed");
    office.opened = read_days(section, "opened");
    plan.meeting = minutes{section.integer("minutes", 60, {5, 480})};
    read_hours(section, plan);
    for (auto& agent : section.sections("agent")) plan.agents.push_back(read_agent(agent, office.modes));
    section.finish();
    return plan;
}

} // namespace

std::optional<std::vector<OpeningHours>> parse_hours(std::string_view text) {
    const auto blank = text.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    const auto days = text.substr(0, blank), times = text.substr(blank + 1);
    const int first = weekday(days.substr(0, 3));
    const int last = days.size() == 7 && days[3] == '-' ? weekday(days.substr(4)) : days.size() == 3 ? first : 0;
    if (first == 0 || last < first || times.size() != 11 || times[5] != '-') return std::nullopt;
    const auto opens = time_of_day(times.substr(0, 5)), closes = time_of_day(times.substr(6));
    if (!opens || !closes || *opens >= *closes) return std::nullopt;
    std::vector<OpeningHours> hours;
    for (int day = first; day <= last; ++day) hours.push_back({day, *opens, *closes});
    return hours;
}

core::Result<std::vector<OfficePlan>> load_offices(const std::filesystem::path& file) {
    const auto text = configuration::read_file(file);
    if (!text) return std::unexpected(text.error());
    std::vector<OfficePlan> plans;
    const auto read = configuration::read_toml(*text, file, [&](Section& top) {
        for (auto& section : top.sections("office")) plans.push_back(read_office(section));
    });
    if (!read) return std::unexpected(read.error());
    return plans;
}

} // namespace accueil::scheduler

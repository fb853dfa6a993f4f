#include "deploy/scheduler/command/offices_file.h"

#include <set>

#include "shared/calendar/date.h"
#include "shared/calendar/zone.h"
#include "shared/configuration/section.h"
#include "shared/wire/json.h"

namespace accueil::scheduler {

namespace {

using configuration::Section;
using std::chrono::minutes;

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

// `known` are the aliases of all offices so far: nobody is at two places.
Agent read_agent(Section section, const std::vector<booking::Mode>& modes, std::set<std::string>& known) {
    Agent agent{section.required_text("id"), section.texts("languages", {"fr"}), read_modes(section, modes),
                section.integer("places", 6, {1, 50}), true};
    if (!known.insert(agent.id).second) section.complain("id", "is \"" + agent.id + "\", which another agent has");
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

OfficePlan read_office(Section section, std::set<std::string>& agents) {
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
    for (auto& agent : section.sections("agent")) plan.agents.push_back(read_agent(agent, office.modes, agents));
    section.finish();
    return plan;
}

} // namespace

core::Result<std::vector<OfficePlan>> load_offices(const std::filesystem::path& file) {
    const auto text = configuration::read_file(file);
    if (!text) return std::unexpected(text.error());
    std::vector<OfficePlan> plans;
    std::set<std::string> agents;
    const auto read = configuration::read_toml(*text, file, [&](Section& top) {
        for (auto& section : top.sections("office")) plans.push_back(read_office(section, agents));
    });
    if (!read) return std::unexpected(read.error());
    return plans;
}

} // namespace accueil::scheduler

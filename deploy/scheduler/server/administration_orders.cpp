#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "deploy/scheduler/domain/opening_hours.h"
#include "deploy/scheduler/server/administration_json.h"
#include "shared/calendar/date.h"
#include "shared/wire/json.h"
#include "shared/wire/json_text.h"

namespace accueil::scheduler::server {

namespace {

using Json = nlohmann::json;

std::unexpected<core::Error> bad(std::string detail) {
    return core::fail(core::ErrorKind::InvalidInput, std::move(detail));
}

core::Result<Json> object(std::string_view body) {
    auto json = wire::parse(body);
    if (json && !json->is_object()) return bad("message: not a JSON object");
    return json;
}

// Absent reads as empty, so that a missing reason is refused where all reasons are checked.
core::Result<std::string> text(const Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end() || found->is_null()) return std::string();
    if (!found->is_string()) return bad(std::string(key) + ": not a text");
    return found->get<std::string>();
}

core::Result<std::set<calendar::Date>> days(const Json& json, const char* key) {
    std::set<calendar::Date> all;
    const auto found = json.find(key);
    if (found == json.end()) return all;
    if (!found->is_array() || found->size() > 1000) return bad(std::string(key) + ": not a list of days");
    for (const auto& element : *found) {
        const auto day = element.is_string() ? calendar::parse_date(element.get<std::string>()) : bad("");
        if (!day) return bad(std::string(key) + ": not a date");
        all.insert(*day);
    }
    return all;
}

core::Result<std::vector<std::string>> texts(const Json& json, const char* key) {
    std::vector<std::string> all;
    const auto found = json.find(key);
    if (found == json.end()) return all;
    if (!found->is_array() || found->size() > 100) return bad(std::string(key) + ": not a list of texts");
    for (const auto& element : *found) {
        if (!element.is_string()) return bad(std::string(key) + ": not a text");
        all.push_back(element.get<std::string>());
    }
    return all;
}

core::Result<std::vector<OpeningHours>> hours_of(const Json& json) {
    std::vector<OpeningHours> all;
    constexpr std::array names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    const auto found = json.find("hours");
    if (found == json.end() || !found->is_array() || found->size() > 100) return bad("hours: not a list");
    for (const auto& element : *found) {
        if (!element.is_object() || !element.contains("weekday")) return bad("hours: not weekday, opens and closes");
        const auto opens = text(element, "opens"), closes = text(element, "closes");
        const auto& weekday = element["weekday"];
        if (!opens || !closes || !weekday.is_number_unsigned()) return bad("hours: not weekday, opens and closes");
        const auto number = weekday.get<std::uint64_t>();
        if (number < 1 || number > names.size()) return bad("hours/weekday: 1 (Monday) to 7 (Sunday)");
        const auto parsed = parse_hours(std::string(names[number - 1]) + " " + *opens + "-" + *closes);
        if (!parsed) return bad("hours: opens and closes are such as 08:30 and 12:00");
        all.insert(all.end(), parsed->begin(), parsed->end());
    }
    return all;
}

core::Result<Agent> agent_of(const Json& json) {
    Agent agent;
    if (!json.is_object()) return bad("agents: not an object");
    const auto id = text(json, "id");
    const auto languages = texts(json, "languages");
    const auto modes = texts(json, "modes");
    if (!id || id->empty() || !languages || languages->empty() || !modes) return bad("agents: id, languages, modes");
    agent.id = *id;
    agent.languages = *languages;
    for (const auto& name : *modes) {
        const auto mode = wire::from_name<booking::Mode>(name);
        if (!mode) return bad("agents/modes: in-person, telephone, video");
        agent.modes.push_back(*mode);
    }
    if (const auto places = json.find("places"); places != json.end()) {
        if (!places->is_number_unsigned() || *places < 1U || *places > 50U) return bad("agents/places: 1 to 50");
        agent.places = places->get<int>();
    }
    if (const auto active = json.find("active"); active != json.end()) {
        if (!active->is_boolean()) return bad("agents/active: not true or false");
        agent.active = active->get<bool>();
    }
    return agent;
}

} // namespace

core::Result<std::string> read_reason(std::string_view body) {
    const auto json = object(body);
    if (!json) return std::unexpected(json.error());
    return text(*json, "reason");
}

core::Result<TokenOrder> read_token_order(std::string_view body) {
    const auto json = object(body);
    if (!json) return std::unexpected(json.error());
    const auto terminal = text(*json, "terminal"), desk = text(*json, "desk"), reason = text(*json, "reason");
    if (!terminal || !desk || !reason) return bad("terminal, desk and reason are texts");
    return TokenOrder{*terminal, *desk, *reason};
}

core::Result<OfficeOrder> read_office_order(std::string_view body) {
    const auto json = object(body);
    if (!json) return std::unexpected(json.error());
    OfficeOrder order;
    const auto reason = text(*json, "reason");
    if (!reason) return std::unexpected(reason.error());
    order.reason = *reason;
    if (!json->contains("office")) return bad("office: missing");
    auto office = wire::read<booking::Office>((*json)["office"].dump());
    if (!office) return bad("office/" + office.error().detail);
    order.plan.office = std::move(*office);
    const auto hours = hours_of(*json);
    if (!hours) return std::unexpected(hours.error());
    order.plan.hours = *hours;
    if (const auto minutes = json->find("minutes"); minutes != json->end()) {
        if (!minutes->is_number_unsigned() || *minutes < 5U || *minutes > 480U) return bad("minutes: 5 to 480");
        order.plan.meeting = std::chrono::minutes{minutes->get<int>()};
    }
    const auto agents = json->find("agents");
    if (agents == json->end() || !agents->is_array() || agents->size() > 500) return bad("agents: not a list");
    for (const auto& element : *agents) {
        auto agent = agent_of(element);
        if (!agent) return std::unexpected(agent.error());
        order.plan.agents.push_back(std::move(*agent));
    }
    return order;
}

core::Result<CalendarOrder> read_calendar_order(std::string_view body) {
    const auto json = object(body);
    if (!json) return std::unexpected(json.error());
    auto closed = days(*json, "closed"), opened = days(*json, "opened");
    const auto reason = text(*json, "reason");
    if (!closed) return std::unexpected(closed.error());
    if (!opened) return std::unexpected(opened.error());
    if (!reason) return std::unexpected(reason.error());
    return CalendarOrder{{std::move(*closed), std::move(*opened)}, *reason};
}

core::Result<PatternsOrder> read_patterns_order(std::string_view body) {
    const auto json = object(body);
    if (!json) return std::unexpected(json.error());
    PatternsOrder order;
    const auto reason = text(*json, "reason");
    const auto patterns = json->find("patterns");
    if (!reason) return std::unexpected(reason.error());
    if (patterns == json->end() || !patterns->is_object() || patterns->size() > 1000)
        return bad("patterns: not an object");
    for (const auto& [name, pattern] : patterns->items()) {
        if (!pattern.is_string()) return bad("patterns: not a text");
        order.patterns.emplace(name, pattern.get<std::string>());
    }
    order.reason = *reason;
    return order;
}

core::Result<StaffOrder> read_staff_order(std::string_view body) {
    const auto json = object(body);
    if (!json) return std::unexpected(json.error());
    const auto pin = text(*json, "pin"), reason = text(*json, "reason");
    if (!pin || !reason) return bad("pin and reason are texts");
    return StaffOrder{*pin, *reason};
}

} // namespace accueil::scheduler::server

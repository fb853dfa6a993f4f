#include "deploy/scheduler/server/administration_json.h"

#include <format>
#include <nlohmann/json.hpp>

#include "shared/calendar/date.h"
#include "shared/wire/json.h"

namespace accueil::scheduler::server {

namespace {

using Json = nlohmann::json;

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// The values of the wire have one spelling, and it is that of the wire.
template<class T>
Json spelled(const T& value) {
    return Json::parse(wire::write(value));
}

Json modes_json(const std::vector<booking::Mode>& modes) {
    auto list = Json::array();
    for (const auto mode : modes) list.push_back(wire::name(mode));
    return list;
}

std::string clock_text(std::chrono::minutes time) {
    return std::format("{:02}:{:02}", time.count() / 60, time.count() % 60);
}

Json json_of(const Terminal& terminal) {
    return {{"id", terminal.id.value},
            {"desk", terminal.desk},
            {"machine", terminal.machine},
            {"epoch", terminal.epoch.value},
            {"forked", terminal.forked},
            {"withdrawn", terminal.withdrawn},
            {"reported_generation", terminal.reported.value},
            {"last_seen", core::to_rfc3339(terminal.last_seen)},
            {"health", Json::parse(terminal.health, nullptr, false)}};
}

Json json_of(const BookingRecord& record) {
    auto json = spelled(record.view);
    json["confirmed_at"] = core::to_rfc3339(record.confirmed_at);
    json["arrival"] = calendar::to_iso(record.arrival);
    json["people"] = record.people;
    json["mode"] = wire::name(record.mode);
    json["language"] = record.language;
    json["interpreter"] = record.interpreter;
    if (!record.problem.empty()) json["problem"] = record.problem;
    if (!record.detail.empty()) json["detail"] = record.detail;
    return json;
}

Json json_of(const OfficePlan& plan) {
    auto hours = Json::array();
    for (const auto& range : plan.hours) {
        hours.push_back(
            {{"weekday", range.weekday}, {"opens", clock_text(range.opens)}, {"closes", clock_text(range.closes)}});
    }
    auto agents = Json::array();
    for (const auto& agent : plan.agents) {
        agents.push_back({{"id", agent.id},
                          {"languages", agent.languages},
                          {"modes", modes_json(agent.modes)},
                          {"places", agent.places},
                          {"active", agent.active}});
    }
    return {{"office", spelled(plan.office)},
            {"minutes", plan.meeting.count()},
            {"hours", hours},
            {"agents", agents},
            {"version", plan.version}};
}

Json json_of(const Displaced& displaced) {
    return {{"moved", displaced.moved}, {"needs_human", displaced.needs_human}};
}

template<class T>
Json list_of(const std::vector<T>& values) {
    auto list = Json::array();
    for (const auto& value : values) list.push_back(json_of(value));
    return list;
}

} // namespace

std::string write(const Terminal& terminal) { return dump(json_of(terminal)); }
std::string write(const std::vector<Terminal>& terminals) { return dump({{"terminals", list_of(terminals)}}); }
std::string write(const BookingRecord& record) { return dump(json_of(record)); }
std::string write(const std::vector<BookingRecord>& records) { return dump({{"bookings", list_of(records)}}); }
std::string write(const OfficePlan& plan) { return dump(json_of(plan)); }
std::string write(const Displaced& displaced) { return dump(json_of(displaced)); }

std::string write(const OfficeChange& change) {
    auto json = json_of(change.plan);
    json["displaced"] = json_of(change.displaced);
    return dump(json);
}

std::string write(const Token& token) {
    return dump({{"token", token.text}, {"expires", core::to_rfc3339(token.expires)}});
}

std::string write(const std::vector<booking::Office>& offices) {
    auto list = Json::array();
    for (const auto& office : offices) list.push_back(spelled(office));
    return dump({{"offices", list}});
}

std::string write(const OpenedBooking& opened) {
    auto json = json_of(opened.record);
    if (opened.draft) json["draft"] = spelled(*opened.draft);
    return dump(json);
}

std::string write(const SlotWithdrawal& withdrawal) {
    const auto& slot = withdrawal.slot;
    return dump({{"slot", spelled(slot.slot)},
                 {"agent", slot.agent},
                 {"state", name(slot.state)},
                 {"displaced", json_of(withdrawal.displaced)}});
}

std::string write(const std::vector<AuditEntry>& entries) {
    auto list = Json::array();
    for (const auto& entry : entries) {
        list.push_back({{"no", entry.no},
                        {"at", core::to_rfc3339(entry.at)},
                        {"actor", entry.actor},
                        {"act", entry.act},
                        {"subject", entry.subject},
                        {"reason", entry.reason},
                        {"hash", entry.hash}});
    }
    return dump({{"entries", list}});
}

std::string write(const std::vector<DeadLetter>& letters) {
    auto list = Json::array();
    for (const auto& letter : letters) {
        list.push_back({{"terminal", letter.terminal.value},
                        {"epoch", letter.epoch.value},
                        {"seq", letter.seq.value},
                        {"booking", letter.booking.value},
                        {"detail", letter.detail},
                        {"received_at", core::to_rfc3339(letter.received_at)}});
    }
    return dump({{"dead_letters", list}});
}

std::string write(const std::vector<UnmetWishes>& wishes) {
    auto list = Json::array();
    for (const auto& unmet : wishes)
        list.push_back(
            {{"office", unmet.office.value}, {"day", calendar::to_iso(unmet.day)}, {"people", unmet.people}});
    return dump({{"unmet_wishes", list}});
}

std::string write(core::Generation generation) { return dump({{"scheduler_gen", generation.value}}); }

} // namespace accueil::scheduler::server

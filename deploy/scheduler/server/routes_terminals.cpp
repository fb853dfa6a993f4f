#include <charconv>

#include "deploy/scheduler/server/call.h"
#include "shared/calendar/date.h"

namespace accueil::scheduler::server {

namespace {

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

Response no_content() { return {204, {}, {}, {}, {}}; }

// A call whose body is one message of the wire and whose answer is another.
template<class Message, class Work>
void exchange(const Call& call, Work work) {
    auto message = wire::read<Message>(call.request.body);
    if (!message) return call.answer(problem(message.error()));
    call.submit([work, who = *call.request.client,
                 message = std::move(*message)](Scheduler& scheduler) { return work(scheduler, who, message); },
                [](const auto& reply) { return json(wire::write(reply)); });
}

void list_slots(const Call& call) {
    const auto from = calendar::parse_date(call.parameter("from"));
    const auto to = calendar::parse_date(call.parameter("to"));
    const core::OfficeId office{call.parameter("office")};
    if (!from || !to || office.empty()) {
        return call.answer(problem(400, "invalid-input", "office, from and to are needed; days as 2026-12-29"));
    }
    call.submit([office, who = *call.request.client, from = *from,
                 to = *to](Scheduler& scheduler) { return scheduler.slots(who, office, from, to); },
                [](const std::vector<booking::Slot>& slots) { return json(wire::write(slots)); });
}

void list_changes(const Call& call) {
    const auto cursor = number(call.parameter("cursor"));
    if (!cursor) return call.answer(problem(400, "invalid-input", "cursor: a number is needed"));
    call.submit([who = *call.request.client,
                 cursor = core::Cursor{*cursor}](Scheduler& scheduler) { return scheduler.changes(who, cursor); },
                [](const wire::ChangePage& page) { return json(wire::write(page)); });
}

void touch_hold(const Call& call) {
    const auto hold = number(call.path[1]);
    if (!hold) return call.answer(problem(404, "not-found", "no such hold"));
    const core::GrantNo grant{*hold};
    if (call.request.method == "DELETE") {
        return call.submit(
            [who = *call.request.client, grant](Scheduler& scheduler) { return scheduler.release(who, grant); },
            [] { return no_content(); });
    }
    exchange<wire::HoldConfirm>(
        call, [grant](Scheduler& scheduler, const ClientIdentity& who, const wire::HoldConfirm& confirm) {
            return scheduler.confirm(who, grant, confirm);
        });
}

void show_booking(const Call& call) {
    constexpr std::string_view suffix = ".ics";
    std::string id(call.path[1]);
    if (!id.ends_with(suffix)) {
        return call.submit([who = *call.request.client,
                            id = core::BookingId{id}](Scheduler& scheduler) { return scheduler.booking(who, id); },
                           [](const wire::BookingView& view) { return json(wire::write(view)); });
    }
    id.erase(id.size() - suffix.size());
    call.submit([who = *call.request.client,
                 id = core::BookingId{id}](Scheduler& scheduler) { return scheduler.calendar_entry(who, id); },
                [](const std::string& entry) { return Response{200, "text/calendar; charset=utf-8", entry, {}, {}}; });
}

bool route_holds(const Call& call) {
    if (call.is("POST", 1)) {
        exchange<wire::HoldRequest>(call,
                                    [](Scheduler& scheduler, const ClientIdentity& who,
                                       const wire::HoldRequest& request) { return scheduler.hold(who, request); });
        return true;
    }
    if (call.is("DELETE", 2) || (call.is("PUT", 3) && call.path[2] == "confirm")) {
        touch_hold(call);
        return true;
    }
    return false;
}

bool route_slips(const Call& call) {
    if (call.is("POST", 1)) {
        exchange<wire::SlipRequest>(call,
                                    [](Scheduler& scheduler, const ClientIdentity& who,
                                       const wire::SlipRequest& request) { return scheduler.slip(who, request); });
        return true;
    }
    if (!call.is("POST", 2) || call.path[1] != "cancellations") return false;
    exchange<wire::SlipCancellation>(call,
                                     [](Scheduler& scheduler, const ClientIdentity& who,
                                        const wire::SlipCancellation& order) { return scheduler.cancel(who, order); });
    return true;
}

} // namespace

bool route_terminals(const Call& call) {
    if (call.path.empty()) return false;
    const auto& noun = call.path[0];
    if (noun == "holds") return route_holds(call);
    if (noun == "slips") return route_slips(call);
    if (noun == "sync" && call.is("POST", 1)) {
        exchange<wire::SyncRequest>(call,
                                    [](Scheduler& scheduler, const ClientIdentity& who,
                                       const wire::SyncRequest& request) { return scheduler.sync(who, request); });
    } else if (noun == "renewals" && call.is("POST", 1)) {
        exchange<wire::RenewalRequest>(
            call, [](Scheduler& scheduler, const ClientIdentity& who, const wire::RenewalRequest& request) {
                return scheduler.renew(who, request);
            });
    } else if (noun == "terminals" && call.is("POST", 3) && call.path[1] == "self" && call.path[2] == "report") {
        exchange<wire::Report>(call, [](Scheduler& scheduler, const ClientIdentity& who, const wire::Report& report) {
            return scheduler.report(who, report);
        });
    } else if (noun == "slots" && call.is("GET", 1)) {
        list_slots(call);
    } else if (noun == "changes" && call.is("GET", 1)) {
        list_changes(call);
    } else if (noun == "bookings" && call.is("GET", 2)) {
        show_booking(call);
    } else {
        return false;
    }
    return true;
}

} // namespace accueil::scheduler::server

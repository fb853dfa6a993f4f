#include "deploy/scheduler/server/administration_json.h"
#include "deploy/scheduler/server/call.h"
#include "shared/security/pin.h"

namespace accueil::scheduler::server {

namespace {

Response no_content() { return {204, {}, {}, {}, {}}; }

std::string entity_tag(int version) { return "\"" + std::to_string(version) + "\""; }

// If-Match: "7" → 7. Nothing when it is absent; -1, which no office has, when it is something else.
std::optional<int> expected_version(const std::string& if_match) {
    if (if_match.empty() || if_match == "*") return std::nullopt;
    int version = -1;
    if (if_match.size() > 2 && if_match.size() < 11 && if_match.front() == '"' && if_match.back() == '"' &&
        if_match.find_first_not_of("0123456789", 1) == if_match.size() - 1) {
        version = std::stoi(if_match.substr(1));
    }
    return version;
}

// `work(Administration&) -> Answer<T>`, answered with the JSON of T, or with 204 when there is nothing to say.
template<class Work>
void administer(const Call& call, Work work, int status = 200) {
    using T = typename decltype(work(std::declval<Administration&>()))::value_type;
    auto run = [who = *call.request.client, work = std::move(work)](Scheduler& scheduler) {
        return scheduler.administer(who, work);
    };
    if constexpr (std::is_void_v<T>)
        call.submit(std::move(run), [] { return no_content(); });
    else
        call.submit(std::move(run), [status](const T& value) { return json(write(value), status); });
}

// An act whose body holds nothing but its reason.
template<class Work>
void act(const Call& call, Work work) {
    auto reason = read_reason(call.request.body);
    if (!reason) return call.answer(problem(reason.error()));
    administer(call, [work = std::move(work), reason = *reason](Administration& admin) { return work(admin, reason); });
}

int version_of(const OfficePlan& plan) { return plan.version; }
int version_of(const OfficeChange& change) { return change.plan.version; }

template<class Work>
void answer_office(const Call& call, Work work) {
    using Office = typename decltype(work(std::declval<Administration&>()))::value_type;
    call.submit([who = *call.request.client,
                 work = std::move(work)](Scheduler& scheduler) { return scheduler.administer(who, work); },
                [](const Office& office) {
                    auto response = json(write(office));
                    response.etag = entity_tag(version_of(office));
                    return response;
                });
}

void put_office(const Call& call, const core::OfficeId& id) {
    auto order = read_office_order(call.request.body);
    if (!order) return call.answer(problem(order.error()));
    if (order->plan.office.id != id) {
        return call.answer(problem(422, "invalid-input", "office/id: not the office of the address"));
    }
    answer_office(call, [order = *order, version = expected_version(call.request.if_match)](Administration& admin) {
        return admin.put_office(order.plan, version, order.reason);
    });
}

bool route_offices(const Call& call) {
    if (call.is("GET", 2)) {
        administer(call, [](Administration& admin) { return admin.offices(); });
        return true;
    }
    if (call.path.size() != 3) return false;
    const core::OfficeId id{std::string(call.path[2])};
    if (call.request.method == "GET") {
        answer_office(call, [id](Administration& admin) { return admin.office(id); });
    } else if (call.request.method == "PUT") {
        put_office(call, id);
    } else if (call.request.method == "DELETE") {
        act(call, [id](Administration& admin, const std::string& reason) { return admin.remove_office(id, reason); });
    } else {
        return false;
    }
    return true;
}

bool route_operator_terminals(const Call& call) {
    if (call.is("GET", 2)) {
        administer(call, [](Administration& admin) { return admin.terminals(); });
        return true;
    }
    if (!call.is("POST", 4)) return false;
    const core::TerminalId id{std::string(call.path[2])};
    if (call.path[3] == "fence") {
        act(call, [id](Administration& admin, const std::string& reason) { return admin.fence(id, reason); });
    } else if (call.path[3] == "withdraw") {
        act(call,
            [id](Administration& admin, const std::string& reason) { return admin.withdraw_terminal(id, reason); });
    } else {
        return false;
    }
    return true;
}

void list_bookings(const Call& call) {
    Bookings::Filter filter;
    if (const auto office = call.parameter("office"); !office.empty()) filter.office = core::OfficeId{office};
    if (const auto name = call.parameter("outcome"); !name.empty()) {
        filter.outcome = wire::from_name<booking::Outcome>(name);
        if (!filter.outcome) return call.answer(problem(400, "invalid-input", "outcome: no such outcome"));
    }
    for (const auto& [key, bound] : {std::pair("from", &filter.from), std::pair("to", &filter.to)}) {
        if (const auto text = call.parameter(key); !text.empty()) {
            const auto instant = core::parse_rfc3339(text);
            if (!instant)
                return call.answer(problem(400, "invalid-input", std::string(key) + ": not an RFC 3339 instant"));
            *bound = *instant;
        }
    }
    administer(call, [filter](Administration& admin) { return admin.bookings(filter); });
}

bool route_operator_bookings(const Call& call) {
    if (call.is("GET", 2)) {
        list_bookings(call);
        return true;
    }
    if (call.path.size() < 3) return false;
    const core::BookingId id{std::string(call.path[2])};
    if (call.is("GET", 3)) {
        administer(call, [id](Administration& admin) { return admin.open_booking(id); });
        return true;
    }
    if (call.is("POST", 4) && call.path[3] == "cancel") {
        act(call, [id](Administration& admin, const std::string& reason) { return admin.cancel(id, reason); });
        return true;
    }
    return false;
}

void make_token(const Call& call) {
    const auto order = read_token_order(call.request.body);
    if (!order) return call.answer(problem(order.error()));
    administer(
        call,
        [order = *order](Administration& admin) {
            return admin.make_token(core::TerminalId{order.terminal}, order.desk, order.reason);
        },
        201);
}

void set_calendar(const Call& call) {
    const auto order = read_calendar_order(call.request.body);
    if (!order) return call.answer(problem(order.error()));
    administer(call,
               [order = *order](Administration& admin) { return admin.set_calendar(order.everywhere, order.reason); });
}

void set_patterns(const Call& call) {
    const auto order = read_patterns_order(call.request.body);
    if (!order) return call.answer(problem(order.error()));
    administer(call,
               [order = *order](Administration& admin) { return admin.set_patterns(order.patterns, order.reason); });
}

bool route_staff(const Call& call) {
    if (call.path.size() != 3) return false;
    const core::StaffId staff{std::string(call.path[2])};
    if (call.request.method == "DELETE") {
        act(call,
            [staff](Administration& admin, const std::string& reason) { return admin.remove_staff(staff, reason); });
        return true;
    }
    if (call.request.method != "PUT") return false;
    const auto order = read_staff_order(call.request.body);
    const auto fit = order ? security::check_new_pin(order->pin) : core::Result<void>{};
    // It takes a tenth of a second; hashed here, so the writer is not held up.
    if (!order)
        call.answer(problem(order.error()));
    else if (!fit)
        call.answer(problem(fit.error()));
    else if (const auto hash = security::hash_pin(order->pin); !hash)
        call.answer(problem(hash.error()));
    else
        administer(call, [staff, hash = *hash, reason = order->reason](Administration& admin) {
            return admin.put_staff(staff, hash, reason);
        });
    return true;
}

bool route_small(const Call& call) {
    const auto& noun = call.path[1];
    if (noun == "tokens" && call.is("POST", 2))
        make_token(call);
    else if (noun == "calendar" && call.is("PUT", 2))
        set_calendar(call);
    else if (noun == "patterns" && call.is("PUT", 2))
        set_patterns(call);
    else if (noun == "audit" && call.is("GET", 2)) {
        constexpr int most = 500;
        administer(call, [](Administration& admin) { return admin.audit(most); });
    } else if (noun == "dead-letters" && call.is("GET", 2)) {
        administer(call, [](Administration& admin) { return admin.dead_letters(); });
    } else if (noun == "unmet-wishes" && call.is("GET", 2)) {
        administer(call, [](Administration& admin) { return admin.unmet_wishes(); });
    } else if (noun == "generation" && call.is("POST", 2)) {
        act(call, [](Administration& admin, const std::string& reason) { return admin.begin_generation(reason); });
    } else if (noun == "slots" && call.is("POST", 4) && call.path[3] == "withdraw") {
        act(call, [id = core::SlotId{std::string(call.path[2])}](Administration& admin, const std::string& reason) {
            return admin.withdraw_slot(id, reason);
        });
    } else {
        return false;
    }
    return true;
}

} // namespace

bool route_administration(const Call& call) {
    if (call.path.size() < 2 || call.path[0] != "admin") return false;
    // Before anybody looks at a body. Whether the certificate still stands is asked together with the act.
    if (call.request.client->role != Role::Operator) {
        call.answer(problem(403, "operators-only", "this call needs an operator's certificate"));
        return true;
    }
    const auto& noun = call.path[1];
    if (noun == "terminals") return route_operator_terminals(call);
    if (noun == "offices") return route_offices(call);
    if (noun == "bookings") return route_operator_bookings(call);
    if (noun == "staff") return route_staff(call);
    return route_small(call);
}

} // namespace accueil::scheduler::server

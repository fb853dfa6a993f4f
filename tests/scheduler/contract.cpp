// The real server's answers against openapi.yaml.
#include <catch2/catch_test_macros.hpp>

#include "shared/calendar/zone.h"
#include "shared/core/random.h"
#include "shared/security/identity.h"
#include "tests/scheduler/instance.h"
#include "tests/scheduler/openapi.h"

using namespace accueil;
using namespace accueil::scheduler::test;
using sync::Method;

namespace {

using Json = nlohmann::json;
using Complaints = std::vector<std::string>;

std::string today_plus(int days) {
    return calendar::to_iso(calendar::local_date(core::SystemClock{}.now()) + std::chrono::days{days});
}

} // namespace

TEST_CASE("terminals get what openapi.yaml promises") {
    const Contract contract;
    RunningScheduler scheduler;
    auto terminal = scheduler.enrol("yul-int-01");
    const auto wire = scheduler.transport(terminal.identity_file);
    const auto synced = call(*wire, Method::Post, "/v1/sync", wire::write(terminal.next));
    CHECK(contract.complaints("/v1/sync", "post", synced) == Complaints{});
    CHECK(contract.complaints("/v1/health", "get", get(*wire, "/v1/health")) == Complaints{});
    CHECK(contract.complaints("/v1/changes", "get", get(*wire, "/v1/changes?cursor=0")) == Complaints{});

    const auto slots = get(*wire, "/v1/slots?office=laval&from=" + today_plus(1) + "&to=" + today_plus(8));
    CHECK(contract.complaints("/v1/slots", "get", slots) == Complaints{});
    REQUIRE_FALSE(slots.empty());
    const auto held = call(*wire, Method::Post, "/v1/holds", Json{{"slot", slots[0]["id"]}}.dump());
    CHECK(contract.complaints("/v1/holds", "post", held) == Complaints{});
    const auto number = std::to_string(held["grant"]["no"].get<std::uint64_t>());
    const auto taken = call(*wire, Method::Post, "/v1/holds", Json{{"slot", slots[0]["id"]}}.dump(), 409);
    CHECK(contract.problem_complaints(taken) == Complaints{});
    CHECK(taken["type"] == "slot-taken");

    core::SystemRandom random;
    const core::BookingId id{core::uuid_v7(random, core::SystemClock{}.now())};
    wire::Item item{id,
                    terminal.next.epoch,
                    {},
                    std::string(wire::first_prev_hash),
                    core::GrantNo{std::stoull(number)},
                    core::SlotId{slots[0]["id"]},
                    core::SystemClock{}.now(),
                    calendar::local_date(core::SystemClock{}.now()),
                    1,
                    booking::Mode::InPerson,
                    "fr",
                    true,
                    booking::Override{booking::OverrideReason::AccessNeed, core::StaffId{"R12"}},
                    {},
                    {1}};
    const auto confirmed =
        call(*wire, Method::Put, "/v1/holds/" + number + "/confirm", wire::write(wire::HoldConfirm{item}));
    CHECK(contract.complaints("/v1/holds/{id}/confirm", "put", confirmed) == Complaints{});
    CHECK(contract.complaints("/v1/bookings/{id}", "get", get(*wire, "/v1/bookings/" + id.value)) == Complaints{});
    call(*wire, Method::Delete, "/v1/holds/" + number, {}, 204);
    CHECK(get(*wire, "/v1/bookings/" + id.value)["outcome"] == "cancelled");

    const auto key = security::make_tls_key();
    const wire::RenewalRequest renewal{*security::make_signing_request(*key, "x")};
    CHECK(contract.complaints("/v1/renewals", "post",
                              call(*wire, Method::Post, "/v1/renewals", wire::write(renewal))) == Complaints{});
    CHECK(contract.problem_complaints(get(*wire, "/v1/admin/audit", 403)) == Complaints{});
    CHECK(contract.problem_complaints(call(*wire, Method::Post, "/v1/sync", "{", 400)) == Complaints{});
}

TEST_CASE("a slip is answered as openapi.yaml promises, and cancels its meeting") {
    const Contract contract;
    RunningScheduler scheduler;
    auto terminal = scheduler.enrol("yul-int-01");
    const auto wire = scheduler.transport(terminal.identity_file);
    const auto reply =
        *wire::read<wire::SyncReply>(call(*wire, Method::Post, "/v1/sync", wire::write(terminal.next)).dump());
    REQUIRE_FALSE(reply.grants.empty());
    const auto& grant = reply.grants.front();
    core::SystemRandom random;
    const core::BookingId id{core::uuid_v7(random, core::SystemClock{}.now())};
    const documents::Slip slip{id, grant.slot.office, grant.slot.start, terminal.next.terminal, {}, {}};
    const Json shown{{"code", *documents::code::encode(slip, slip_key("yul-int-01"))}};
    CHECK(contract.problem_complaints(call(*wire, Method::Post, "/v1/slips", shown.dump(), 404)) == Complaints{});
    terminal.next.generation = reply.generation;
    terminal.next.items = {wire::Item{id,
                                      reply.epoch,
                                      core::Seq{1},
                                      std::string(wire::first_prev_hash),
                                      grant.no,
                                      grant.slot.id,
                                      core::SystemClock{}.now(),
                                      calendar::local_date(core::SystemClock{}.now()),
                                      1,
                                      booking::Mode::InPerson,
                                      "fr",
                                      false,
                                      booking::Override{booking::OverrideReason::AccessNeed, core::StaffId{"R12"}},
                                      {},
                                      {1}}};
    call(*wire, Method::Post, "/v1/sync", wire::write(terminal.next));
    const auto found = call(*wire, Method::Post, "/v1/slips", shown.dump());
    CHECK(contract.complaints("/v1/slips", "post", found) == Complaints{});
    auto order = shown;
    order["booking"] = id.value;
    const auto cancelled = call(*wire, Method::Post, "/v1/slips/cancellations", order.dump());
    CHECK(contract.complaints("/v1/slips/cancellations", "post", cancelled) == Complaints{});
    CHECK(cancelled["booking"]["outcome"] == "cancelled");
    const Json forged{{"code", *documents::code::encode(slip, slip_key("yul-int-02"))}};
    CHECK(call(*wire, Method::Post, "/v1/slips", forged.dump(), 403)["type"] == "slip-invalid");
}

TEST_CASE("operators get what openapi.yaml promises") {
    const Contract contract;
    RunningScheduler scheduler;
    const auto terminal = scheduler.enrol("yul-int-01");
    const auto wire = scheduler.transport(terminal.identity_file);
    const auto admin = scheduler.operator_transport();
    const auto promised = [&](const std::string& path) {
        CHECK(contract.complaints(path, "get", get(*admin, path)) == Complaints{});
    };
    promised("/v1/admin/terminals");
    promised("/v1/admin/offices");
    promised("/v1/admin/bookings");
    promised("/v1/admin/audit");
    promised("/v1/admin/dead-letters");
    promised("/v1/admin/unmet-wishes");
    auto office = get(*admin, "/v1/admin/offices/laval");
    CHECK(contract.complaints("/v1/admin/offices/{id}", "get", office) == Complaints{});
    const Json reason{{"reason", "exercise"}};
    const auto fenced = call(*admin, Method::Post, "/v1/admin/terminals/yul-int-01/fence", reason.dump());
    CHECK(contract.complaints("/v1/admin/terminals/{id}/fence", "post", fenced) == Complaints{});
    CHECK(contract.problem_complaints(call(*admin, Method::Post, "/v1/admin/terminals/yul-int-01/fence", "{}", 422)) ==
          Complaints{});
    const auto slots = get(*wire, "/v1/slots?office=laval&from=" + today_plus(1) + "&to=" + today_plus(8));
    const auto withdrawn =
        call(*admin, Method::Post, "/v1/admin/slots/" + slots[0]["id"].get<std::string>() + "/withdraw", reason.dump());
    CHECK(contract.complaints("/v1/admin/slots/{id}/withdraw", "post", withdrawn) == Complaints{});
    const Json order{{"terminal", "yul-dom-01"}, {"desk", "domestic"}, {"reason", "new"}};
    CHECK(contract.complaints("/v1/admin/tokens", "post",
                              call(*admin, Method::Post, "/v1/admin/tokens", order.dump(), 201)) == Complaints{});
    office["reason"] = "new hours";
    office["hours"].erase(0);
    const auto put = call(*admin, Method::Put, "/v1/admin/offices/laval", office.dump());
    CHECK(contract.complaints("/v1/admin/offices/{id}", "put", put) == Complaints{});
    const Json staff{{"pin", "314159"}, {"reason", "new agent"}};
    call(*admin, Method::Put, "/v1/admin/staff/R13", staff.dump(), 204);
    const Json days{{"closed", {"2027-03-01"}}, {"reason", "storm"}};
    const auto closed = call(*admin, Method::Put, "/v1/admin/calendar", days.dump());
    CHECK(contract.complaints("/v1/admin/calendar", "put", closed) == Complaints{});
    const Json patterns{{"patterns", {{"uci", "[0-9]{8}"}}}, {"reason", "first"}};
    call(*admin, Method::Put, "/v1/admin/patterns", patterns.dump(), 204);
    const auto changes = get(*wire, "/v1/changes?cursor=0");
    CHECK(contract.complaints("/v1/changes", "get", changes) == Complaints{});
    CHECK(changes.dump().find("314159") == std::string::npos);
}

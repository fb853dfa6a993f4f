// The real program over TLS, spoken to by the terminal's own transport and store.
#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <mutex>
#include <set>
#include <thread>

#include "shared/calendar/zone.h"
#include "shared/sqlite/database.h"
#include "shared/sync/enrolment.h"
#include "shared/sync/exchange.h"
#include "tests/scheduler/instance.h"

using namespace accueil;
using namespace accueil::scheduler::test;
using sync::Method;

namespace {

wire::Item item_for(const booking::Grant& grant, const wire::SyncRequest& chain, core::Seq seq,
                    const std::string& previous, core::Random& random) {
    const core::SystemClock clock;
    return {core::BookingId{core::uuid_v7(random, clock.now())},
            chain.epoch,
            seq,
            previous,
            grant.no,
            grant.slot.id,
            clock.now(),
            calendar::local_date(clock.now()),
            1,
            booking::Mode::InPerson,
            "fr",
            false,
            booking::Override{booking::OverrideReason::PersonUnavailable, core::StaffId{"R12"}},
            {},
            core::Bytes{1, 2, 3}};
}

} // namespace

TEST_CASE("who shows no certificate gets the health and nothing else") {
    RunningScheduler scheduler;
    const auto open = scheduler.transport();
    CHECK(get(*open, "/v1/health").at("status") == "ok");
    CHECK(get(*open, "/v1/bookings/x", 401).at("type") == "certificate-needed");
    CHECK(call(*open, Method::Post, "/v1/sync", "{}", 401).at("status") == 401);
    CHECK(call(*open, Method::Post, "/v1/enrolments", R"({"token":"A","csr":"x","slip_key":"","machine":""})", 400)
              .contains("detail"));
    CHECK(get(*open, "/v1/nothing", 401).contains("type"));
    CHECK(scheduler.stop() == 0);
}

TEST_CASE("the terminal's own store and transport book through the real scheduler") {
    RunningScheduler scheduler;
    const temporary::Folder folder("service");
    core::SystemClock clock;
    core::SystemRandom random;
    const auto key = security::DeviceKey::make(random);
    auto store = store::Store::open(folder.file("store.sqlite"), key, clock, random);
    REQUIRE(store);
    const sync::IdentityFiles files{folder.path()};
    const auto open = scheduler.transport();
    const auto enrolled = sync::enrol(*open, scheduler.token("yul-int-01"), "test", files, **store, random);
    INFO((enrolled ? std::string() : enrolled.error().detail));
    REQUIRE(enrolled);
    REQUIRE((*store)->begin({}));
    const auto transport = scheduler.transport(files.identity());
    for (int i = 0; i < 3; ++i) {
        const auto how = sync::synchronise(**store, *transport, clock, 100, {});
        INFO((how.error ? how.error->detail : std::string()));
        REQUIRE_FALSE(how.error);
    }
    const auto hand = (*store)->hand();
    REQUIRE(hand);
    REQUIRE(hand->size() > 100);
    CHECK((*store)->offices()->size() == 18);

    const auto& grant = *std::ranges::find_if(
        *hand, [&](const booking::Grant& g) { return g.slot.start > clock.now() + std::chrono::hours{100}; });
    booking::Draft draft;
    draft.person.surname = "EXEMPLE";
    draft.wishes.people = 2;
    draft.wishes.interpreter = true;
    draft.wishes.mode = grant.slot.modes.front();
    draft.arrival = {calendar::local_date(clock.now()), "international", booking::DocumentKind::BoardingPass, "AC123"};
    draft.grant = grant.no;
    draft.override = booking::Override{booking::OverrideReason::AccessNeed, core::StaffId{"R12"}};
    const core::BookingId id{core::uuid_v7(random, clock.now())};
    const auto booked = (*store)->commit(id, draft);
    INFO((booked ? std::string() : booked.error().detail));
    REQUIRE(booked);
    REQUIRE_FALSE(sync::synchronise(**store, *transport, clock, 100, {}).error);
    CHECK((*store)->outcome(id)->value() == booking::Outcome::Accepted);

    const auto admin = scheduler.operator_transport();
    const auto list = get(*admin, "/v1/admin/bookings").at("bookings");
    REQUIRE(list.size() == 1);
    CHECK(list[0].at("override").at("reason") == "access-need");
    // Seen at once, without opening what is sealed.
    CHECK(list[0].at("interpreter") == true);
    CHECK(list[0].at("language") == "fr");
    const auto opened = get(*admin, "/v1/admin/bookings/" + id.value);
    CHECK(opened.at("draft").at("person").at("surname") == "EXEMPLE");
    const auto entry = transport->send({Method::Get, "/v1/bookings/" + id.value + ".ics", {}});
    REQUIRE(entry);
    CHECK(entry->body.find("UID:" + id.value) != std::string::npos);
    std::ifstream log(scheduler.path("log"));
    const std::string lines{std::istreambuf_iterator<char>(log), {}};
    CHECK(lines.find("EXEMPLE") == std::string::npos);
}

TEST_CASE("kill -9 under load loses nothing that was acknowledged") {
    RunningScheduler scheduler;
    constexpr int terminals = 4;
    std::vector<RunningScheduler::Enrolled> enrolled;
    for (int i = 0; i < terminals; ++i) enrolled.push_back(scheduler.enrol("yul-load-" + std::to_string(i)));
    std::mutex mutex;
    std::set<std::string> acknowledged;
    std::atomic<bool> ending{false};
    const auto load = [&](RunningScheduler::Enrolled& terminal) {
        core::SystemRandom random;
        const auto transport = scheduler.transport(terminal.identity_file);
        core::Seq seq;
        std::string previous{wire::first_prev_hash};
        std::vector<booking::Grant> hand;
        while (!ending) {
            terminal.next.items.clear();
            for (int i = 0; i < 2 && !hand.empty(); ++i) {
                seq.value += 1;
                auto item = item_for(hand.back(), terminal.next, seq, previous, random);
                hand.pop_back();
                previous = wire::hash(item);
                terminal.next.items.push_back(std::move(item));
            }
            const auto response = transport->send({Method::Post, "/v1/sync", wire::write(terminal.next)});
            if (!response || response->status != 200) return; // the scheduler is gone
            const auto reply = wire::read<wire::SyncReply>(response->body);
            if (!reply) return;
            const std::scoped_lock lock(mutex);
            for (const auto& result : reply->results) acknowledged.insert(result.id.value);
            terminal.next.allot_version = reply->allot_version;
            terminal.next.cursor = reply->cursor;
            hand = reply->grants;
        }
    };
    {
        std::vector<std::jthread> threads;
        for (auto& terminal : enrolled) threads.emplace_back([&] { load(terminal); });
        for (int i = 0; i < 400; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds{25});
            const std::scoped_lock lock(mutex);
            if (acknowledged.size() >= 40) break;
        }
        scheduler.kill();
        ending = true;
    }
    REQUIRE(acknowledged.size() >= 40);
    scheduler.start();
    const auto admin = scheduler.operator_transport();
    for (const auto& id : acknowledged) CHECK(get(*admin, "/v1/bookings/" + id).at("outcome") == "accepted");
    CHECK(scheduler.stop() == 0);
}

TEST_CASE("who shows no certificate sends small bodies, on few connections") {
    RunningScheduler scheduler;
    const std::string large(100'000, 'x');
    {
        std::vector<std::unique_ptr<sync::Transport>> guests;
        for (int i = 0; i < 16; ++i) {
            guests.push_back(scheduler.transport());
            CHECK(get(*guests.back(), "/v1/health").at("status") == "ok");
        }
        CHECK_FALSE(scheduler.transport()->send({Method::Get, "/v1/health", {}}));
        CHECK(get(*scheduler.operator_transport(), "/v1/health").at("status") == "ok");
        call(*guests.front(), Method::Post, "/v1/enrolments", large, 413); // compressed it is small
    }
    call(*scheduler.operator_transport(), Method::Post, "/v1/enrolments", large, 400);
    CHECK(scheduler.stop() == 0);
}

TEST_CASE("to ask after the health of the scheduler leaves nothing to be written") {
    RunningScheduler scheduler;
    const auto revision = [&] {
        auto database =
            sqlite::Database::open(scheduler.path("scheduler.sqlite"), {.access = sqlite::Access::ReadOnly, .vfs = {}});
        return database.value()
            .first("SELECT value FROM instance WHERE name = 'revision'", [](sqlite::Row row) { return row.number(0); })
            .value();
    };
    const auto before = revision();
    const auto open = scheduler.transport();
    for (int i = 0; i < 10; ++i) CHECK(get(*open, "/v1/health").at("status") == "ok");
    static_cast<void>(get(*scheduler.operator_transport(), "/v1/admin/terminals"));
    CHECK(revision() == before);
}

TEST_CASE("JSON nested beyond reason ends no call but its own") {
    RunningScheduler scheduler;
    const auto terminal = scheduler.enrol("yul-int-01");
    const auto wire = scheduler.transport(terminal.identity_file);
    const auto admin = scheduler.operator_transport();
    const auto deep = std::string(100'000, '[') + std::string(100'000, ']');
    auto sync = wire::write(terminal.next);
    sync.replace(sync.find("\"items\":[]"), 10, "\"items\":[" + deep + "]");
    call(*wire, Method::Post, "/v1/sync", sync, 400);
    const auto office = R"({"reason":"x","office":)" + deep + "}";
    CHECK(call(*wire, Method::Put, "/v1/admin/offices/laval", office, 403).at("type") == "operators-only");
    call(*admin, Method::Put, "/v1/admin/offices/laval", office, 400);
    CHECK(scheduler.stop() == 0);
}

TEST_CASE("a database on a machine without its marker was restored, and every terminal is asked") {
    RunningScheduler scheduler;
    const auto terminal = scheduler.enrol("yul-int-01");
    const auto wire = scheduler.transport(terminal.identity_file);
    CHECK(scheduler.stop() == 0);
    std::filesystem::remove(scheduler.path("marker"));
    scheduler.start();
    CHECK(get(*scheduler.transport(), "/v1/health").at("status") == "recovering");
    CHECK(call(*wire, Method::Post, "/v1/sync", wire::write(terminal.next), 409).at("type") == "generation-changed");
    CHECK(scheduler.stop() == 0);
}

TEST_CASE("a new generation is begun and an operator dismissed from the command line") {
    RunningScheduler scheduler;
    const auto admin = scheduler.operator_transport();
    const auto before = get(*admin, "/v1/health").at("scheduler_gen").get<std::uint64_t>();
    CHECK(scheduler.command({"generation", "--reason", "exercise"}).status == 0);
    const auto entries = get(*admin, "/v1/admin/audit").at("entries");
    CHECK(std::ranges::any_of(entries, [](const auto& entry) { return entry["act"] == "generation.begin"; }));
    CHECK(scheduler.command({"revoke-operator", "--name", "operator", "--reason", "has left"}).status == 0);
    CHECK(get(*admin, "/v1/admin/audit", 403).at("type") == "certificate-revoked");
    CHECK(scheduler.command({"revoke-operator", "--name", "nobody", "--reason", "x"}).status == 1);
    CHECK(scheduler.stop() == 0);
    scheduler.start();
    CHECK(get(*admin, "/v1/health").at("scheduler_gen").get<std::uint64_t>() > before);
}

TEST_CASE("a key that went missing is asked for by its name and not made anew") {
    RunningScheduler scheduler;
    CHECK(scheduler.stop() == 0);
    for (const std::string key : {"sealing.key", "signing.key"}) {
        std::filesystem::rename(scheduler.path(key), scheduler.path("aside"));
        const auto said = scheduler.command({"generation", "--reason", "exercise"});
        CHECK(said.status == 1);
        CHECK(said.text.contains(key));
        CHECK_FALSE(std::filesystem::exists(scheduler.path(key)));
        std::filesystem::rename(scheduler.path("aside"), scheduler.path(key));
    }
    CHECK(scheduler.command({"generation", "--reason", "exercise"}).status == 0);
}

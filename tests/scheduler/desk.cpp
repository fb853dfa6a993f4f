#include "tests/scheduler/desk.h"

#include <algorithm>

#include "shared/calendar/zone.h"

namespace accueil::scheduler::test {

const Keys& keys() {
    static const Keys made = [] {
        SeededRandom random{7};
        Keys fresh;
        fresh.client_authority = *make_authority("test", core::SystemClock{}.now(), std::chrono::days{3650});
        fresh.server_authority_pem = fresh.client_authority.certificate_pem;
        fresh.sealing = security::make_sealing_pair(random);
        fresh.signing = security::make_signature_pair(random);
        return fresh;
    }();
    return made;
}

OfficePlan office_plan(const std::string& id, int agents) {
    OfficePlan plan;
    plan.office.id = core::OfficeId{id};
    plan.office.name = "Bureau " + id;
    plan.office.regions = {core::RegionCode{"06"}};
    for (int day = 1; day <= 5; ++day) plan.hours.push_back({day, std::chrono::hours{9}, std::chrono::hours{16}});
    for (int i = 1; i <= agents; ++i) {
        plan.agents.push_back({id + "-" + std::to_string(i), {"fr", "en"}, {booking::Mode::InPerson}, 6, true});
    }
    return plan;
}

wire::Item Kiosk::book(const booking::Grant& grant, core::Random& random, const core::Clock& clock,
                       std::optional<core::BookingId> replaces) {
    seq.value += 1;
    wire::Item item{core::BookingId{core::uuid_v7(random, clock.now())},
                    epoch,
                    seq,
                    last_hash,
                    grant.no,
                    grant.slot.id,
                    clock.now(),
                    calendar::local_date(clock.now()),
                    2,
                    booking::Mode::InPerson,
                    "fr",
                    false,
                    {},
                    std::move(replaces),
                    {1, 2, 3}};
    last_hash = wire::hash(item);
    std::erase_if(hand, [&](const booking::Grant& held) { return held.no == grant.no; });
    next.items.push_back(item);
    kept.push_back(item);
    return item;
}

void Kiosk::take(const wire::SyncReply& reply) {
    if (reply.epoch != epoch) {
        epoch = reply.epoch;
        seq = {};
        last_hash = wire::first_prev_hash;
    }
    next.epoch = reply.epoch;
    next.generation = reply.generation;
    next.allot_version = reply.allot_version;
    next.cursor = reply.cursor;
    next.items.clear();
    next.malformed.clear();
    next.returns.clear();
    next.quarantined = false;
    next.counter += 1;
    hand = reply.grants;
}

wire::Report Kiosk::report(core::Generation generation) const {
    wire::Report report;
    report.generation = generation;
    report.epoch = epoch;
    report.grants = hand;
    report.items = kept;
    for (const auto& grant : hand) report.highest_grant = std::max(report.highest_grant, grant.no);
    return report;
}

Desk::Desk(unsigned seed) : random(seed) {
    open();
    REQUIRE(act([](Scheduler& s) { return s.found({office_plan("centre"), office_plan("nord")}); }));
}

void Desk::open() {
    auto opened = open_database(file());
    REQUIRE(opened);
    database = std::make_unique<sqlite::Database>(std::move(*opened));
    scheduler = std::make_unique<Scheduler>(*database, clock, random, policy, keys());
}

void Desk::close() {
    scheduler.reset();
    database.reset();
}

Kiosk Desk::enrol(const std::string& id) {
    const auto token = administer(
        [&](Administration& admin) { return admin.make_token(core::TerminalId{id}, "international", "test"); });
    REQUIRE(token);
    const auto key = security::make_tls_key();
    REQUIRE(key);
    const wire::EnrolmentRequest request{token->text, *security::make_signing_request(*key, "ignored"),
                                         slip_public_key(id), "machine"};
    const auto reply = act([&](Scheduler& s) { return s.enrol(request); });
    REQUIRE(reply);
    Kiosk kiosk;
    kiosk.identity = *identity_of(reply->certificate_pem);
    kiosk.epoch = reply->epoch;
    kiosk.next.terminal = core::TerminalId{id};
    kiosk.next.epoch = reply->epoch;
    kiosk.next.generation = reply->generation;
    return kiosk;
}

Answer<wire::SyncReply> Desk::sync(const Kiosk& kiosk) {
    return act([&](Scheduler& s) { return s.sync(kiosk.identity, kiosk.next); });
}

wire::SyncReply Desk::exchange(Kiosk& kiosk) {
    const auto reply = sync(kiosk);
    INFO((reply ? std::string() : reply.error().type + ": " + reply.error().detail));
    REQUIRE(reply);
    kiosk.take(*reply);
    return *reply;
}

Kiosk Desk::at_work(const std::string& id) {
    auto kiosk = enrol(id);
    exchange(kiosk);
    return kiosk;
}

wire::ReportReply Desk::report(const Kiosk& kiosk, const wire::Report& report) {
    const auto reply = act([&](Scheduler& s) { return s.report(kiosk.identity, report); });
    REQUIRE(reply);
    return *reply;
}

wire::BookingView Desk::booking(const Kiosk& kiosk, const core::BookingId& id) {
    const auto view = act([&](Scheduler& s) { return s.booking(kiosk.identity, id); });
    REQUIRE(view);
    return *view;
}

void Desk::fence(const std::string& terminal, const std::string& reason) {
    REQUIRE(administer([&](Administration& admin) { return admin.fence(core::TerminalId{terminal}, reason); }));
}

std::int64_t Desk::count(const std::string& sql) {
    return database->first(sql, [](sqlite::Row row) { return row.number(0); })->value_or(-1);
}

int Desk::most_bookings_on_a_slot() {
    return static_cast<int>(count("SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM bookings "
                                  "WHERE live = 1 GROUP BY slot)"));
}

} // namespace accueil::scheduler::test

#include "tests/simulation/central.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "deploy/scheduler/domain/schema.h"
#include "shared/sqlite/transaction.h"
#include "shared/wire/json.h"

namespace accueil::simulation {

namespace {

using scheduler::Answer;

// Keys play no part in what is tested: one set for all runs.
const scheduler::Keys& keys() {
    static const scheduler::Keys made = [] {
        test::Replay random{7};
        scheduler::Keys fresh;
        fresh.client_authority = *scheduler::make_authority("simulation", *core::parse_rfc3339("2026-01-01T00:00:00Z"),
                                                            std::chrono::days{3650});
        fresh.server_authority_pem = fresh.client_authority.certificate_pem;
        fresh.sealing = security::make_sealing_pair(random);
        fresh.signing = security::make_signature_pair(random);
        return fresh;
    }();
    return made;
}

const std::string& terminal_request() {
    static const std::string csr = *security::make_signing_request(*security::make_tls_key(), "simulation");
    return csr;
}

// Few slots.
scheduler::OfficePlan office_plan(const std::string& id) {
    scheduler::OfficePlan plan;
    plan.office.id = core::OfficeId{id};
    plan.office.name = "Bureau " + id;
    plan.office.regions = {core::RegionCode{"06"}};
    for (int day = 1; day <= 5; ++day) plan.hours.push_back({day, std::chrono::hours{9}, std::chrono::hours{13}});
    plan.agents.push_back({id + "-1", {"fr", "en"}, {booking::Mode::InPerson}, 6, true});
    plan.agents.push_back({id + "-2", {"fr", "ar"}, {booking::Mode::InPerson}, 3, true});
    return plan;
}

template<class T>
sync::HttpResponse respond(const Answer<T>& answer) {
    if (!answer) return {answer.error().status, wire::write(answer.error()), {}};
    if constexpr (std::is_void_v<T>)
        return {204, "", {}};
    else
        return {200, wire::write(*answer), {}};
}

// One booking in some hundred is of a newer terminal: this scheduler can't read it (rule 8).
bool is_poison(const core::BookingId& id) { return id.value.ends_with("00") || id.value.ends_with("11"); }

template<class Message>
void poison(Message& message, Counts& counts) {
    for (const auto& item : message.items)
        if (is_poison(item.id) && item.seq.value > 0) {
            message.malformed.push_back({item.id, item.epoch, item.seq, wire::hash(item), wire::write(item),
                                         "of a newer terminal", item.grant, item.slot});
            ++counts["poison-item"];
        }
    std::erase_if(message.items, [](const auto& item) { return is_poison(item.id) && item.seq.value > 0; });
}

sync::HttpResponse refuse(int status, const std::string& type) {
    return {status, wire::write(wire::Problem{.type = type, .detail = "", .status = status}), {}};
}

} // namespace

Central::Central(const std::string& folder, const core::Clock& clock, Dice& dice, Outcome& outcome, Mutation mutation,
                 const std::vector<scheduler::OfficePlan>& plans)
    : folder_(folder), clock_(clock), dice_(dice), counts_(outcome.counts), ledger_(*this, outcome),
      mutation_(mutation) {
    open();
    const std::vector small{office_plan("centre"), office_plan("nord")};
    commit([&] { return scheduler_->found(plans.empty() ? small : plans); }).value();
}

void Central::open() {
    database_ = std::make_unique<sqlite::Database>(scheduler::open_database(folder_ + "/central.db").value());
    // The machine does not lose power in this world; what a lost commit does is played by not committing.
    database_->script("PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE").value();
    scheduler_ = std::make_unique<scheduler::Scheduler>(*database_, clock_, dice_.random(), policy_, keys());
}

Central::Enrolled Central::enrol(const core::TerminalId& id) {
    const auto token = operate([&](scheduler::Administration& administration) {
        return administration.make_token(id, "international", "simulation");
    });
    return commit([&] {
        auto reply = scheduler_->enrol({token->text, terminal_request(), core::Bytes(32, 1), "machine"});
        return Enrolled{scheduler::identity_of(reply->certificate_pem).value(), *reply};
    });
}

void Central::fence(const core::TerminalId& id) {
    static_cast<void>(
        operate([&](scheduler::Administration& administration) { return administration.fence(id, "simulation"); }));
    note_epoch(id);
    ++counts_["fence"];
}

void Central::cancel(Promise& promise) {
    const auto done = operate(
        [&](scheduler::Administration& administration) { return administration.cancel(promise.id, "simulation"); });
    if (!done) return; // not delivered yet
    promise.cancelled = true;
    ++counts_["cancelled"];
}

void Central::close_day() {
    const core::OfficeId office{dice_.chance(500) ? "centre" : "nord"};
    const auto day = calendar::local_date(clock_.now()) + std::chrono::days{1 + static_cast<int>(dice_.below(8))};
    if (ledger_.closed().contains({office, day})) return;
    auto plan = office_plan(office.value);
    for (const auto& [id, closed] : ledger_.closed())
        if (id == office) plan.office.closed.push_back(closed);
    plan.office.closed.push_back(day);
    ledger_.note_closed(office, day); // first: the meetings that it moves are excused
    static_cast<void>(operate(
        [&](scheduler::Administration& administration) { return administration.put_office(plan, {}, "simulation"); }));
    ++counts_["day-closed"];
}

void Central::note_epoch(const core::TerminalId& id) {
    const auto epoch = database_
                           ->first(
                               "SELECT epoch FROM terminals WHERE id = ?",
                               [](auto row) { return row.template id<core::Epoch>(0); }, id)
                           .value();
    if (epoch) ledger_.note_epoch(id, *epoch);
}

std::optional<Central::Recorded> Central::recorded(const core::BookingId& id) {
    return database_
        ->first(
            "SELECT outcome, slot, problem FROM bookings WHERE id = ?",
            [](const sqlite::Row& row) {
                return Recorded{static_cast<booking::Outcome>(row.integer(0)), row.text(1), row.text(2)};
            },
            id)
        .value();
}

bool Central::is_dead_letter(const core::BookingId& id) {
    return database_->first(
                        "SELECT 1 FROM dead_letters WHERE booking = ?", [](const sqlite::Row&) { return true; }, id)
        .value()
        .has_value();
}

void Central::maintain() {
    sqlite::Transaction transaction(*database_);
    scheduler_->maintain();
    transaction.commit().value();
}

// What is in the copy is safe off this machine: that is what "durable" says.
void Central::mark_durable() {
    const auto file = folder_ + "/copy.db";
    std::filesystem::remove(file);
    database_->copy_to(file).value();
    auto copy = sqlite::Database::open(file, {.access = sqlite::Access::ReadOnly, .vfs = {}}).value();
    sqlite::Transaction transaction(*database_);
    scheduler_->mark_durable(copy).value();
    transaction.commit().value();
}

void Central::copy() {
    mark_durable();
    ++counts_["scheduler-copied"];
}

void Central::restore() {
    if (!std::filesystem::exists(folder_ + "/copy.db")) return;
    scheduler_.reset();
    database_.reset();
    for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(folder_ + "/central.db" + end);
    std::filesystem::copy_file(folder_ + "/copy.db", folder_ + "/central.db");
    open();
    sqlite::Transaction transaction(*database_);
    scheduler_->begin_generation({}, "restored");
    transaction.commit().value();
    ++counts_["scheduler-restored"];
}

void Central::mutate() {
    if (mutation_ == Mutation::GrantsExpire && dice_.chance(50))
        database_
            ->script("UPDATE slots SET state = 0, terminal = NULL, epoch = NULL WHERE state = 1 AND random() % 4 = 0")
            .value();
    if (mutation_ == Mutation::NumbersReused && dice_.chance(50))
        database_->script("UPDATE instance SET value = max(1, value - 20) WHERE name = 'next_grant'").value();
}

std::optional<sync::HttpResponse> Central::answer(const scheduler::ClientIdentity& who,
                                                  const sync::HttpRequest& request) {
    mutate();
    sqlite::Transaction transaction(*database_);
    auto response = route(who, request);
    static_cast<void>(scheduler_->advance());
    if (!calm && dice_.chance(20)) {
        ++counts_["scheduler-crashed"];
        if (mutation_ == Mutation::AnsweredEarly) return response;
        return std::nullopt; // rolled back
    }
    transaction.commit().value();
    note_epoch(core::TerminalId{who.name});
    return response;
}

sync::HttpResponse Central::route(const scheduler::ClientIdentity& who, const sync::HttpRequest& request) {
    if (request.path == "/v1/sync") {
        auto message = wire::read<wire::SyncRequest>(request.body);
        if (!message) return refuse(400, "invalid-input");
        if (strange) poison(*message, counts_);
        if (mutation_ == Mutation::BatchRefused && !message->malformed.empty()) return refuse(422, "malformed-item");
        return respond(scheduler_->sync(who, *message));
    }
    if (request.path == "/v1/terminals/self/report") {
        auto message = wire::read<wire::Report>(request.body);
        if (!message) return refuse(400, "invalid-input");
        if (strange) poison(*message, counts_);
        if (message->quarantined) ++counts_["report-of-restored-disk"];
        if (mutation_ == Mutation::QuarantineUnreported) message->quarantined = false;
        return respond(scheduler_->report(who, *message));
    }
    if (request.path.starts_with("/v1/slots")) {
        const auto today = calendar::local_date(clock_.now());
        return respond(scheduler_->slots(who, core::OfficeId{"centre"}, today, today + std::chrono::days{14}));
    }
    if (request.path == "/v1/holds") {
        const auto message = wire::read<wire::HoldRequest>(request.body);
        return message ? respond(scheduler_->hold(who, *message)) : refuse(400, "invalid-input");
    }
    if (request.path.starts_with("/v1/holds/")) {
        core::GrantNo hold;
        std::from_chars(request.path.data() + 10, request.path.data() + request.path.size(), hold.value);
        if (request.method == sync::Method::Delete) return respond(scheduler_->release(who, hold));
        const auto message = wire::read<wire::HoldConfirm>(request.body);
        return message ? respond(scheduler_->confirm(who, hold, *message)) : refuse(400, "invalid-input");
    }
    return refuse(404, "not-found");
}

} // namespace accueil::simulation

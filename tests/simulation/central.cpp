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

// Few slots, so that terminals get into one another's way.
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

sync::HttpResponse refuse(int status, const std::string& type) {
    return {status, wire::write(wire::Problem{.type = type, .detail = "", .status = status}), {}};
}

} // namespace

Central::Central(const std::string& folder, const core::Clock& clock, Dice& dice, Counts& counts, Mutation mutation)
    : folder_(folder), clock_(clock), dice_(dice), counts_(counts), mutation_(mutation) {
    open();
    commit([&] { return scheduler_->found({office_plan("centre"), office_plan("nord")}); }).value();
}

void Central::open() {
    database_ = std::make_unique<sqlite::Database>(scheduler::open_database(folder_ + "/central.db").value());
    // The machine does not lose power in this world; what a lost commit does is played by not committing.
    database_->script("PRAGMA synchronous = OFF").value();
    scheduler_ = std::make_unique<scheduler::Scheduler>(*database_, clock_, dice_.random(), policy_, keys());
}

Central::Enrolled Central::enrol(const core::TerminalId& id) {
    const scheduler::ClientIdentity person{"operator", scheduler::Role::Operator, {}};
    return commit([&] {
        const auto token = scheduler_->administer(person, [&](scheduler::Administration& administration) {
            return administration.make_token(id, "international", "simulation");
        });
        auto reply = scheduler_->enrol({token->text, terminal_request(), core::Bytes(32, 1), "machine"});
        return Enrolled{scheduler::identity_of(reply->certificate_pem).value(), *reply};
    });
}

void Central::fence(const core::TerminalId& id) {
    const scheduler::ClientIdentity person{"operator", scheduler::Role::Operator, {}};
    static_cast<void>(commit([&] {
        return scheduler_->administer(
            person, [&](scheduler::Administration& administration) { return administration.fence(id, "simulation"); });
    }));
    ++counts_["fence"];
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

std::optional<sync::HttpResponse> Central::answer(const scheduler::ClientIdentity& who,
                                                  const sync::HttpRequest& request) {
    if (mutation_ == Mutation::GrantsExpire && dice_.chance(50))
        database_
            ->script("UPDATE slots SET state = 0, terminal = NULL, epoch = NULL WHERE state = 1 AND random() % 4 = 0")
            .value();
    if (mutation_ == Mutation::NumbersReused && dice_.chance(50))
        database_->script("UPDATE instance SET value = max(1, value - 20) WHERE name = 'next_grant'").value();
    sqlite::Transaction transaction(*database_);
    auto response = route(who, request);
    static_cast<void>(scheduler_->advance());
    if (!calm && dice_.chance(20)) {
        ++counts_["scheduler-crashed"];
        if (mutation_ == Mutation::AnsweredEarly) return response;
        return std::nullopt; // rolled back
    }
    transaction.commit().value();
    return response;
}

sync::HttpResponse Central::route(const scheduler::ClientIdentity& who, const sync::HttpRequest& request) {
    if (request.path == "/v1/sync") {
        const auto message = wire::read<wire::SyncRequest>(request.body);
        if (!message) return refuse(400, "invalid-input");
        return respond(scheduler_->sync(who, *message));
    }
    if (request.path == "/v1/terminals/self/report") {
        const auto message = wire::read<wire::Report>(request.body);
        return message ? respond(scheduler_->report(who, *message)) : refuse(400, "invalid-input");
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

#include "tests/simulation/machine.h"

#include <algorithm>
#include <filesystem>

#include "shared/booking/rules.h"

namespace accueil::simulation {

Machine::Machine(const core::TerminalId& id, const std::string& folder, core::Instant now, Central& central, Dice& dice,
                 Counts& counts, Mutation mutation)
    : id_(id), folder_(folder), clock_(now), central_(central), dice_(dice), counts_(counts), mutation_(mutation),
      enrolled_(central.enrol(id)), key_(security::DeviceKey::make(dice.random())) {
    line_ = std::make_unique<Line>(central, enrolled_.identity, dice, counts, mutation);
    start();
    const auto& reply = enrolled_.reply;
    store_->enrol({reply.terminal, reply.desk, reply.epoch, reply.generation, reply.sealing_key, reply.signing_key})
        .value();
}

void Machine::script(const std::string& sql) { sqlite::Database::open(path()).value().script(sql).value(); }

void Machine::start() {
    store_ = store::Store::open(path(), key_, clock_, dice_.random()).value();
    const std::string boot = "boot-" + std::to_string(boots_);
    const auto found = mutation_ == Mutation::NoQuarantine ? std::nullopt : std::optional{counter_};
    store_->begin({boot, "machine-" + id_.value, found}).value();
    if (const auto due = store_->counter_due().value()) counter_ = std::max(counter_, *due);
    agent_ = std::make_unique<sync::Agent>(*store_, *line_, clock_, dice_.random(),
                                           sync::AgentSettings{.most_items = 10, .alive = [](auto&) { return false; }},
                                           nullptr);
}

void Machine::stop() {
    agent_.reset();
    store_.reset();
}

void Machine::kill() {
    stop();
    if (mutation_ == Mutation::IdAnewOnRetry)
        script("UPDATE bookings SET item = replace(item, id, substr(id, 1, 35) || 'x'), id = substr(id, 1, 35) || 'x' "
               "WHERE outcome = 'pending'");
    start();
    ++counts_["terminal-killed"];
}

void Machine::restart_machine() {
    stop();
    ++boots_;
    start();
    ++counts_["terminal-rebooted"];
}

void Machine::snapshot() {
    std::filesystem::remove(path() + ".copy");
    sqlite::Database::open(path()).value().copy_to(path() + ".copy").value();
    promised_at_snapshot_ = promises_.size();
}

void Machine::restore_disk() {
    if (!std::filesystem::exists(path() + ".copy")) return;
    stop();
    for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(path() + end);
    std::filesystem::copy_file(path() + ".copy", path());
    for (auto i = promised_at_snapshot_; i < promises_.size(); ++i) promises_[i].gone_with_disk = true;
    restored_ = true;
    ++boots_;
    start();
    ++counts_["disk-restored"];
}

void Machine::set_clock(std::chrono::milliseconds off) {
    clock_.set(clock_.now() + off);
    ++counts_["clock-set"];
}

void Machine::step() {
    for (int i = 0; i < 4; ++i)
        if (agent_->step() > clock_.monotonic()) break;
    if (mutation_ != Mutation::HandKeptAtFence) return;
    const auto epoch = store_->status().value().epoch;
    if (epoch > last_epoch_ && last_epoch_.value > 0)
        for (const auto& grant : last_hand_)
            script("INSERT OR IGNORE INTO grants VALUES (" + std::to_string(grant.no.value) + ", '" +
                   grant.slot.office.value + "', 0, " + std::to_string(grant.slot.start.time_since_epoch().count()) +
                   ", '" + wire::write(grant.slot) + "')");
    last_epoch_ = epoch;
    last_hand_ = store_->hand().value();
}

void Machine::tidy() { store_->tidy().value(); }

void Machine::receive_person() {
    const auto hand = store_->hand().value();
    const auto now = clock_.now();
    const core::OfficeId office{dice_.chance(500) ? "centre" : "nord"};
    booking::Draft draft;
    draft.person.surname = "INVENTED";
    draft.wishes = {.people = static_cast<int>(1 + dice_.below(5)), .language = dice_.chance(300) ? "ar" : "fr"};
    draft.arrival = {.date = calendar::local_date(now), .desk = "international"};
    const auto window = calendar::window(draft.arrival.date, store_->calendar().value(), office);
    const booking::OfferQuery query{
        .office = office, .window = window, .wishes = draft.wishes, .now = now, .trust = store_->clock_trust().value()};
    std::vector<booking::Offer> choice;
    for (const auto& day : booking::offers(hand, query).days)
        choice.insert(choice.end(), day.times.begin(), day.times.end());
    if (choice.empty()) {
        choice = booking::later_offers(hand, query, 3);
        draft.override = booking::Override{booking::OverrideReason::NoSlotInWindow, core::StaffId{"agente-1"}};
    }
    if (choice.empty()) {
        ++counts_["person-without-offer"];
        store_->wish_unmet(office).value();
        return;
    }
    const auto& offer = choice[dice_.below(choice.size())];
    draft.grant = offer.grant;
    const core::BookingId id{core::uuid_v7(dice_.random(), now)};
    auto booking = store_->commit(id, draft);
    if (booking && dice_.chance(100)) {
        kill(); // the process died before it could say so; it tries again with the same id
        booking = store_->commit(id, draft);
    }
    if (!booking) {
        ++counts_["commit-refused"];
        return;
    }
    ++counts_["promised"];
    promises_.push_back({id, id_, booking->epoch, booking->slot, draft});
    mutate_after_commit(id, {offer.grant, offer.slot});
}

void Machine::mutate_after_commit(const core::BookingId& id, const booking::Grant&) {
    if (mutation_ == Mutation::LostBooking && dice_.chance(50))
        script("DELETE FROM bookings WHERE id = '" + id.value + "'");
    if (mutation_ == Mutation::ForgottenEarly) script("DELETE FROM bookings WHERE outcome <> 'pending'");
}

void Machine::receive_person_online() {
    sync::Online online(*line_, *store_);
    const auto today = calendar::local_date(clock_.now());
    const auto slots = online.slots(core::OfficeId{"centre"}, today, today + std::chrono::days{14});
    if (!slots || slots->empty()) return;
    const auto hold = online.hold((*slots)[dice_.below(slots->size())].id);
    if (!hold) return;
    booking::Draft draft;
    draft.person.surname = "INVENTED";
    draft.arrival = {.date = today, .desk = "international"};
    draft.grant = hold->grant.no;
    draft.override = booking::Override{booking::OverrideReason::PersonUnavailable, core::StaffId{"agente-1"}};
    const core::BookingId id{core::uuid_v7(dice_.random(), clock_.now())};
    const auto booking = online.confirm_hold(id, draft, hold->grant);
    ++counts_[booking ? "promised-online" : "hold-failed"];
    if (booking) promises_.push_back({id, id_, booking->epoch, booking->slot, draft, true});
}

void Machine::give_something_back() {
    const auto hand = store_->hand().value();
    if (hand.empty()) return;
    const auto& grant = hand[dice_.below(hand.size())];
    store_->give_back(std::vector{grant.no}).value();
    ++counts_["given-back"];
    if (mutation_ == Mutation::ReturnKept)
        script("INSERT INTO grants VALUES (" + std::to_string(grant.no.value) + ", '" + grant.slot.office.value +
               "', 0, " + std::to_string(grant.slot.start.time_since_epoch().count()) + ", '" +
               wire::write(grant.slot) + "')");
}

void Machine::heal(core::Instant now) {
    line_->down = false;
    line_->calm = true;
    clock_.set(now);
}

} // namespace accueil::simulation

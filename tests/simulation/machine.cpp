#include "tests/simulation/machine.h"

namespace accueil::simulation {

namespace {

constexpr const char* file = "terminal.db";

} // namespace

Machine::Machine(const core::TerminalId& id, core::Instant now, Central& central, Dice& dice, Counts& counts,
                 Mutation mutation)
    : id_(id), clock_(now), central_(central), dice_(dice), counts_(counts), mutation_(mutation),
      enrolled_(central.enrol(id)), key_(security::DeviceKey::make(dice.random())) {
    line_ = std::make_unique<Line>(central, enrolled_.identity, dice, counts, mutation);
    start();
    const auto& reply = enrolled_.reply;
    store_->enrol({reply.terminal, reply.desk, reply.epoch, reply.generation, reply.sealing_key, reply.signing_key})
        .value();
}

Machine::Machine(Machine& original, Dice& dice, Counts& counts, Mutation mutation)
    : id_(original.id_), clock_(original.clock_), central_(original.central_), dice_(dice), counts_(counts),
      mutation_(mutation), enrolled_(original.enrolled_), key_(original.key_), counted_(false),
      boots_(original.boots_ + 1'000'000), forked_(true) {
    line_ = std::make_unique<Line>(central_, enrolled_.identity, dice, counts, mutation);
    original.counted_ = false;
    original.forked_ = true;
    original.script("UPDATE terminal SET outside_counter = NULL"); // it never had one
    disk_.put(original.disk_.files());
    disk_.power_cut(test::Survivors::Everything);
    start();
    ++counts_["disk-cloned"];
}

// --- its life ---------------------------------------------------------------------------------------------------

void Machine::open() {
    store_ = store::Store::open(file, key_, clock_, dice_.random(), {.vfs = disk_.vfs()}).value();
    agent_ = std::make_unique<sync::Agent>(*store_, *line_, clock_, dice_.random(),
                                           sync::AgentSettings{.most_items = 10, .alive = [](auto&) { return false; }},
                                           nullptr);
}

void Machine::start() {
    open();
    const std::string boot = "boot-" + std::to_string(boots_);
    const bool known = counted_ && mutation_ != Mutation::NoQuarantine;
    store_->begin({boot, "machine-" + id_.value, known ? std::optional{counter_} : std::nullopt}).value();
    move_counter();
}

// The disk first, then the counter: whoever stops between the two is not taken for another disk.
void Machine::move_counter() {
    if (!counted_) return;
    if (const auto due = store_->counter_due().value()) counter_ = std::max(counter_, *due);
    if (mutation_ == Mutation::CounterStill) return;
    if (const auto due = store_->advance_counter().value()) counter_ = std::max(counter_, *due);
}

void Machine::stop() {
    agent_.reset();
    store_.reset();
}

// Nothing of what a program does at its end is done.
void Machine::crash(test::Survivors left) {
    if (!disk_.crashed()) disk_.crash_at(1);
    stop();
    disk_.power_cut(left, dice_.below(1'000'000));
}

void Machine::kill() {
    crash(test::Survivors::Everything);
    start();
    if (mutation_ == Mutation::IdAnewOnRetry)
        script("UPDATE bookings SET item = replace(item, id, substr(id, 1, 35) || 'x'), id = substr(id, 1, 35) || 'x' "
               "WHERE outcome = 'pending'");
    ++counts_["terminal-killed"];
}

void Machine::cut_power(test::Survivors left) {
    crash(left);
    ++boots_;
    start();
    ++counts_["power-cut"];
}

// Nobody is promised anything while there is no room.
void Machine::fill_disk() {
    disk_.full_at(1 + dice_.below(4));
    const auto hand = store_->hand().value();
    if (!hand.empty()) {
        booking::Draft draft;
        draft.grant = hand.front().no;
        draft.arrival = {.date = calendar::local_date(clock_.now()), .desk = "international"};
        draft.override = booking::Override{booking::OverrideReason::OperatorDecision, core::StaffId{"agente-1"}};
        const core::BookingId id{core::uuid_v7(dice_.random(), clock_.now())};
        const auto booking = store_->commit(id, draft);
        if (booking) tell(id, booking->epoch, booking->slot);
        if (!booking && booking.error().kind == core::ErrorKind::Full) ++counts_["refused-for-full-disk"];
    }
    disk_.full_at(0);
    move_counter();
    ++counts_["disk-full"];
}

void Machine::snapshot() {
    image_ = disk_.files();
    promised_at_image_ = central_.ledger().promises().size();
}

void Machine::restore_disk() {
    if (!image_) return;
    crash(test::Survivors::Everything);
    disk_.put(*image_);
    disk_.power_cut(test::Survivors::Everything);
    auto& promises = central_.ledger().promises();
    for (auto i = promised_at_image_; i < promises.size(); ++i)
        if (promises[i].terminal == id_) promises[i].gone_with_disk = true;
    ++boots_;
    if (counted_ && dice_.chance(300)) change_chip();
    start();
    ++counts_["disk-restored"];
}

// The copy went into a machine whose chip has no counter yet; the next start finds one set up.
void Machine::change_chip() {
    if (mutation_ == Mutation::CounterLossIgnored) script("UPDATE terminal SET outside_counter = NULL");
    stop();
    counted_ = false;
    start();
    stop();
    counted_ = true;
    counter_ += 1000;
    ++boots_;
    ++counts_["counter-gone"];
}

void Machine::set_clock(std::chrono::milliseconds off) {
    clock_.set(clock_.now() + off);
    ++counts_["clock-set"];
}

void Machine::step() {
    // The machine may lose its power at any write of the exchange.
    if (!line_->calm && dice_.chance(30)) disk_.crash_at(1 + dice_.below(30));
    for (int i = 0; i < 4 && !disk_.crashed(); ++i)
        if (agent_->step() > clock_.monotonic()) break;
    if (disk_.crashed()) {
        ++counts_["power-cut-in-exchange"];
        cut_power(test::Survivors::Some);
    }
    disk_.crash_at(0);
    move_counter();
    mutate_after_step();
}

void Machine::tidy() { store_->tidy().value(); }

void Machine::heal(core::Instant now) {
    line_->down = false;
    line_->calm = true;
    clock_.set(now);
}

bool Machine::at_peace() {
    const auto status = store_->status().value();
    return status.outbox_depth == 0 && status.pending_returns == 0 && status.standing == store::Standing::Ready &&
           agent_->line() == sync::Line::Online && store_->abandoned_holds().value().empty();
}

// --- people -----------------------------------------------------------------------------------------------------

std::optional<booking::Offer> Machine::choose(booking::Draft& draft) {
    const auto now = clock_.now();
    const auto hand = store_->hand().value();
    const core::OfficeId office{dice_.chance(500) ? "centre" : "nord"};
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
        if (!choice.empty()) ++counts_["later-than-window"];
    }
    if (choice.empty()) {
        ++counts_["person-without-offer"];
        store_->wish_unmet(office).value();
        return std::nullopt;
    }
    const auto& offer = choice[dice_.below(choice.size())];
    draft.grant = offer.grant;
    return offer;
}

void Machine::tell(const core::BookingId& id, core::Epoch epoch, const booking::Slot& slot, bool held) {
    Promise promise{id, id_, epoch, slot};
    promise.held = held;
    promise.forked = forked_;
    central_.ledger().tell(std::move(promise));
}

// Whoever is not told yes is asked again by the program that comes up after the crash, with the same id.
core::Result<booking::Booking> Machine::commit(const core::BookingId& id, const booking::Draft& draft,
                                               const booking::Slot& slot) {
    if (!dice_.chance(100)) return store_->commit(id, draft);
    const auto epoch = store_->status().value().epoch;
    disk_.crash_at(1 + dice_.below(40));
    auto booking = store_->commit(id, draft);
    const bool whole = booking.has_value();
    ++counts_[whole ? "power-cut-after-commit" : "power-cut-in-commit"];
    cut_power(dice_.chance(500) ? test::Survivors::Some : test::Survivors::Nothing);
    if (mutation_ == Mutation::ToldBeforeCommit) {
        tell(id, epoch, slot);
        return core::fail(core::ErrorKind::Unavailable, "gone");
    }
    auto again = store_->commit(id, draft);
    // What was confirmed once must be there, and be the same.
    if (whole && (!again || *again != *booking)) tell(id, epoch, slot);
    return again;
}

void Machine::promise(booking::Draft draft, const booking::Offer& offer) {
    const core::BookingId id{core::uuid_v7(dice_.random(), clock_.now())};
    const auto booking = commit(id, draft, offer.slot);
    if (!booking) {
        ++counts_["commit-refused"];
        return;
    }
    ++counts_["promised"];
    tell(id, booking->epoch, booking->slot);
    move_counter();
    if (draft.replaces)
        for (auto& earlier : central_.ledger().promises())
            if (earlier.id == *draft.replaces) earlier.cancelled = true;
    mutate_after_commit(id);
    if (mutation_ == Mutation::SpentGrantTaken) put_into_hand({offer.grant, offer.slot});
}

void Machine::receive_person() {
    booking::Draft draft;
    if (const auto offer = choose(draft)) promise(std::move(draft), *offer);
}

// Somebody comes back on the same day for another time.
void Machine::reschedule() {
    const auto today = store_->todays_arrivals().value();
    if (today.empty()) return;
    const auto& arrival = today[dice_.below(today.size())];
    if (arrival.replaced_by || arrival.outcome == booking::Outcome::Cancelled) return;
    booking::Draft draft;
    const auto offer = choose(draft);
    if (!offer) return;
    draft.replaces = arrival.id;
    draft.override = booking::Override{booking::OverrideReason::Reschedule, core::StaffId{"agente-1"}};
    ++counts_["rescheduled"];
    promise(std::move(draft), *offer);
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
    if (booking) tell(id, booking->epoch, booking->slot, true);
    move_counter();
}

void Machine::give_something_back() {
    const auto hand = store_->hand().value();
    if (hand.empty()) return;
    const auto& grant = hand[dice_.below(hand.size())];
    store_->give_back(std::vector{grant.no}).value();
    move_counter();
    ++counts_["given-back"];
    if (mutation_ == Mutation::ReturnKept) put_into_hand(grant);
}

// --- planted bugs -----------------------------------------------------------------------------------------------

void Machine::script(const std::string& sql) {
    stop();
    sqlite::Database::open(file, {.vfs = disk_.vfs()}).value().script(sql).value();
    open();
}

void Machine::put_into_hand(const booking::Grant& grant) {
    script("INSERT OR IGNORE INTO grants VALUES (" + std::to_string(grant.no.value) + ", '" + grant.slot.office.value +
           "', 0, " + std::to_string(grant.slot.start.time_since_epoch().count()) + ", '" + wire::write(grant.slot) +
           "')");
}

void Machine::mutate_after_commit(const core::BookingId& id) {
    if (mutation_ == Mutation::LostBooking && dice_.chance(50))
        script("DELETE FROM bookings WHERE id = '" + id.value + "'");
    if (mutation_ == Mutation::ForgottenEarly) script("DELETE FROM bookings WHERE outcome <> 'pending'");
}

void Machine::mutate_after_step() {
    if (mutation_ != Mutation::HandKeptAtFence) return;
    const auto epoch = store_->status().value().epoch;
    if (epoch > last_epoch_ && last_epoch_.value > 0)
        for (const auto& grant : last_hand_) put_into_hand(grant);
    last_epoch_ = epoch;
    last_hand_ = store_->hand().value();
}

} // namespace accueil::simulation

#include "kiosk/runtime/bookkeeper.h"

#include <string.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "kiosk/runtime/archivist.h"
#include "kiosk/runtime/boot.h"
#include "kiosk/runtime/ratchet.h"
#include "platform/counter/tpm_counter.h"
#include "shared/core/log.h"

namespace accueil::runtime {

namespace log = core::log;
using core::ErrorKind;

namespace {

std::optional<journey::Stop> stop_of(store::Standing standing) {
    switch (standing) {
    case store::Standing::NotEnrolled: return journey::Stop::NotEnrolled;
    case store::Standing::Quarantined: return journey::Stop::Quarantined;
    case store::Standing::Ready: return std::nullopt;
    }
    return std::nullopt;
}

booking::Booking booking_of(const store::TodaysArrival& arrival) {
    booking::Booking booking;
    booking.id = arrival.id;
    booking.slot = arrival.slot;
    booking.draft = arrival.draft;
    booking.confirmed_at = arrival.confirmed_at;
    return booking;
}

// What became of a booking here today: a slip of one that was moved leads to the present one.
journey::Recalled recalled(const std::vector<store::TodaysArrival>& arrivals, core::BookingId id) {
    journey::Recalled answer{id};
    for (std::size_t moves = 0; moves <= arrivals.size(); ++moves) {
        const auto found = std::ranges::find(arrivals, id, &store::TodaysArrival::id);
        if (found == arrivals.end()) return answer;
        answer.booking = booking_of(*found);
        answer.ended = found->outcome == booking::Outcome::Cancelled || found->replaced_by;
        if (!found->replaced_by) return answer;
        id = *found->replaced_by;
    }
    return answer;
}

// A result whose failure is worth a line in the log and changes nothing else.
template<class T>
bool noted(const core::Result<T>& result, std::string_view event) {
    if (!result) log::warning(event, {{"error", result.error()}});
    return result.has_value();
}

} // namespace

// Everything that touches the store. Used on the worker's thread only, so it needs no lock.
class Bookkeeper::Desk {
  public:
    Desk(BookkeeperSettings settings, core::Clock& clock, core::Random& random, BookkeeperEars ears)
        : settings_(std::move(settings)), clock_(clock), random_(random), ears_(std::move(ears)) {
        if (settings_.second_medium) archivist_.emplace(settings_.file, *settings_.second_medium, clock_, random_);
    }

    void open() {
        if (auto opened = open_store(); !opened) {
            log::error("store.unusable", {{"error", opened.error()}});
            store_.reset();
            trouble_ = unknown_counter_                         ? journey::Stop::Quarantined
                       : opened.error().kind == ErrorKind::Full ? journey::Stop::DiskFull
                                                                : journey::Stop::StoreBroken;
        }
        // What a damaged or full store still holds is delivered; what a disk holds that may be an old image is not.
        if (!unknown_counter_ && ears_.begun) ears_.begun();
        follow();
        std::error_code error;
        stopped_by_staff_ = std::filesystem::exists(service_file(), error);
        publish();
    }

    // Before confirmation nothing is promised; an error of any kind is answered, because the person waits for it.
    void commit(const journey::Commit& command) {
        const auto& id = command.id;
        if (!store_) return post_(journey::CommitFailed{id, ErrorKind::Unavailable});
        const auto booking = store_->commit(id, command.draft, command.by);
        if (!booking) {
            log::warning("booking.refused", {{"booking", id}, {"error", booking.error()}});
            learn_from(booking.error().kind);
            return post_(journey::CommitFailed{id, booking.error().kind});
        }
        log::info("booking.committed", {{"booking", id}, {"seq", booking->seq}, {"office", booking->slot.office}});
        post_(journey::CommitDone{*booking});
        ears_.poke();
        follow();
        publish();
    }

    void recall(const core::BookingId& id) {
        journey::Recalled answer{id};
        if (store_)
            if (const auto arrivals = store_->todays_arrivals(); noted(arrivals, "store.arrivals"))
                answer = recalled(*arrivals, id);
        post_(std::move(answer));
    }

    void verify(const core::StaffId& staff, std::string& pin) {
        if (!store_) return post_(journey::PinRefused{});
        const auto right = store_->check_pin(staff, pin);
        ::explicit_bzero(pin.data(), pin.size());
        if (right) return post_(journey::PinAccepted{staff});
        std::optional<core::Instant> locked;
        if (const auto pause = store_->pin_pause(staff); pause && pause->count() > 0) locked = clock_.now() + *pause;
        post_(journey::PinRefused{locked});
    }

    void call(const journey::Call& command) {
        if (store_ && noted(store_->call_add(command.screen, command.language), "store.call")) publish();
        log::info("call.asked", {{"screen", std::string_view(command.screen)}});
    }

    void close_call(const journey::CloseCall& command) {
        if (store_ && noted(store_->call_close(command.number, command.by), "store.call")) publish();
    }

    void join_queue(const journey::JoinQueue& command) {
        if (!store_ || !noted(store_->wait_begin(command.number, command.draft, command.office), "store.queue")) return;
        log::info("queue.joined", {{"office", command.office}});
        publish();
    }

    void leave_queue(const journey::LeaveQueue& command) {
        if (store_ && noted(store_->wait_end(command.number), "store.queue")) publish();
    }

    void session(bool open) {
        session_ = open;
        publish();
    }

    void audit(const journey::Audit& command) {
        if (!store_) return;
        noted(store_->audit_append({command.by.value, command.act, command.subject, command.reason}), "store.audit");
    }

    // A file, so that it outlives a restart and that IT staff see it with `ls`.
    void set_service(bool in_service) {
        std::error_code error;
        if (in_service)
            std::filesystem::remove(service_file(), error);
        else if (!(std::ofstream(service_file()) << "taken out of service at the staff screen\n").flush())
            log::warning("service.stop-not-kept"); // holds until the next start only
        stopped_by_staff_ = !in_service;
        log::info(in_service ? "service.started" : "service.stopped");
        publish();
    }

    void unmet(const core::OfficeId& office) {
        if (store_ && noted(store_->wish_unmet(office), "store.wish")) ears_.poke();
    }

    void tidy() {
        if (!store_) return open(); // a store that was busy or full may be well again
        const bool given = noted(store_->give_back_stale(), "store.stale");
        const bool tidied = noted(store_->tidy(), "store.tidy");
        // Tidying may have had nothing to write: whether there is room again shows only when a line is kept.
        if (trouble_ == journey::Stop::DiskFull && given && tidied && has_room() && noted(keep_a_line(), "store.full"))
            trouble_.reset();
        follow();
        publish();
    }

    void refresh() {
        follow();
        publish();
    }

    void publish() {
        auto facts = std::make_shared<journey::Facts>(world_);
        facts->stop = trouble_;
        if (store_) read_into(*facts);
        if (!facts->stop && !has_room()) facts->stop = journey::Stop::DiskFull;
        if (!facts->stop && stopped_by_staff_) facts->stop = journey::Stop::ByStaff;
        tell_what_is_known();
        post_(journey::FactsChanged{std::move(facts)});
    }

    journey::Facts world_; // what other threads told: line, printer, camera

  private:
    void post_(journey::Event event) const { ears_.post(std::move(event)); }

    // What goes behind each promise: the counter, and the copy on the second medium.
    void follow() {
        if (ratchet_ && store_) ratchet_->poke();
        if (archivist_ && !unknown_counter_) archivist_->note();
    }

    [[nodiscard]] core::Result<void> keep_a_line() {
        return store_->audit_append({"system", "store.reopened", "terminal", {}});
    }

    // A disk that can't be asked is no reason to stop: the next commit shows it.
    [[nodiscard]] bool has_room() const {
        std::error_code error;
        const auto disk = std::filesystem::space(settings_.folder, error);
        return error || disk.available >= settings_.least_room;
    }

    // What a commit that failed says about the store; publishes. A slot that has gone says nothing. After anything else
    // the store is opened anew and must take a line: if it can't, the kiosk must not offer what it can't keep.
    void learn_from(ErrorKind why) {
        if (why == ErrorKind::Full) trouble_ = journey::Stop::DiskFull;
        const auto standing = store_->standing();
        const bool may_book = !standing || *standing == store::Standing::Ready;
        const bool ordinary = why == ErrorKind::Full || why == ErrorKind::Conflict || why == ErrorKind::Refused;
        if (ordinary || !may_book) return publish();
        doubted_ = true;
        store_.reset();
        open();
    }

    void tell_what_is_known() {
        if (!store_) return;
        Learned now;
        if (auto signers = store_->signers(); noted(signers, "store.signers")) now.signers = std::move(*signers);
        if (auto patterns = store_->patterns(); noted(patterns, "store.patterns")) now.patterns = std::move(*patterns);
        if (auto badges = store_->revoked_badges(); noted(badges, "store.badges"))
            now.revoked_badges = std::move(*badges);
        if (const auto enrolment = store_->enrolment(); noted(enrolment, "store.enrolment") && *enrolment)
            now.scheduler_key = (*enrolment)->signing_key;
        if (told_ == now) return;
        told_ = std::move(now);
        ears_.learned(*told_);
    }

    [[nodiscard]] std::filesystem::path service_file() const {
        return std::filesystem::path(settings_.folder) / "out-of-service";
    }

    core::Result<void> open_store() {
        std::error_code error;
        std::filesystem::create_directories(settings_.folder, error);
        const auto key = security::DeviceKey::load_or_make(settings_.device_key, random_);
        if (!key) return std::unexpected(key.error());
        auto store = store::Store::open(settings_.file, *key, clock_, random_);
        if (!store) return std::unexpected(store.error());
        if (auto whole = (*store)->check_integrity(); !whole) return whole;
        if (auto begun = begin(**store); !begun) return begun;
        // Opening writes nothing where nothing has changed; whether a line is kept shows only when one is written.
        store_ = std::move(*store);
        if (doubted_)
            if (auto kept = keep_a_line(); !kept) return kept;
        doubted_ = false;
        trouble_.reset();
        return {};
    }

    core::Result<void> begin(store::Store& store) {
        const auto expected = store.counter_due();
        if (!expected) return std::unexpected(expected.error());
        auto facts = settings_.boot;
        const auto counter = platform::make_counter(settings_.counter);
        auto outside = outside_counter(*counter, expected->has_value(), settings_.counter_patience);
        unknown_counter_ = !outside;
        if (!outside) return std::unexpected(std::move(outside.error()));
        facts.counter = *outside;
        const auto standing = store.begin(facts);
        if (!standing) return std::unexpected(standing.error());
        if (*outside && !ratchet_)
            ratchet_.emplace(RatchetSettings{settings_.file, settings_.device_key, settings_.counter_rest},
                             platform::make_counter(settings_.counter), clock_, random_);
        return {};
    }

    void read_into(journey::Facts& facts) {
        const auto status = store_->status();
        auto offices = store_->offices();
        auto hand = store_->hand();
        store_->prepare_commit();
        if (!noted(status, "store.status") || !noted(offices, "store.offices") || !noted(hand, "store.hand")) {
            facts.stop = journey::Stop::StoreBroken;
            return;
        }
        facts.offices = std::move(*offices);
        facts.hand = std::move(*hand);
        facts.clock_trusted = status->clock.confirmed && !booking::is_doubtful(status->clock);
        facts.last_exchange = status->last_exchange;
        facts.outbox_depth = status->outbox_depth;
        facts.dead_letters = status->dead_letters;
        if (!facts.stop) facts.stop = stop_of(status->standing);
        if (!session_) return;
        if (const auto arrivals = store_->todays_arrivals(); noted(arrivals, "store.arrivals"))
            for (const auto& arrival : *arrivals)
                facts.arrivals.push_back({booking_of(arrival), arrival.outcome, arrival.replaced_by.has_value()});
        if (const auto calls = store_->calls_open(); noted(calls, "store.calls"))
            for (const auto& call : *calls) facts.calls.push_back({call.no, call.opened, call.language, call.why});
        if (const auto waiting = store_->waiting(); noted(waiting, "store.queue"))
            for (const auto& one : *waiting)
                facts.waiting.push_back(
                    {one.number, one.since, one.draft.person, one.draft.wishes, one.draft.arrival, one.office});
    }

    BookkeeperSettings settings_;
    core::Clock& clock_;
    core::Random& random_;
    BookkeeperEars ears_;
    std::unique_ptr<store::Store> store_;
    std::optional<Archivist> archivist_;
    std::optional<Ratchet> ratchet_;
    std::optional<Learned> told_;
    std::optional<journey::Stop> trouble_;
    bool doubted_ = false;         // it failed to keep something
    bool unknown_counter_ = false; // so it is not known whether this disk is the present one
    bool stopped_by_staff_ = false;
    bool session_ = false;
};

Bookkeeper::Bookkeeper(BookkeeperSettings settings, core::Clock& clock, core::Random& random, BookkeeperEars ears)
    : desk_(std::make_unique<Desk>(std::move(settings), clock, random, std::move(ears))) {
    with_desk([](Desk& desk) { desk.open(); });
}

Bookkeeper::~Bookkeeper() = default;

void Bookkeeper::with_desk(std::move_only_function<void(Desk&)> job) {
    worker_.submit([this, job = std::move(job)]() mutable { job(*desk_); });
}

void Bookkeeper::perform(const journey::Commit& command) {
    with_desk([command](Desk& desk) { desk.commit(command); });
}
void Bookkeeper::perform(const journey::Call& command) {
    with_desk([command](Desk& desk) { desk.call(command); });
}
void Bookkeeper::perform(const journey::Recall& command) {
    with_desk([command](Desk& desk) { desk.recall(command.id); });
}
void Bookkeeper::perform(const journey::CloseCall& command) {
    with_desk([command](Desk& desk) { desk.close_call(command); });
}
void Bookkeeper::perform(const journey::VerifyPin& command) {
    // One copy, so that there is one to overwrite.
    auto own = std::make_unique<journey::VerifyPin>(command);
    with_desk([own = std::move(own)](Desk& desk) { desk.verify(own->staff, own->pin); });
}
void Bookkeeper::perform(const journey::OpenStaffSession&) {
    with_desk([](Desk& desk) { desk.session(true); });
}
void Bookkeeper::perform(const journey::CloseStaffSession&) {
    with_desk([](Desk& desk) { desk.session(false); });
}
void Bookkeeper::perform(const journey::SetService& command) {
    with_desk([command](Desk& desk) { desk.set_service(command.in_service); });
}
void Bookkeeper::perform(const journey::Audit& command) {
    with_desk([command](Desk& desk) { desk.audit(command); });
}
void Bookkeeper::perform(const journey::CountUnmet& command) {
    with_desk([command](Desk& desk) { desk.unmet(command.office); });
}

void Bookkeeper::perform(const journey::JoinQueue& command) {
    with_desk([command](Desk& desk) { desk.join_queue(command); });
}
void Bookkeeper::perform(const journey::LeaveQueue& command) {
    with_desk([command](Desk& desk) { desk.leave_queue(command); });
}

void Bookkeeper::refresh() {
    with_desk([](Desk& desk) { desk.refresh(); });
}
void Bookkeeper::line_is(bool online) {
    with_desk([online](Desk& desk) {
        desk.world_.online = online;
        desk.refresh();
    });
}
void Bookkeeper::printer_is(journey::PrinterState state) {
    with_desk([state](Desk& desk) {
        if (std::exchange(desk.world_.printer, state) != state) desk.publish();
    });
}
void Bookkeeper::papers_are_read_by(const PaperReaders& readers) {
    with_desk([readers](Desk& desk) {
        desk.world_.camera_fitted = readers.camera_fitted;
        desk.world_.camera = readers.camera;
        desk.world_.reader = readers.reader;
        desk.publish();
    });
}
void Bookkeeper::tidy() {
    with_desk([](Desk& desk) { desk.tidy(); });
}

} // namespace accueil::runtime

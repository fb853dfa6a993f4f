#include "kiosk/runtime/liaison.h"

#include <map>

#include "shared/core/log.h"
#include "shared/sync/online.h"

namespace accueil::runtime {

namespace log = core::log;
using core::ErrorKind;

namespace {

// A confirmation whose hold ends before it arrives would be refused: the slot is held anew first.
constexpr std::chrono::seconds spare{10};

journey::MeetingFound found(const wire::SlipReply& reply) {
    return {.id = reply.booking.id,
            .slot = reply.booking.slot,
            .arrival = reply.arrival,
            .people = reply.people,
            .mode = reply.mode,
            .language = reply.language,
            .interpreter = reply.interpreter,
            .ended = reply.booking.outcome == booking::Outcome::Cancelled || reply.booking.replaced_by};
}

bool lost_on_the_way(ErrorKind kind) { return kind == ErrorKind::Unavailable || kind == ErrorKind::Timeout; }

} // namespace

class Liaison::Line {
  public:
    Line(LiaisonSettings settings, core::Clock& clock, core::Random& random, LiaisonEars ears)
        : settings_(std::move(settings)), clock_(clock), random_(random), ears_(std::move(ears)) {}

    void look_up(const journey::LookUp& command) {
        const auto reply = ask([&](sync::Online& online) { return online.slip(command.code); });
        journey::SlipAnswered answer{.code = command.code, .meeting = {}};
        if (reply)
            answer.meeting = found(*reply);
        else
            answer.why = reply.error().kind;
        ears_.post(std::move(answer));
    }

    void ask_slots(const journey::AskSlots& command) {
        auto reply =
            ask([&](sync::Online& online) { return online.slots(command.office, command.first, command.last); });
        journey::SlotsAnswered answer{.office = command.office, .slots = {}};
        if (reply) answer.slots = std::move(*reply);
        ears_.post(std::move(answer));
    }

    void hold(const journey::Hold& command) {
        const auto reply = ask([&](sync::Online& online) { return online.hold(command.slot); });
        journey::HoldAnswered answer{.slot = command.slot, .grant = {}};
        if (reply) {
            answer.grant = reply->grant;
            ends_[reply->grant.no] = clock_.now() + held_for;
        } else {
            answer.why = reply.error().kind;
        }
        ears_.post(std::move(answer));
    }

    void release(const journey::ReleaseHold& command) {
        ends_.erase(command.hold);
        // Not heard of it ends by itself.
        static_cast<void>(ask([&](sync::Online& online) { return online.release_hold(command.hold); }));
    }

    void commit(journey::CommitHeld command) {
        auto booked = renewed(command);
        if (booked) booked = ask([&](sync::Online& online) { return confirm(online, command); });
        ends_.erase(command.held.no);
        if (!booked) return ears_.post(journey::CommitFailed{command.id, booked.error().kind});
        log::info("booking.committed", {{"booking", command.id}, {"online", true}, {"office", booked->slot.office}});
        ears_.post(journey::CommitDone{std::move(*booked)});
        ears_.poke();
    }

    void cancel(const journey::CancelMeeting& command) {
        const auto once = [&] {
            return ask([&](sync::Online& online) { return online.cancel(command.code, command.booking); });
        };
        auto reply = once();
        if (!reply && lost_on_the_way(reply.error().kind)) reply = once(); // it may be repeated
        journey::CancelAnswered answer{.code = command.code, .meeting = {}};
        if (reply)
            answer.meeting = found(*reply);
        else
            answer.why = reply.error().kind;
        if (answer.meeting && answer.meeting->ended) {
            if (auto kept = store_->audit_append({"person", "booking.cancel", command.booking.value, "slip"}); !kept)
                log::warning("store.audit", {{"error", kept.error()}});
            log::info("booking.cancelled", {{"booking", command.booking}});
        }
        ears_.post(std::move(answer));
        ears_.poke();
    }

  private:
    static constexpr std::chrono::seconds held_for{120};

    // Opened when it is first wanted: a terminal is enrolled while its kiosk runs.
    core::Result<void> open() {
        if (online_) return {};
        const auto key = security::DeviceKey::load_or_make(settings_.files.device_key(), random_);
        if (!key) return std::unexpected(key.error());
        auto store = store::Store::open(settings_.store, *key, clock_, random_);
        if (!store) return std::unexpected(store.error());
        auto transport = settings_.transport();
        if (!transport) return std::unexpected(transport.error());
        store_ = std::move(*store);
        transport_ = std::move(*transport);
        online_ = std::make_unique<sync::Online>(*transport_, *store_);
        return {};
    }

    template<class Work>
    auto ask(Work work) -> decltype(work(std::declval<sync::Online&>())) {
        if (auto opened = open(); !opened) {
            log::warning("online.closed", {{"error", opened.error()}});
            return core::fail(ErrorKind::Unavailable, "the line is not open");
        }
        auto reply = work(*online_);
        if (!reply) {
            log::warning("online.refused", {{"error", reply.error()}});
            // A certificate that was renewed meanwhile is read by the next one.
            if (reply.error().kind == ErrorKind::Configuration) online_.reset();
        }
        return reply;
    }

    // Holds the slot anew where two minutes are nearly over: whoever needs longer must not lose it while nobody else
    // has taken it.
    core::Result<booking::Booking> renewed(journey::CommitHeld& command) {
        const auto ends = ends_.find(command.held.no);
        if (ends == ends_.end() || clock_.now() + spare < ends->second) return booking::Booking{};
        ends_.erase(ends);
        static_cast<void>(ask([&](sync::Online& online) { return online.release_hold(command.held.no); }));
        auto held = ask([&](sync::Online& online) { return online.hold(command.held.slot.id); });
        if (!held) return std::unexpected(held.error());
        command.held = held->grant;
        command.draft.grant = held->grant.no;
        return booking::Booking{};
    }

    core::Result<booking::Booking> confirm(sync::Online& online, const journey::CommitHeld& command) {
        return online.confirm_hold(command.id, command.draft, command.held, command.slip);
    }

    LiaisonSettings settings_;
    core::Clock& clock_;
    core::Random& random_;
    LiaisonEars ears_;
    std::map<core::GrantNo, core::Instant> ends_; // of the holds, by our own clock
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<sync::Transport> transport_;
    std::unique_ptr<sync::Online> online_;
};

Liaison::Liaison(LiaisonSettings settings, core::Clock& clock, core::Random& random, LiaisonEars ears)
    : line_(std::make_unique<Line>(std::move(settings), clock, random, std::move(ears))) {}

Liaison::~Liaison() = default;

void Liaison::with_line(std::move_only_function<void(Line&)> job) {
    worker_.submit([this, job = std::move(job)]() mutable { job(*line_); });
}

void Liaison::perform(const journey::LookUp& command) {
    with_line([command](Line& line) { line.look_up(command); });
}
void Liaison::perform(const journey::AskSlots& command) {
    with_line([command](Line& line) { line.ask_slots(command); });
}
void Liaison::perform(const journey::Hold& command) {
    with_line([command](Line& line) { line.hold(command); });
}
void Liaison::perform(const journey::ReleaseHold& command) {
    with_line([command](Line& line) { line.release(command); });
}
void Liaison::perform(const journey::CommitHeld& command) {
    with_line([command](Line& line) { line.commit(command); });
}
void Liaison::perform(const journey::CancelMeeting& command) {
    with_line([command](Line& line) { line.cancel(command); });
}

} // namespace accueil::runtime

// The bookings: each ends as accepted, relocated or needs-human (I2), and its outcome is kept for ever (rule 3).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "deploy/scheduler/domain/slots.h"
#include "deploy/scheduler/domain/terminals.h"
#include "deploy/scheduler/domain/world.h"
#include "shared/booking/booking.h"
#include "shared/wire/messages.h"

namespace accueil::scheduler {

struct BookingRecord {
    wire::BookingView view;
    std::string hash;    // of the item
    std::string problem; // type, with NeedsHuman and other flags
    std::string detail;
    bool live = false; // occupies its slot
    core::Instant confirmed_at;
    std::chrono::local_days arrival;
    int people = 1;
    booking::Mode mode = booking::Mode::InPerson;
    std::string language;
    bool interpreter = false;
    core::Bytes sealed; // empty once its time is over
};

class Bookings {
  public:
    explicit Bookings(World& world) : world_(world) {}

    [[nodiscard]] std::optional<BookingRecord> find(const core::BookingId& id) const;
    // What was answered when the booking came first. Later cancellations and moves travel in the change feed.
    [[nodiscard]] std::optional<wire::ItemResult> answer_of(const core::BookingId& id) const;

    // Records a booking that is not known yet and gives it its slot, or the nearest one, or hands it to a person.
    // `flag` is a problem that the way it came raises (terminal-forked); empty as a rule.
    wire::ItemResult admit(const Terminal& terminal, const wire::Item& item, const std::string& hash,
                           const std::string& flag);

    // Cancels a live booking and frees its slot. False when it is not live.
    bool cancel(const core::BookingId& id, std::string_view detail);
    // Moves a live booking away from its slot (which stays as it is: the caller withdraws it); false when no free slot
    // fits: the booking then needs a human.
    bool move_away(const core::BookingId& id, std::string_view detail);
    // The live booking that confirmed a hold and that may be undone: one that replaced another may not, because the
    // person's meeting before it is gone.
    [[nodiscard]] std::optional<core::BookingId> of_hold(const core::TerminalId& terminal, core::GrantNo hold) const;
    // The live booking of a slot.
    [[nodiscard]] std::optional<core::BookingId> of_slot(const core::SlotId& slot) const;

    struct Filter {
        std::optional<core::OfficeId> office;
        std::optional<booking::Outcome> outcome;
        core::Instant from{};
        core::Instant to{std::chrono::years{400}};
        int most = 500;
    };
    [[nodiscard]] std::vector<BookingRecord> list(const Filter& filter) const;

    // Destroys sealed personal data of meetings that are long over.
    void forget_sealed();

  private:
    struct Place {
        booking::Outcome outcome = booking::Outcome::NeedsHuman;
        std::optional<booking::Slot> slot; // taken
        core::GrantNo grant;
        std::string problem;
        std::string detail;
    };
    Place place(const Terminal& terminal, const wire::Item& item);
    Place relocate(const booking::Slot& original, std::chrono::local_days arrival, int people, booking::Mode mode,
                   const std::string& language);
    void record(const Terminal& terminal, const wire::Item& item, const std::string& hash, const Place& place);
    std::optional<core::BookingId> already_replaced_by(const core::BookingId& id) const;
    // The live booking at the end of the moves that began with this one.
    std::optional<core::BookingId> live_after(const core::BookingId& id) const;
    void replace(const core::BookingId& old, const core::BookingId& by);

    World& world_;
};

} // namespace accueil::scheduler

// A kiosk without a screen for the tests: events in, the model and the commands to look at. Its scheduler lent it
// slots in invented offices; the people are invented too.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/journey/update.h"

namespace accueil::journey::test {

// Tuesday 24 November 2026, 14:10 in Montréal.
[[nodiscard]] core::Instant afternoon();
// A start in Montréal, "2026-11-25T09:00".
[[nodiscard]] core::Instant at(const char* local);

[[nodiscard]] booking::Office office(const char* id, std::vector<const char*> regions);
[[nodiscard]] booking::Grant grant(std::uint64_t no, const char* office, const char* local_start, int places = 6);

// Montréal (06) has two offices, Laval (13) one, Nord-du-Québec (10) one without anything in the hand, others none.
[[nodiscard]] Facts usual_facts();

[[nodiscard]] DocumentSeen passport(const char* surname, const char* given_names);
[[nodiscard]] DocumentSeen boarding_pass(const char* surname, const char* given_names);

// One of our own slips, of the meeting of meeting_found().
[[nodiscard]] DocumentSeen slip();
// What the terminal's own store knows of that slip.
[[nodiscard]] Recalled recalled(std::optional<booking::Booking> booking = {}, bool ended = false);
// In Laval on Wednesday the 25th at 9:00, as the scheduler tells of it.
[[nodiscard]] MeetingFound meeting_found(bool ended = false);

class Desk {
  public:
    explicit Desk(Policy p = {});

    Desk& on(const Event& event);
    Desk& later(std::chrono::seconds passed); // in ticks of a second, as the runtime gives them
    Desk& facts(Facts next);

    // Short ways to a moment of the journey.
    Desk& to_document();
    Desk& to_person();
    Desk& to_region();
    Desk& to_time();
    Desk& to_contact();
    Desk& to_review();
    Desk& to_confirming();
    Desk& to_confirmed();
    Desk& to_staff();

    // The answers of a store that works.
    [[nodiscard]] booking::Booking committed() const; // what the last Commit becomes
    Desk& commit_done();
    [[nodiscard]] booking::Booking committed_held() const; // what the last CommitHeld becomes

    template<class S>
    [[nodiscard]] const S* screen() const {
        return std::get_if<S>(&model.screen);
    }
    // Commands of that kind since the last forget().
    template<class C>
    [[nodiscard]] std::vector<C> wanted() const {
        std::vector<C> found;
        for (const auto& command : commands)
            if (const auto* c = std::get_if<C>(&command)) found.push_back(*c);
        return found;
    }
    Desk& forget() {
        commands.clear();
        return *this;
    }

    Policy policy;
    Model model;
    std::vector<Command> commands;
    int attempts = 0;
    int taps = 0; // events of a person since the start
};

} // namespace accueil::journey::test

// Lending in practice: what lending.h decides, done on the tables. Only free slots are lent; nothing is taken back.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "deploy/scheduler/domain/offices.h"
#include "deploy/scheduler/domain/terminals.h"
#include "deploy/scheduler/domain/world.h"
#include "shared/booking/slot.h"

namespace accueil::scheduler {

// People an hour that one terminal sends to one office, by weekday and hour of the confirmations of the last weeks.
class Demand {
  public:
    // Recomputed from the bookings when it is older than an hour.
    void refresh(World& world);
    // Expected in the cover time from now.
    [[nodiscard]] double expected(const core::TerminalId& terminal, const core::OfficeId& office, core::Instant now,
                                  const lending::Policy& policy) const;

  private:
    struct Key {
        std::string terminal;
        std::string office;
        auto operator<=>(const Key&) const = default;
    };
    static constexpr std::size_t hours_of_a_week = 7 * 24;
    std::map<Key, std::array<double, hours_of_a_week>> counts_;
    core::Instant computed_{};
    bool known_ = false;
};

class Lender {
  public:
    Lender(World& world, Demand& demand) : world_(world), demand_(demand) {}

    // Fills the hand of the terminal. `want` is what it asks for beyond our own estimate.
    struct Refill {
        int lent = 0;
        std::vector<core::GrantNo> recalls; // grants wanted back, because others have less than their share
    };
    Refill refill(const Terminal& terminal, const std::map<std::string, int>& want);

    // All grants of the terminal's present epoch that can still be of use, by number.
    [[nodiscard]] std::vector<booking::Grant> hand_of(const Terminal& terminal) const;

    // The terminal has deleted the grant; the slot is free again. False when it does not hold it (any more).
    bool take_back(const Terminal& terminal, core::GrantNo grant);

  private:
    [[nodiscard]] std::vector<core::GrantNo> last_grants(const Terminal& terminal, const core::OfficeId& office,
                                                         calendar::Date day, int count) const;
    int lend_day(const Terminal& terminal, const core::OfficeId& office, calendar::Date day, int count,
                 core::Instant from);

    World& world_;
    Demand& demand_;
};

} // namespace accueil::scheduler

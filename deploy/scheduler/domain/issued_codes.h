// What the scheduler issues under its own signature: letters of invitation and badges of the staff.
#pragma once

#include <string>

#include "deploy/scheduler/domain/answer.h"
#include "deploy/scheduler/domain/enrolment.h"
#include "deploy/scheduler/domain/world.h"
#include "shared/documents/code/codes.h"

namespace accueil::scheduler {

struct IssuedBadge {
    std::string number; // eight letters and digits, without look-alikes
    std::string code;   // the text of the code on the card
};

class IssuedCodes {
  public:
    IssuedCodes(World& world, const Keys& keys) : world_(world), keys_(keys) {}

    // Registers the reference of the person and returns the text of the code. A letter may be issued again, after a
    // change or a loss: both stay good, they open nothing but an appointment. Nothing of the name is kept here.
    // Problem: invalid-input (422) for what no letter may say.
    [[nodiscard]] Answer<std::string> letter(const documents::Invitation& letter);

    // invalid-input (422) for an alias that is none.
    [[nodiscard]] Answer<IssuedBadge> badge(const core::StaffId& staff);
    // Tells every terminal that the badge no longer counts. not-found (404).
    [[nodiscard]] Answer<void> revoke(const std::string& number);

  private:
    World& world_;
    const Keys& keys_;
};

} // namespace accueil::scheduler

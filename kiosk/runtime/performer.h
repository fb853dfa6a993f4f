// Hands each command of the journey to the port that performs it: one visit, no decisions.
//
// A language that was chosen is counted, not stored with the person: it goes into the log and nowhere else, as a line
// without a name or a booking. `journalctl -u accueil-kiosk -g language.chosen` gives the counts.
#pragma once

#include "kiosk/journey/command.h"
#include "kiosk/runtime/bookkeeper.h"
#include "kiosk/runtime/liaison.h"
#include "kiosk/runtime/print_shop.h"
#include "kiosk/runtime/reading_desk.h"

namespace accueil::runtime {

class Performer {
  public:
    Performer(Bookkeeper& bookkeeper, PrintShop& print_shop, ReadingDesk& reading_desk, Liaison& liaison)
        : bookkeeper_(bookkeeper), print_shop_(print_shop), reading_desk_(reading_desk), liaison_(liaison) {}

    void perform(const journey::Command& command);

  private:
    Bookkeeper& bookkeeper_;
    PrintShop& print_shop_;
    ReadingDesk& reading_desk_;
    Liaison& liaison_;
};

} // namespace accueil::runtime

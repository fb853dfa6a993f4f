// Hands each command of the journey to the port that performs it: one visit, no decisions.
#pragma once

#include "kiosk/journey/command.h"
#include "kiosk/runtime/bookkeeper.h"
#include "kiosk/runtime/print_shop.h"
#include "kiosk/runtime/reading_desk.h"

namespace accueil::runtime {

class Performer {
  public:
    Performer(Bookkeeper& bookkeeper, PrintShop& print_shop, ReadingDesk& reading_desk)
        : bookkeeper_(bookkeeper), print_shop_(print_shop), reading_desk_(reading_desk) {}

    void perform(const journey::Command& command);

  private:
    Bookkeeper& bookkeeper_;
    PrintShop& print_shop_;
    ReadingDesk& reading_desk_;
};

}  // namespace accueil::runtime

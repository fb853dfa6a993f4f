// The two ways a slip is laid out. Both draw one page and return how high it became.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "shared/slip/pen.h"
#include "shared/slip/words.h"

namespace accueil::slip {

struct PageContent {
    std::string reference;
    std::string terminal;
    std::string printed;      // date and time, French
    std::vector<Words> words; // French first; then the person's language when it is another
    Qr calendar;
    Qr code;
    std::filesystem::path logo;
};

// On a sheet: columns side by side. `scale` shrinks all type; the caller tries smaller ones until the page is held.
float draw_sheet(Pen& pen, const PageContent& content, float width, float height, float scale);
// On a roll: one below the other.
float draw_receipt(Pen& pen, const PageContent& content, float width);

} // namespace accueil::slip

// The two ways a slip is laid out. Both draw one page and return how high it became.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "shared/slip/first_days.h"
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
    std::vector<FirstDays> first_days; // in the order of `words`
    std::optional<Qr> guide;           // of guide_address; none where the operator names no pages
    std::string guide_address;
};

// On a sheet: columns side by side. `scale` shrinks all type; the caller tries smaller ones until the page is held.
float draw_sheet(Pen& pen, const PageContent& content, float width, float height, float scale);
// The second page of a sheet: what to do in the first days.
float draw_first_days(Pen& pen, const PageContent& content, float width, float height, float scale);
// On a roll: one below the other, the first days at the end.
float draw_receipt(Pen& pen, const PageContent& content, float width);

} // namespace accueil::slip

#include "shared/slip/layout.h"

#include <cairo.h>

#include "shared/slip/canvas_page.h"
#include "shared/slip/icalendar.h"
#include "shared/slip/page.h"

namespace accueil::slip {

namespace {

// A height of 0: as long as the content.
PageSize size_of(Paper paper) {
    switch (paper) {
    case Paper::Receipt80: return {.width = 226.77F, .height = 0};
    case Paper::Receipt58: return {.width = 164.41F, .height = 0};
    case Paper::A4: return {.width = 595.28F, .height = 841.89F};
    case Paper::Letter: return {.width = 612, .height = 792};
    }
    return {.width = 612, .height = 792};
}

core::Result<PageContent> content_of(const Slip& slip, const Stationery& stationery,
                                     const text::Catalogues& catalogues) {
    const text::Catalogue& french = catalogues.of(catalogues.languages().first().code);
    const text::Catalogue& own = catalogues.of(slip.language);
    PageContent content;
    content.reference = slip.reference;
    content.terminal = slip.terminal;
    content.printed = french.date(slip.printed_at) + ", " + french.time(slip.printed_at);
    content.logo = stationery.logo;
    content.words.push_back(words_of(slip, french));
    if (own.language().code != french.language().code) content.words.push_back(words_of(slip, own));
    // The event is long and read by every kind of phone, from fresh paper: more modules would cost more than they
    // repair. Our own code is short and must survive a pocket.
    auto calendar = make_qr(to_icalendar(slip, own), QrStrength::Low);
    if (!calendar) return std::unexpected(calendar.error());
    auto code = make_qr(slip.code, QrStrength::Medium);
    if (!code) return std::unexpected(code.error());
    content.calendar = std::move(*calendar);
    content.code = std::move(*code);
    for (const Words& words : content.words)
        content.first_days.push_back(first_days_of(slip.people, slip.plan, catalogues.of(words.language->code)));
    if (!stationery.guide.empty()) {
        content.guide_address = guide_in(stationery.guide, slip.language);
        auto guide = make_qr(content.guide_address, QrStrength::Medium);
        if (!guide) return std::unexpected(guide.error());
        content.guide = std::move(*guide);
    }
    return content;
}

struct Fit {
    PageSize size;
    float scale = 1;
};

// The pages of a sheet; a roll has one, as long as it takes.
enum class Leaf { Meeting, FirstDays };

// Draws the page; returns how high it became.
float draw(cairo_t* context, const PageContent& content, Paper paper, Leaf leaf, Fit fit,
           text::Typesetter& typesetter) {
    Pen pen(context, typesetter);
    if (size_of(paper).height == 0) return draw_receipt(pen, content, fit.size.width);
    switch (leaf) {
    case Leaf::Meeting: return draw_sheet(pen, content, fit.size.width, fit.size.height, fit.scale);
    case Leaf::FirstDays: return draw_first_days(pen, content, fit.size.width, fit.size.height, fit.scale);
    }
    return 0;
}

// Drawn on nothing first, to learn the length of a roll or the size of type that a sheet holds. The page itself is then
// drawn straight on its surface: a recording played into a PDF would store right-to-left words backwards, and nobody
// could search them or have them read aloud.
Fit fit(const PageContent& content, Paper paper, Leaf leaf, text::Typesetter& typesetter) {
    Fit chosen{.size = size_of(paper)};
    float used = 0;
    page_as_nothing([&](cairo_t* context) {
        used = draw(context, content, paper, leaf, chosen, typesetter);
        if (chosen.size.height == 0) return;
        // A long address or a long language makes the type a little smaller rather than one page more.
        while (used > chosen.size.height + 0.5F && chosen.scale > 0.6F) {
            chosen.scale -= 0.04F;
            used = draw(context, content, paper, leaf, chosen, typesetter);
        }
    });
    if (chosen.size.height == 0) chosen.size.height = used;
    return chosen;
}

} // namespace

std::string media_name(Paper paper) {
    switch (paper) {
    case Paper::Receipt80:
    case Paper::Receipt58: return {};
    case Paper::A4: return "iso_a4_210x297mm";
    case Paper::Letter: return "na_letter_8.5x11in";
    }
    return {};
}

core::Result<core::Bytes> to_pdf(const Slip& slip, const Stationery& stationery, const text::Catalogues& catalogues,
                                 text::Typesetter& typesetter) {
    const auto content = content_of(slip, stationery, catalogues);
    if (!content) return std::unexpected(content.error());
    const Paper paper = stationery.paper;
    const Fit meeting = fit(*content, paper, Leaf::Meeting, typesetter);
    const bool sheet = size_of(paper).height > 0;
    const Fit first_days = sheet ? fit(*content, paper, Leaf::FirstDays, typesetter) : Fit{};
    return page_as_pdf(meeting.size, slip.reference, slip.printed_at, [&](cairo_t* context) {
        draw(context, *content, paper, Leaf::Meeting, meeting, typesetter);
        if (!sheet) return;
        cairo_show_page(context);
        draw(context, *content, paper, Leaf::FirstDays, first_days, typesetter);
    });
}

core::Result<core::Bytes> to_png(const Slip& slip, const Stationery& stationery, const text::Catalogues& catalogues,
                                 text::Typesetter& typesetter, double dots_per_inch, int page) {
    const auto content = content_of(slip, stationery, catalogues);
    if (!content) return std::unexpected(content.error());
    const Leaf leaf = page == 2 ? Leaf::FirstDays : Leaf::Meeting;
    const Fit fitting = fit(*content, stationery.paper, leaf, typesetter);
    return page_as_png(fitting.size, dots_per_inch,
                       [&](cairo_t* context) { draw(context, *content, stationery.paper, leaf, fitting, typesetter); });
}

} // namespace accueil::slip

#include "shared/slip/layout.h"

#include <cmath>
#include <memory>

#include <cairo-pdf.h>
#include <cairo.h>

#include "shared/slip/icalendar.h"
#include "shared/slip/page.h"

namespace accueil::slip {

using core::ErrorKind;

namespace {

struct Size {
    float width;
    float height; // 0: as long as the content
};

Size size_of(Paper paper) {
    switch (paper) {
    case Paper::Receipt80: return {.width = 226.77F, .height = 0};
    case Paper::Receipt58: return {.width = 164.41F, .height = 0};
    case Paper::A4: return {.width = 595.28F, .height = 841.89F};
    case Paper::Letter: return {.width = 612, .height = 792};
    }
    return {.width = 612, .height = 792};
}

struct DestroySurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyContext {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, DestroySurface>;
using Context = std::unique_ptr<cairo_t, DestroyContext>;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
    auto* out = static_cast<core::Bytes*>(bytes);
    out->insert(out->end(), data, data + length);
    return CAIRO_STATUS_SUCCESS;
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
    return content;
}

struct Fit {
    Size size;
    float scale = 1;
};

// Draws the page; returns how high it became.
float draw(cairo_t* context, const PageContent& content, Paper paper, Fit fit, text::Typesetter& typesetter) {
    Pen pen(context, typesetter);
    const bool roll = size_of(paper).height == 0;
    return roll ? draw_receipt(pen, content, fit.size.width)
                : draw_sheet(pen, content, fit.size.width, fit.size.height, fit.scale);
}

// Drawn on nothing first, to learn the length of a roll or the size of type that a sheet holds. The page itself is then
// drawn straight on its surface: a recording played into a PDF would store right-to-left words backwards, and nobody
// could search them or have them read aloud.
Fit fit(const PageContent& content, Paper paper, text::Typesetter& typesetter) {
    const Surface nothing(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr));
    const Context context(cairo_create(nothing.get()));
    Fit chosen{.size = size_of(paper)};
    float used = draw(context.get(), content, paper, chosen, typesetter);
    if (chosen.size.height == 0) {
        chosen.size.height = used;
        return chosen;
    }
    // A long address or a long language makes the type a little smaller rather than a second page.
    while (used > chosen.size.height + 0.5F && chosen.scale > 0.6F) {
        chosen.scale -= 0.04F;
        used = draw(context.get(), content, paper, chosen, typesetter);
    }
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
    const Fit page = fit(*content, stationery.paper, typesetter);
    core::Bytes bytes;
    const Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, page.size.width, page.size.height));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, slip.reference.c_str());
    // The moment of printing as the caller's clock has it: the same slip is the same file.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   core::to_rfc3339(slip.printed_at).c_str());
    {
        const Context context(cairo_create(surface.get()));
        draw(context.get(), *content, stationery.paper, page, typesetter);
        cairo_show_page(context.get());
    }
    cairo_surface_finish(surface.get());
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        return core::fail(ErrorKind::Internal, cairo_status_to_string(cairo_surface_status(surface.get())));
    return bytes;
}

core::Result<core::Bytes> to_png(const Slip& slip, const Stationery& stationery, const text::Catalogues& catalogues,
                                 text::Typesetter& typesetter, double dots_per_inch) {
    const auto content = content_of(slip, stationery, catalogues);
    if (!content) return std::unexpected(content.error());
    const Fit page = fit(*content, stationery.paper, typesetter);
    const double scale = dots_per_inch / 72;
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24,
                                                     static_cast<int>(std::ceil(page.size.width * scale)),
                                                     static_cast<int>(std::ceil(page.size.height * scale))));
    {
        const Context context(cairo_create(surface.get()));
        cairo_set_source_rgb(context.get(), 1, 1, 1);
        cairo_paint(context.get());
        cairo_scale(context.get(), scale, scale);
        draw(context.get(), *content, stationery.paper, page, typesetter);
    }
    core::Bytes bytes;
    const auto status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
    if (status != CAIRO_STATUS_SUCCESS) return core::fail(ErrorKind::Internal, cairo_status_to_string(status));
    return bytes;
}

} // namespace accueil::slip

#include "shared/slip/canvas_page.h"

#include <cmath>

#include <cairo-pdf.h>
#include <cairo.h>

#include "shared/core/handle.h"

namespace accueil::slip {

using core::ErrorKind;

namespace {

using Surface = core::Handle<cairo_surface_t, cairo_surface_destroy>;
using Context = core::Handle<cairo_t, cairo_destroy>;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
    auto* out = static_cast<core::Bytes*>(bytes);
    out->insert(out->end(), data, data + length);
    return CAIRO_STATUS_SUCCESS;
}

} // namespace

core::Result<core::Bytes> page_as_pdf(PageSize size, const std::string& title, core::Instant made, const Draw& draw) {
    core::Bytes bytes;
    const Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, size.width, size.height));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, core::to_rfc3339(made).c_str());
    {
        const Context context(cairo_create(surface.get()));
        draw(context.get());
        cairo_show_page(context.get());
    }
    cairo_surface_finish(surface.get());
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        return core::fail(ErrorKind::Internal, cairo_status_to_string(cairo_surface_status(surface.get())));
    return bytes;
}

core::Result<core::Bytes> page_as_png(PageSize size, double dots_per_inch, const Draw& draw) {
    const double scale = dots_per_inch / 72;
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24,
                                                     static_cast<int>(std::ceil(size.width * scale)),
                                                     static_cast<int>(std::ceil(size.height * scale))));
    {
        const Context context(cairo_create(surface.get()));
        cairo_set_source_rgb(context.get(), 1, 1, 1);
        cairo_paint(context.get());
        cairo_scale(context.get(), scale, scale);
        draw(context.get());
    }
    core::Bytes bytes;
    const auto status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
    if (status != CAIRO_STATUS_SUCCESS) return core::fail(ErrorKind::Internal, cairo_status_to_string(status));
    return bytes;
}

void page_as_nothing(const Draw& draw) {
    const Surface nothing(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr));
    const Context context(cairo_create(nothing.get()));
    draw(context.get());
}

} // namespace accueil::slip

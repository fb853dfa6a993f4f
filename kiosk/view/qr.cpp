#include "kiosk/view/qr.h"

#include <cmath>

#include <cairo.h>

#include "shared/core/log.h"
#include "shared/slip/icalendar.h"
#include "shared/slip/qr.h"

namespace accueil::view {

namespace {

constexpr int quiet_zone = 4; // modules, ISO/IEC 18004 section 9.1

slip::Slip event_of(const booking::Booking& booked, const booking::Office& office) {
    slip::Slip event;
    event.booking = booked.id;
    event.reference = booking::short_reference(booked.id);
    event.sequence = booked.draft.replaces ? 1 : 0;
    event.start = booked.slot.start;
    event.length = booked.slot.length;
    event.zone = office.zone;
    event.mode = booked.draft.wishes.mode;
    event.people = booked.draft.wishes.people;
    event.office = office.name;
    event.address = office.address;
    event.telephone = office.telephone;
    event.language = booked.draft.wishes.language;
    return event;
}

void draw_modules(cairo_t* context, double side, const slip::Qr& qr) {
    const int across = qr.size + 2 * quiet_zone;
    const double module = std::floor(side / across);
    const double edge = std::floor((side - module * qr.size) / 2);
    cairo_set_source_rgb(context, 1, 1, 1);
    cairo_paint(context);
    cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE);
    cairo_set_source_rgb(context, 0, 0, 0);
    for (int y = 0; y < qr.size; ++y)
        for (int x = 0; x < qr.size; ++x)
            if (qr.dark(x, y)) cairo_rectangle(context, edge + x * module, edge + y * module, module, module);
    cairo_fill(context);
}

} // namespace

void guide_code(Ui& ui, const Rect& box, const std::string& address) {
    ui.drawing(box, "code " + address, [&](cairo_t* context) {
        const auto qr = slip::make_qr(address, slip::QrStrength::Medium);
        if (qr)
            draw_modules(context, box.width, *qr);
        else
            core::log::error("code.not-made", {{"why", qr.error()}});
    });
    ui.tell(NodeRole::Image, "guide.code", address, box);
}

void calendar_code(Ui& ui, const Rect& box, const booking::Booking& booked, const booking::Office& office) {
    const std::string key = "code " + booked.id.value + booked.slot.id.value + ui.words().language().code;
    ui.drawing(
        box, key,
        [&](cairo_t* context) {
            const auto qr =
                slip::make_qr(slip::to_icalendar(event_of(booked, office), ui.words()), slip::QrStrength::Low);
            if (qr)
                draw_modules(context, box.width, *qr);
            else
                core::log::error("code.not-made", {{"why", qr.error()}});
        },
        true);
    ui.tell(NodeRole::Image, "code", ui.tr("Code à photographier pour votre agenda"), box);
}

} // namespace accueil::view

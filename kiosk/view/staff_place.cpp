// Step two of reception's booking: the region, and the office where the region has several.
#include <algorithm>

#include "kiosk/view/staff_page.h"
#include "kiosk/view/staff_steps.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

void regions(Ui& ui, const Rect& place, const std::optional<core::RegionCode>& chosen) {
    const auto& all = booking::regions();
    const auto cells = grid(place, static_cast<int>(all.size()), ui.portrait() ? 2 : 3, ui.length().unit);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool selected = chosen == all[i].code;
        const Press press = ui.press({.id = "staff.region." + all[i].code.value,
                                      .role = NodeRole::Choice,
                                      .label = std::string(all[i].name),
                                      .value = {},
                                      .rect = cells[i],
                                      .selected = selected});
        const Palette& c = ui.colour();
        const bool lit = press.down || selected;
        ui.shape(cells[i], {.fill = lit ? c.pale : c.surface,
                            .edge = lit ? c.accent : c.line,
                            .stroke = ui.length().stroke * (lit ? 2.0F : 1.0F),
                            .radius = ui.length().radius * 0.8F});
        const OnGround on(ui, lit ? c.pale : c.surface);
        const Rect inside = cells[i].inset(ui.length().unit * 2, 2);
        Type type = ui.type().body;
        type.leading = 0.85F;
        ui.write(inside, all[i].name,
                 {.type = type, .colour = lit ? c.on_pale : c.ink, .middle = true, .shrink = true});
        if (press.clicked) ui.emit(journey::RegionChosen{all[i].code});
    }
}

void offices(Ui& ui, Rect place, const journey::Model& model) {
    const auto& visit = model.visit;
    heading(ui, place, "Bureau", ui.type().heading, "staff.offices");
    place.take_top(ui.length().unit * 2);
    if (!visit.region && !visit.office) {
        paragraph(ui, place, "Choisissez d’abord la région.", ui.type().body, ui.colour().quiet);
        return;
    }
    bool any = false;
    for (const auto& office : model.facts->offices) {
        const bool here =
            visit.region ? std::ranges::contains(office.regions, *visit.region) : visit.office == office.id;
        if (!here) continue;
        any = true;
        Card card{.title = office.name,
                  .detail = office.address.empty() ? std::string() : office.address.front(),
                  .icon = Icon::House,
                  .selected = visit.office == office.id,
                  .title_type = ui.type().strong};
        const Rect box = place.take_top(card_height(ui, card, place.width), ui.length().unit * 1.5F);
        if (choice_card(ui, box, "staff.office." + office.id.value, card)) ui.emit(journey::OfficeChosen{office.id});
    }
    if (!any)
        notice(ui, place, "staff.no-office", Tone::Warning, "La borne ne connaît aucun bureau pour cette région.");
}

} // namespace

void staff_place_step(Ui& ui, Rect body, const journey::Model& model) {
    if (ui.portrait()) {
        const Rect above = body.take_top(std::min(body.height * 0.62F, ui.length().button * 10), ui.length().gap);
        regions(ui, above, model.visit.region);
        return offices(ui, body, model);
    }
    const Rect left = body.take_start(body.width * 0.68F, ui.length().gap * 2);
    regions(ui, left, model.visit.region);
    offices(ui, body, model);
}

} // namespace accueil::view

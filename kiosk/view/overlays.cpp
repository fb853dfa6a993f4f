// What lies above a page for a while: the count-down before all is wiped, and "someone is coming".
#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

// A sheet in the middle, or low when the person reaches low; everything under it is out of reach but the comforts.
Rect sheet(Ui& ui, const journey::Model& model, float height) {
    ui.cover();
    ui.uncover();
    const Rect page = ui.page();
    const float width = std::min(page.width - 2 * ui.length().margin, ui.type().body.size * 30);
    Rect box = page.middle(width, height);
    Rect foot = page;
    foot = foot.take_bottom(ui.length().button + ui.length().unit * 4);
    if (ui.theme().comfort.low_reach) box.y = foot.y - height - ui.length().gap;
    ui.fill(foot, ui.colour().band);
    {
        const OnGround on(ui, ui.colour().band);
        const bool before = ui.last(true);
        comfort_switches(ui, model, foot.inset(ui.length().margin, ui.length().unit * 2));
        ui.last(before);
    }
    ui.shape(box, {.fill = ui.colour().ground,
                   .edge = ui.theme().comfort.high_contrast ? ui.colour().line : Colour{0, 0, 0, 0},
                   .stroke = ui.length().stroke,
                   .radius = ui.length().radius * 1.5F,
                   .shadow = true});
    ui.ground(ui.colour().ground);
    return box.inset(ui.length().gap * 2);
}

} // namespace

void draw_countdown(const journey::Model& model, Ui& ui) {
    const Lengths& length = ui.length();
    const std::string title = ui.tr("Êtes-vous encore là ?");
    const std::string left = ui.ntr("Dans {n} seconde, tout sera effacé de cet écran.",
                                    "Dans {n} secondes, tout sera effacé de cet écran.", model.countdown->count());
    const float inside = std::min(ui.page().width - 2 * length.margin, ui.type().body.size * 30) - length.gap * 4;
    const float height = ui.measure(title, ui.type().title, inside).height +
                         ui.measure(left, ui.type().lead, inside).height + 2 * length.button + length.gap * 8 +
                         length.unit * 3;
    Rect rest = sheet(ui, model, height);
    heading(ui, rest, title, ui.type().title, "countdown.title");
    rest.take_top(length.unit);
    ui.owner({});
    const float used = ui.write(rest, left, {.type = ui.type().lead, .colour = ui.colour().ink});
    ui.tell(NodeRole::Status, "countdown", left, {rest.x, rest.y, rest.width, used}, false,
            std::to_string(model.countdown->count()));
    rest.take_top(used, length.gap);
    Rect bar = rest.take_top(length.unit * 1.5F, length.gap);
    ui.shape(bar, {.fill = ui.colour().hair, .radius = bar.height / 2});
    const float share = std::clamp(
        static_cast<float>(model.countdown->count()) / static_cast<float>(ui.options().countdown.count()), 0.02F, 1.0F);
    ui.shape(bar.take_start(std::max(bar.height, bar.width * share)),
             {.fill = ui.colour().accent, .radius = bar.height / 2});
    if (button(ui, rest.take_top(length.button, length.gap), "still-here", ui.tr("Oui, je continue"), Look::Primary))
        ui.emit(journey::StillHere{});
    if (button(ui, rest.take_top(length.button), "start-over", ui.tr("Non, tout effacer"), Look::Secondary))
        ui.emit(journey::StartOverAsked{});
}

void draw_calling(const journey::Model& model, Ui& ui) {
    const Lengths& length = ui.length();
    const std::string title = ui.tr("Quelqu’un vient vous aider");
    const std::string text = ui.simple() ? ui.tr("Restez ici. Vous pouvez continuer.")
                                         : ui.tr("Restez près de la borne. Vous pouvez aussi continuer en attendant.");
    const float inside = std::min(ui.page().width - 2 * length.margin, ui.type().body.size * 30) - length.gap * 4;
    const float height = ui.measure(title, ui.type().title, inside).height +
                         ui.measure(text, ui.type().lead, inside).height + length.button + length.gap * 6 + length.unit;
    Rect rest = sheet(ui, model, height);
    heading(ui, rest, title, ui.type().title, "calling.title");
    rest.take_top(length.unit);
    paragraph(ui, rest, text, ui.type().lead, ui.colour().ink);
    rest.take_top(length.gap * 2);
    if (button(ui, rest.take_top(length.button), "calling.dismiss", ui.tr("Continuer en attendant"), Look::Primary))
        ui.emit(journey::CallDismissed{});
}

} // namespace accueil::view

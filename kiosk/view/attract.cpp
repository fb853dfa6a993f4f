// The first page, in French with the names of the other languages: what is on offer, that it is free, and one button.
#include "kiosk/view/draw.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

void promise(Ui& ui, const Rect& box, Icon icon, const std::string& text) {
    Rect rest = box;
    const float side = ui.type().title.size;
    ui.icon(rest.take_start(side, ui.length().unit * 2), icon, ui.colour().welcome_quiet, 1.7F);
    ui.owner({});
    ui.write(rest, text, {.type = ui.type().lead, .colour = ui.colour().on_welcome, .middle = true, .shrink = true});
    ui.tell(NodeRole::Text, {}, text, box);
}

// "Français  English  العربية": whoever does not read French sees that there is more.
void autonyms(Ui& ui, const Rect& box) {
    const auto& codes = ui.options().languages;
    if (codes.empty()) return;
    const int across = std::min(static_cast<int>(codes.size()), ui.portrait() ? 3 : 6);
    const auto cells = grid(box, static_cast<int>(codes.size()), across, ui.length().gap);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const text::Language& language = ui.catalogues().of(codes[i]).language();
        const Press press =
            ui.press({.id = "welcome." + codes[i], .role = NodeRole::Button, .label = language.autonym, .value = {}, .rect = cells[i]});
        ui.shape(cells[i], {.fill = press.down ? ui.colour().accent_down : ui.colour().welcome,
                            .edge = ui.colour().welcome_quiet,
                            .stroke = ui.length().stroke,
                            .radius = ui.length().radius});
        ui.write(cells[i].inset(ui.length().unit), language.autonym,
                 {.type = ui.type().strong,
                  .colour = ui.colour().on_welcome,
                  .align = text::Align::Centre,
                  .middle = true,
                  .shrink = true,
                  .language = &language});
        if (press.clicked) ui.emit(journey::Started{});
    }
}

void staff_door(Ui& ui, Rect foot) {
    const std::string label = ui.tr("Personnel");
    const Rect box = foot.take_end(ui.measure(label, ui.type().caption).width + ui.length().gap * 2);
    const Press press = ui.press({.id = "staff.enter", .role = NodeRole::Button, .label = label, .value = {}, .rect = box});
    ui.write(box, label,
             {.type = ui.type().caption, .colour = ui.colour().welcome_quiet, .align = text::Align::Centre, .middle = true});
    if (press.clicked) ui.emit(journey::StaffAsked{});
}

} // namespace

void draw(const journey::Attract&, const journey::Model& model, Ui& ui) {
    const Lengths& length = ui.length();
    const bool portrait = ui.portrait();
    ui.fill(ui.page(), ui.colour().welcome);
    const OnGround on(ui, ui.colour().welcome);
    Rect page = ui.page().inset(length.margin * 1.25F, length.margin);
    staff_door(ui, page.take_bottom(length.target, length.gap));
    const int languages = static_cast<int>(ui.options().languages.size());
    const int across = std::min(std::max(1, languages), portrait ? 3 : 6);
    const int down = (languages + across - 1) / across;
    autonyms(ui, page.take_bottom(static_cast<float>(down) * length.button + static_cast<float>(down - 1) * length.gap,
                                  length.gap * 2));
    const float start_height = length.button * 1.5F;
    const Rect start = page.take_bottom(start_height, length.gap * 2);
    if (model.comfort.low_reach || portrait) page.take_top(page.height * 0.08F);

    ui.owner({});
    const auto line = [&](const std::string& text, const Type& type, Colour colour, NodeRole role) {
        const float used = ui.write(page, text, {.type = type, .colour = colour});
        ui.tell(role, {}, text, {page.x, page.y, page.width, used});
        page.take_top(used);
    };
    line(ui.tr("Bienvenue au Québec"), ui.type().hero, ui.colour().on_welcome, NodeRole::Heading);
    page.take_top(length.gap);
    page.width = std::min(page.width, ui.type().lead.size * 34);
    line(ui.tr("Vous venez d’arriver pour vous installer ? Réservez ici votre première rencontre avec une personne qui vous "
               "aidera : logement, français, travail, vie près de chez vous."),
         ui.type().lead, ui.colour().on_welcome, NodeRole::Text);
    page.take_top(length.gap * 1.5F);
    const std::array<std::pair<Icon, std::string>, 3> promises{
        std::pair{Icon::Free, ui.tr("C’est gratuit")}, std::pair{Icon::Clock, ui.tr("Environ deux minutes")},
        std::pair{Icon::Paper, ui.tr("Aucun papier nécessaire")}};
    const Rect strip = page.take_top(portrait ? ui.type().title.size * 3 + length.gap * 2 : ui.type().title.size * 1.3F);
    const auto places = portrait ? rows(strip, 3, length.gap) : columns({strip.x, strip.y, start.width, strip.height}, 3, length.gap);
    for (std::size_t i = 0; i < places.size(); ++i) promise(ui, places[i], promises[i].first, promises[i].second);

    const Rect place = portrait ? start : Rect{start.x, start.y, start.width * 0.5F, start.height};
    const Press press = ui.press({.id = "start", .role = NodeRole::Button, .label = ui.tr("Commencer"), .value = {}, .rect = place});
    const Colour fill = press.down ? ui.colour().pale : ui.theme().comfort.high_contrast ? ui.colour().accent : ui.colour().surface;
    const Colour ink = ui.theme().comfort.high_contrast ? ui.colour().on_accent : ui.colour().accent;
    ui.shape(place, {.fill = fill, .radius = length.radius});
    const OnGround on_button(ui, fill);
    const std::string label = ui.tr("Commencer");
    const float text = ui.measure(label, ui.type().title).width + 2, side = ui.type().title.size;
    Rect words = place.middle(std::min(place.width - length.gap * 2, text + side + length.unit * 3), place.height);
    ui.icon(words.take_end(side, length.unit * 3), Icon::Forward, ink, 2.4F);
    ui.write(words, label, {.type = ui.type().title, .colour = ink, .middle = true, .shrink = true});
    if (press.clicked) ui.emit(journey::Started{});
}

} // namespace accueil::view

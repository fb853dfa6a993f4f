// The first page, in French with the names of the other languages: what is on offer, that it is free, and one button.
#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"
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

// "Français  English  العربية": whoever does not read French sees that there is more. Eight at most; the next page has
// all.
void autonyms(Ui& ui, const Rect& box) {
    auto codes = ui.options().languages;
    if (codes.size() > 8) codes.resize(8);
    if (codes.empty()) return;
    const int count = static_cast<int>(codes.size());
    const auto cells = grid(box, count, count > 4 ? (count + 1) / 2 : count, ui.length().unit * 2);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const text::Language& language = ui.catalogues().of(codes[i]).language();
        const Press press = ui.press(
            {.id = "welcome." + codes[i], .role = NodeRole::Button, .label = language.autonym, .rect = cells[i]});
        const Colour fill = press.down ? ui.colour().accent : ui.colour().welcome;
        ui.shape(cells[i], {.fill = fill,
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

void staff_door(Ui& ui, const Rect& box) {
    const std::string label = ui.tr("Personnel");
    const Press press =
        ui.press({.id = "staff.enter", .role = NodeRole::Button, .label = label, .value = {}, .rect = box});
    ui.write(
        box, label,
        {.type = ui.type().caption, .colour = ui.colour().welcome_quiet, .align = text::Align::Centre, .middle = true});
    if (press.clicked) ui.emit(journey::StaffAsked{});
}

void start_button(Ui& ui, const Rect& box) {
    const bool high = ui.theme().comfort.high_contrast;
    const std::string label = ui.tr("Commencer");
    const Press press = ui.press({.id = "start", .role = NodeRole::Button, .label = label, .rect = box});
    const Colour fill = press.down ? ui.colour().pale : high ? ui.colour().accent : ui.colour().surface;
    const Colour ink = high ? ui.colour().on_accent : ui.colour().accent;
    ui.shape(box, {.fill = fill, .radius = ui.length().radius});
    const OnGround on_button(ui, fill);
    const float text = ui.measure(label, ui.type().title).width + 2, side = ui.type().title.size;
    Rect words = box.middle(std::min(box.width - ui.length().gap * 2, text + side + ui.length().unit * 3), box.height);
    ui.icon(words.take_end(side, ui.length().unit * 3), Icon::Forward, ink, 2.4F);
    ui.write(words, label, {.type = ui.type().title, .colour = ink, .middle = true, .shrink = true});
    if (press.clicked) ui.emit(journey::Started{});
}

// What the page says, from its top; the drawing beside or below it says nothing.
void words_of_welcome(Ui& ui, Rect page) {
    const Lengths& length = ui.length();
    const auto line = [&](const std::string& text, const Type& type, NodeRole role) {
        ui.owner({});
        const float used = ui.write(page, text, {.type = type, .colour = ui.colour().on_welcome});
        ui.tell(role, {}, text, {page.x, page.y, page.width, used});
        page.take_top(used);
    };
    line(ui.tr("Bienvenue au Québec"), ui.type().hero, NodeRole::Heading);
    page.take_top(length.gap * 0.75F);
    const Rect whole = page;
    page.width = std::min(page.width, ui.type().lead.size * 31);
    line(ui.tr("Vous venez d’arriver pour vous installer ? Réservez ici votre première rencontre avec une personne qui "
               "vous "
               "aidera : logement, français, travail, vie près de chez vous."),
         ui.type().lead, NodeRole::Text);
    page.take_top(length.gap * 1.25F);
    const std::array<std::pair<Icon, std::string>, 3> promises{
        std::pair{Icon::Free, ui.tr("C’est gratuit")}, std::pair{Icon::Clock, ui.tr("Environ deux minutes")},
        std::pair{Icon::Paper, ui.tr("Aucun papier nécessaire")}};
    const float row = ui.type().title.size * 1.2F;
    if (ui.portrait()) {
        for (const auto& [icon, text] : promises) promise(ui, page.take_top(row, length.unit * 1.5F), icon, text);
        return;
    }
    const auto places = columns({whole.x, page.y, whole.width, row}, 3, length.gap);
    for (std::size_t i = 0; i < places.size(); ++i) promise(ui, places[i], promises[i].first, promises[i].second);
}

} // namespace

void draw(const journey::Attract&, const journey::Model& model, Ui& ui) {
    const Lengths& length = ui.length();
    ui.fill(ui.page(), ui.colour().welcome);
    const OnGround on(ui, ui.colour().welcome);
    Rect page = ui.page().inset(length.margin * 1.25F, length.margin * 0.9F);
    Rect foot = page.take_bottom(std::max(length.target, length.button * 0.85F), length.gap * 1.5F);
    const float tall = length.button * 1.35F;
    if (ui.portrait()) {
        const int languages = std::min(8, static_cast<int>(ui.options().languages.size()));
        const float rows_count = languages > 4 ? 2 : 1;
        const Rect names = page.take_bottom(rows_count * length.button + (rows_count - 1) * length.gap, length.gap);
        const Rect start = page.take_bottom(tall, length.gap * 2);
        page.take_top(page.height * 0.06F);
        words_of_welcome(ui, page);
        start_button(ui, start);
        autonyms(ui, names);
    } else {
        Rect line = page.take_bottom(tall, length.gap);
        const Rect start = line.take_start(line.width * 0.46F, length.gap * 1.5F);
        page.take_top(page.height * 0.05F);
        words_of_welcome(ui, page);
        start_button(ui, start);
        autonyms(ui, line);
    }
    staff_door(ui, foot.take_end(ui.measure(ui.tr("Personnel"), ui.type().caption).width + length.gap * 2, length.gap));
    comfort_switches(ui, model, foot);
}

} // namespace accueil::view

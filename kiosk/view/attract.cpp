// The first page, in French with the names of the other languages: what is on offer, that it is free, and one button.
#include <cmath>
#include <ranges>

#include "kiosk/view/draw.h"
#include "kiosk/view/illustrations.h"
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

// One name of a language, to be touched: no edge, so that twenty of them stay calm.
struct Name {
    std::string code;
    const text::Language* language;
    float width;
};

constexpr float between = 1.6F; // names, in their own padding

float name_height(const Ui& ui) { return std::max(ui.length().target, std::round(ui.length().button * 0.68F)); }

// As many lines of names as there is room for; who does not find their own here finds all of them on the next page.
std::vector<std::vector<Name>> lines_of_names(Ui& ui, float width, std::size_t most) {
    std::vector<std::vector<Name>> lines;
    float used = 0;
    for (const std::string& code : ui.options().languages | std::views::drop(2)) {
        const text::Language& language = ui.catalogues().of(code).language();
        const float wants = ui.measure(language.autonym, ui.type().strong, 0, &language).width + ui.length().gap * 2;
        if (lines.empty() || used + wants > width) {
            if (lines.size() == most) break;
            lines.emplace_back();
            used = 0;
        }
        lines.back().push_back({code, &language, wants});
        used += wants;
    }
    return lines;
}

void name_of_language(Ui& ui, const Rect& box, const std::string& code, const text::Language& language, bool edge) {
    const Press press = ui.press(
        {.id = "welcome." + code, .role = NodeRole::Choice, .label = language.autonym, .rect = box, .language = code});
    const Colour fill = press.down ? ui.colour().pale : ui.colour().welcome;
    if (edge || press.down)
        ui.shape(box, {.fill = fill,
                       .edge = ui.colour().welcome_quiet,
                       .stroke = ui.length().stroke,
                       .radius = ui.length().radius});
    const OnGround on(ui, fill);
    ui.write(box, language.autonym,
             {.type = edge ? ui.type().heading : ui.type().strong,
              .colour = press.down ? ui.colour().on_pale : ui.colour().on_welcome,
              .align = text::Align::Centre,
              .middle = true,
              .shrink = true,
              .language = &language});
    if (press.clicked) ui.emit(journey::LanguageChosen{code});
}

// The lines end where the page ends; a short last line keeps the distance of the others.
void names(Ui& ui, Rect rest, const std::vector<std::vector<Name>>& lines) {
    const float pad = ui.length().gap;
    rest = {rest.x - pad, rest.y, rest.width + 2 * pad, rest.height};
    float gap = 0;
    for (const auto& line : lines) {
        float sum = 0;
        for (const Name& name : line) sum += name.width;
        const float fills = line.size() < 2 ? 0 : (rest.width - sum) / static_cast<float>(line.size() - 1);
        gap = &line == &lines.back() && lines.size() > 1 ? std::min(gap, fills)
                                                         : std::min(fills, ui.length().gap * between);
        const Rect row = rest.take_top(name_height(ui));
        float x = row.x;
        for (const Name& name : line) {
            name_of_language(ui, {std::round(x), row.y, std::floor(name.width), row.height}, name.code, *name.language,
                             false);
            x += name.width + gap;
        }
    }
}

// English, and the way to all the others.
void other_languages(Ui& ui, const Rect& box) {
    const auto& codes = ui.options().languages;
    if (codes.size() < 2) return;
    const auto places = columns(box, codes.size() > 2 ? 2 : 1, ui.length().unit * 2);
    name_of_language(ui, places[0], codes[1], ui.catalogues().of(codes[1]).language(), true);
    if (codes.size() == 2) return;
    const std::string label = ui.tr("Autres langues");
    const Press press = ui.press({.id = "welcome.more", .role = NodeRole::Button, .label = label, .rect = places[1]});
    const Colour fill = press.down ? ui.colour().pale : ui.colour().welcome;
    const Colour ink = press.down ? ui.colour().on_pale : ui.colour().on_welcome;
    ui.shape(
        places[1],
        {.fill = fill, .edge = ui.colour().welcome_quiet, .stroke = ui.length().stroke, .radius = ui.length().radius});
    const OnGround on(ui, fill);
    Rect inside = places[1].inset(ui.length().unit * 2, ui.length().unit);
    const float side = ui.type().heading.size * 1.2F, gap = ui.length().unit * 2;
    const float words = std::min(ui.measure(label, ui.type().strong).width + 2, inside.width - side - gap);
    inside = inside.middle(side + gap + words, inside.height);
    ui.icon(inside.take_start(side, gap), Icon::Globe, ink);
    ui.write(inside, label, {.type = ui.type().strong, .colour = ink, .middle = true, .shrink = true});
    if (press.clicked) ui.emit(journey::Started{});
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

float logo_height(const Ui& ui) { return std::round(ui.type().hero.size * 1.25F); }

// The operator's own sign at the end of the first line, on a light plate: most are drawn for white paper. Returns the
// width that it takes, 0 when there is none.
float logo(Ui& ui, const Rect& page) {
    const std::filesystem::path& file = ui.options().logo;
    if (file.empty()) return 0;
    const float height = logo_height(ui), pad = ui.length().unit * 1.5F;
    const float width = std::min(height * picture_ratio(file), page.width * 0.3F);
    if (width <= 0) return 0;
    Rect strip{page.x, page.y, page.width, height};
    const Rect plate = strip.take_end(std::round(width));
    ui.shape(plate, {.fill = ui.colour().on_welcome, .radius = ui.length().radius});
    const Rect inside = plate.inset(pad);
    ui.drawing(inside, "logo", [&](cairo_t* context) { draw_picture(context, {inside.width, inside.height}, file); });
    return plate.width + ui.length().gap * 2;
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
    const float plate = logo(ui, page);
    const float whole_width = page.width;
    if (ui.portrait())
        page.take_top(plate > 0 ? logo_height(ui) + length.gap : 0);
    else
        page.width -= plate;
    const bool small = ui.portrait() && ui.theme().comfort.large_text;
    line(ui.tr("Bienvenue au Québec"), small ? ui.type().display : ui.type().hero, NodeRole::Heading);
    page.width = whole_width;
    page.take_top(length.gap * 0.75F);
    const Rect whole = page;
    page.width = std::min(page.width, ui.type().lead.size * 31);
    const std::string offer =
        ui.theme().comfort.simple_language
            ? ui.tr("Réservez ici une rencontre. Une personne vous aidera à vous installer.")
            : ui.tr("Vous venez d’arriver pour vous installer ? Réservez ici votre première rencontre avec une "
                    "personne qui vous aidera : logement, français, travail, vie près de chez vous.");
    line(offer, ui.type().lead, NodeRole::Text);
    page.take_top(length.gap * 1.25F);
    const std::array<std::pair<Icon, std::string>, 3> promises{
        std::pair{Icon::Free, ui.tr("C’est gratuit")}, std::pair{Icon::Clock, ui.tr("Environ deux minutes")},
        std::pair{Icon::Paper, ui.tr("Aucun papier nécessaire")}};
    const float row = ui.type().title.size * 1.2F;
    float widest = 0;
    for (const auto& [icon, text] : promises) widest = std::max(widest, ui.measure(text, ui.type().lead).width);
    const float column = (whole.width - 2 * length.gap) / 3 - ui.type().title.size - length.unit * 2;
    if (ui.portrait() || (widest > column && page.height > 3 * (row + length.unit * 1.5F))) {
        for (const auto& [icon, text] : promises) promise(ui, page.take_top(row, length.unit * 1.5F), icon, text);
        return;
    }
    Type least = ui.type().lead;
    least.size = ui.type().least;
    float high = row;
    for (const auto& [icon, text] : promises) high = std::max(high, ui.measure(text, least, column).height + 2);
    const auto places = columns({whole.x, page.y, whole.width, high}, 3, length.gap);
    for (std::size_t i = 0; i < places.size(); ++i) promise(ui, places[i], promises[i].first, promises[i].second);
}

} // namespace

void draw(const journey::Attract&, const journey::Model& model, Ui& ui) {
    const Lengths& length = ui.length();
    ui.fill(ui.page(), ui.colour().welcome);
    const OnGround on(ui, ui.colour().welcome);
    Rect page = ui.page().inset(length.margin * 1.25F, length.margin * 0.9F);
    Rect foot = page.take_bottom(std::max(length.target, length.button * 0.85F), length.gap);
    const bool upright = ui.portrait();
    const auto lines =
        lines_of_names(ui, page.width + 2 * length.gap, upright != model.comfort.large_text ? (upright ? 4 : 1) : 2);
    Rect all_names = page.take_bottom(static_cast<float>(lines.size()) * name_height(ui), length.gap);
    const float tall = length.button * 1.35F;
    Rect line = page.take_bottom(upright ? tall + length.gap + length.button : tall, length.gap);
    const Rect start = upright ? line.take_top(tall, length.gap) : line.take_start(line.width * 0.46F, length.gap);
    page.take_top(page.height * (upright && !model.comfort.large_text ? 0.06F : 0.02F));
    words_of_welcome(ui, page);
    start_button(ui, start);
    other_languages(ui, line);
    names(ui, all_names, lines);
    staff_door(ui, foot.take_end(ui.measure(ui.tr("Personnel"), ui.type().caption).width + length.gap * 2, length.gap));
    comfort_switches(ui, model, foot);
}

} // namespace accueil::view

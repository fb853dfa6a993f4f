// Where will you live: a map to touch, and the same regions as a list in the order of the alphabet.
#include <cmath>

#include "kiosk/view/draw.h"
#include "kiosk/view/map.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

// The official order is that of the numbers; people look for a name. Accents do not count: Estrie, Gaspésie,
// Lanaudière.
std::vector<booking::Region> by_name() {
    std::vector<booking::Region> all = booking::regions();
    std::ranges::sort(all, {}, &booking::Region::name);
    return all;
}

void draw_number(Ui& ui, Point place, const std::string& number, bool lit) {
    const bool outlined = ui.colour().pale == ui.colour().accent; // as draw_map does
    const OnGround on(ui, lit ? ui.colour().accent : outlined ? ui.colour().ground : ui.colour().pale);
    const float size = ui.type().least;
    ui.write({place.x - size * 1.5F, place.y - size * 0.75F, size * 3, size * 1.5F}, number,
             {.type = {size, 700, text::Role::Heading, 1},
              .colour = lit        ? ui.colour().on_accent
                        : outlined ? ui.colour().ink
                                   : ui.colour().on_pale,
              .align = text::Align::Centre,
              .middle = true});
}

void map_pane(Ui& ui, const Rect& pane, const journey::Model& model) {
    const Map& map = map_of_regions();
    const float scale = std::min(pane.width / map.width, pane.height / map.height);
    const Rect box = ui.physical(pane.middle(std::round(map.width * scale), std::round(map.height * scale)));
    const AsItIs west_is_left(ui);
    const core::RegionCode lit = model.visit.region.value_or(core::RegionCode{});
    const Palette colour = ui.colour();
    ui.drawing(box, "map" + lit.value + (ui.theme().comfort.high_contrast ? "c" : ""), [&](cairo_t* context) {
        draw_map(context, {box.width, box.height}, map, lit, colour, ui.length().stroke);
    });
    ui.owner({});
    // On a small map the numbers would lie over each other; the chosen region is lit all the same.
    const bool numbered = box.width > ui.type().least * 15;
    for (const MapRegion& region : map.regions)
        if (numbered)
            draw_number(ui, {box.x + region.label.x * scale, box.y + region.label.y * scale}, region.code.value,
                        region.code == lit);
    ui.tell(NodeRole::Image, "map", ui.tr("Carte du Québec et de ses 17 régions"), box);
    if (const auto place = ui.touched(box, "map"))
        if (const MapRegion* region = map.at({place->x / scale, place->y / scale}))
            ui.emit(journey::RegionChosen{region->code});
}

// One row of the list; a long name takes two lines and the height of two rows.
void region_row(Ui& ui, const Rect& box, const booking::Region& region, bool selected) {
    const std::string name(region.name);
    const Press press = ui.press({.id = "region." + region.code.value,
                                  .role = NodeRole::Choice,
                                  .label = name,
                                  .rect = box,
                                  .language = "fr",
                                  .selected = selected});
    const bool lit = press.down || selected;
    const Palette& c = ui.colour();
    const Colour fill = lit ? c.pale : c.surface, ink = lit ? c.on_pale : c.ink;
    ui.shape(box, {.fill = fill,
                   .edge = lit ? c.accent : c.line,
                   .stroke = ui.length().stroke * (lit ? 2.0F : 1.0F),
                   .radius = ui.length().radius});
    const OnGround on(ui, fill);
    Rect inside = box.inset(ui.length().unit * 2, 0);
    const float size = ui.type().least;
    const Rect number = inside.take_start(size * 1.35F, ui.length().unit);
    ui.write(number, region.code.value,
             {.type = {size, 700, text::Role::Heading, 1}, .colour = lit ? ink : c.accent, .middle = true});
    ui.write(inside, name, {.type = ui.type().body, .colour = ink, .middle = true, .shrink = true});
    if (press.clicked) ui.emit(journey::RegionChosen{region.code});
}

// A name that is wider than a row takes the height of two.
int lines_of(Ui& ui, const booking::Region& region, float column) {
    Type least = ui.type().body;
    least.size = ui.type().least;
    const float inside = column - ui.length().unit * 5 - ui.type().least * 1.35F;
    return ui.measure(region.name, least).width > inside ? 2 : 1;
}

void list_pane(Ui& ui, const Rect& pane, const journey::Model& model) {
    const auto all = by_name();
    const auto sides = columns(pane, 2, ui.length().unit * 2);
    std::vector<int> lines;
    for (const booking::Region& region : all) lines.push_back(lines_of(ui, region, sides[0].width));
    int total = 0;
    for (const int n : lines) total += n;
    // The first side takes names until it holds half of the lines.
    std::size_t turn = 0;
    int first = 0;
    while (first + lines[turn] <= (total + 1) / 2) first += lines[turn++];
    const int most = std::max(first, total - first);
    const float gap = ui.length().unit * (most > 9 ? 0.75F : 1.0F);
    const float row = (std::min(pane.height, ui.length().button * 10) - static_cast<float>(most - 1) * gap) /
                      static_cast<float>(most);
    float y = pane.y;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i == turn) y = pane.y;
        const float height = static_cast<float>(lines[i]) * (row + gap) - gap;
        const Rect& side = sides[i < turn ? 0 : 1];
        region_row(ui, {side.x, std::round(y), side.width, std::floor(height)}, all[i],
                   model.visit.region == all[i].code);
        y += height + gap;
    }
}

} // namespace

void draw(const journey::ChooseRegion&, const journey::Model& model, Ui& ui) {
    const Rect body = open_page(ui, model, {.title = ui.tr("Où allez-vous vivre au Québec ?"), .lead = {}, .step = 4});
    if (ui.portrait() && model.comfort.low_reach) {
        // The map says nothing that the list does not: it may stand above the reach of the hand.
        const float height = ui.page().height * 0.23F;
        map_pane(ui, {body.x, body.y - height - ui.length().gap, body.width, height}, model);
        return list_pane(ui, body, model);
    }
    const Panes panes = split(ui.theme(), body, ui.portrait() ? 0.6F : 0.57F);
    map_pane(ui, panes.aside, model);
    list_pane(ui, panes.main, model);
}

} // namespace accueil::view

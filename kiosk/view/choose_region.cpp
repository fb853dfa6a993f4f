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
    const bool numbered = box.width > ui.type().least * 16.5F;
    std::vector<Point> taken;
    for (const MapRegion& region : map.regions) {
        const Point at{box.x + region.label.x * scale, box.y + region.label.y * scale};
        const float size = ui.type().least;
        const bool free = std::ranges::none_of(taken, [&](Point other) {
            return std::abs(other.x - at.x) < size * 1.3F && std::abs(other.y - at.y) < size * 1.2F;
        });
        if (!numbered || !free) continue;
        taken.push_back(at);
        draw_number(ui, at, region.code.value, region.code == lit);
    }
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
    return ui.measure(region.name, least).width > inside - 2 ? 2 : 1;
}

// The names in columns of about the same length; a wide name counts as two lines.
struct ListPlan {
    std::vector<int> lines, column; // of each name
    float row = 0, gap = 0;
};

ListPlan list_plan(Ui& ui, const Rect& pane, const std::vector<booking::Region>& all, int across) {
    ListPlan plan;
    const float width = columns(pane, across, ui.length().unit * 2)[0].width;
    int total = 0;
    for (const booking::Region& region : all) plan.lines.push_back(lines_of(ui, region, width));
    for (const int n : plan.lines) total += n;
    // A column takes names until it holds its share of the lines.
    const int share = (total + across - 1) / across;
    int used = 0, column = 0, most = 0;
    for (const int n : plan.lines) {
        if (used + n > share && column + 1 < across) used = 0, ++column;
        used += n;
        most = std::max(most, used);
        plan.column.push_back(column);
    }
    plan.gap = ui.length().unit * (most > 9 ? 0.75F : 1.0F);
    plan.row = (std::min(pane.height, ui.length().button * 10) - static_cast<float>(most - 1) * plan.gap) /
               static_cast<float>(most);
    return plan;
}

void list_pane(Ui& ui, const Rect& pane, const journey::Model& model, int across) {
    const auto all = by_name();
    const ListPlan plan = list_plan(ui, pane, all, across);
    const auto sides = columns(pane, across, ui.length().unit * 2);
    float y = pane.y;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i > 0 && plan.column[i] != plan.column[i - 1]) y = pane.y;
        const float height = static_cast<float>(plan.lines[i]) * (plan.row + plan.gap) - plan.gap;
        const Rect& side = sides[static_cast<std::size_t>(plan.column[i])];
        region_row(ui, {side.x, std::round(y), side.width, std::floor(height)}, all[i],
                   model.visit.region == all[i].code);
        y += height + plan.gap;
    }
}

} // namespace

void draw(const journey::ChooseRegion&, const journey::Model& model, Ui& ui) {
    const Rect body = open_page(ui, model, {.title = ui.tr("Où allez-vous vivre au Québec ?"), .lead = {}, .step = 4});
    if (ui.portrait() && model.comfort.low_reach) {
        // The map says nothing that the list does not: it may stand above the reach of the hand.
        const float height = ui.page().height * 0.23F;
        map_pane(ui, {body.x, body.y - height - ui.length().gap, body.width, height}, model);
        return list_pane(ui, body, model, 2);
    }
    const Panes panes = split(ui.theme(), body, ui.portrait() ? 0.6F : 0.57F);
    // On a low page the list needs the whole width: the map says nothing that the list does not.
    if (!ui.portrait() && list_plan(ui, panes.main, by_name(), 2).row < ui.length().target)
        return list_pane(ui, body, model, 3);
    map_pane(ui, panes.aside, model);
    list_pane(ui, panes.main, model, 2);
}

} // namespace accueil::view

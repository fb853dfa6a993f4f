#include "kiosk/view/staff_page.h"

#include <cmath>

#include "kiosk/view/widgets.h"

namespace accueil::view {

Rect open_staff_page(Ui& ui, const journey::Model& model, const std::string& title) {
    const Lengths& length = ui.length();
    Rect page = ui.page();
    const Rect strip = page.take_top(length.button + length.unit);
    ui.fill(strip, ui.colour().welcome);
    {
        const OnGround on(ui, ui.colour().welcome);
        Rect inside = strip.inset(length.margin, 0);
        std::string who = "Personnel";
        if (model.staff) who = "Agent : " + shortened(model.staff->value, 16);
        const float width = std::ceil(ui.measure(who, ui.type().caption).width) + 2;
        ui.owner({});
        ui.write(inside.take_end(width, length.gap), who,
                 {.type = ui.type().caption, .colour = ui.colour().welcome_quiet, .middle = true});
        ui.write(inside, title,
                 {.type = ui.type().heading, .colour = ui.colour().on_welcome, .middle = true, .shrink = true});
        ui.tell(NodeRole::Heading, "title", title, inside);
    }
    Rect bar = page.take_bottom(length.button + length.unit * 4);
    ui.fill(bar, ui.colour().band);
    ui.fill({bar.x, bar.y, bar.width, length.stroke}, ui.colour().hair);
    return page.inset(length.margin, length.gap);
}

Rect staff_bar(Ui& ui) {
    Rect page = ui.page();
    return page.take_bottom(ui.length().button + ui.length().unit * 4).inset(ui.length().margin, ui.length().unit * 2);
}

bool staff_tab(Ui& ui, const Rect& box, const std::string& id, const std::string& label, bool selected) {
    const Press press = ui.press({.id = id,
                                  .role = NodeRole::Choice,
                                  .label = label,
                                  .value = {},
                                  .rect = box,
                                  .enabled = true,
                                  .selected = selected});
    const Palette& c = ui.colour();
    const Colour fill = press.down || selected ? c.pale : c.surface;
    ui.shape(box, {.fill = fill,
                   .edge = selected ? c.accent : c.line,
                   .stroke = ui.length().stroke * (selected ? 2.0F : 1.0F),
                   .radius = ui.length().radius});
    const OnGround on(ui, fill);
    ui.write(box.inset(ui.length().unit, 2), label,
             {.type = selected ? ui.type().strong : ui.type().body,
              .colour = selected ? c.on_pale : c.ink,
              .align = text::Align::Centre,
              .middle = true,
              .shrink = true});
    return press.clicked;
}

bool staff_choice(Ui& ui, const Rect& box, const StaffChoice& choice) {
    const Press press = ui.press({.id = choice.id,
                                  .role = NodeRole::Choice,
                                  .label = choice.detail.empty() ? choice.label : choice.label + ", " + choice.detail,
                                  .value = {},
                                  .rect = box,
                                  .enabled = choice.enabled && choice.may_press,
                                  .selected = choice.selected});
    const Palette& c = ui.colour();
    const bool lit = choice.enabled && (press.down || choice.selected);
    const Colour fill = !choice.enabled ? c.band : lit ? c.pale : c.surface;
    const Colour edge = !choice.enabled ? c.hair : lit ? c.accent : c.line;
    ui.shape(box, {.fill = fill,
                   .edge = edge,
                   .stroke = ui.length().stroke * (lit ? 2.0F : 1.0F),
                   .radius = ui.length().radius * 0.8F});
    const OnGround on(ui, fill);
    const Colour ink = !choice.enabled ? c.quiet : lit ? c.on_pale : c.ink;
    Rect inside = box.inset(ui.length().unit * 2, 2);
    if (!choice.detail.empty()) {
        const Type& small = ui.type().caption;
        ui.write(inside.take_end(std::ceil(ui.measure(choice.detail, small).width) + 2, ui.length().unit),
                 choice.detail,
                 {.type = small, .colour = lit ? c.on_pale : c.quiet, .align = text::Align::End, .middle = true});
    } else if (choice.selected) {
        ui.icon(inside.take_end(ui.type().body.size, ui.length().unit), Icon::Check, c.on_pale, 3);
    }
    ui.write(
        inside, choice.label,
        {.type = choice.selected ? ui.type().strong : ui.type().body, .colour = ink, .middle = true, .shrink = true});
    return press.clicked;
}

void staff_fact(Ui& ui, Rect& rest, const std::string& id, std::string_view label, std::string_view value, bool warning,
                float label_share) {
    const Type& type = ui.type().body;
    const float label_width = std::round(rest.width * label_share);
    const float sign = warning ? type.size * 1.2F + ui.length().unit : 0;
    const float height = std::max(ui.measure(value, ui.type().strong, rest.width - label_width - sign).height,
                                  ui.measure(label, type, label_width - ui.length().gap).height);
    Rect row = rest.take_top(height + ui.length().unit * 1.5F, ui.length().unit * 0.5F);
    const Rect whole = row;
    ui.fill(Rect{row.x, row.bottom() - ui.length().stroke * 0.5F, row.width, ui.length().stroke * 0.5F},
            ui.colour().hair);
    ui.owner({});
    Rect name = row.take_start(label_width);
    name.width -= ui.length().gap;
    ui.write(name, label, {.type = type, .colour = ui.colour().quiet});
    if (warning) {
        Rect place = row.take_start(type.size * 1.2F, ui.length().unit);
        ui.icon(place.take_top(type.size * 1.2F), Icon::Warning, ui.colour().bad);
    }
    ui.write(row, value, {.type = ui.type().strong, .colour = warning ? ui.colour().bad : ui.colour().ink});
    ui.tell(NodeRole::Status, id, std::string(label) + " : " + std::string(value), whole);
}

float staff_tag(Ui& ui, Rect place, std::string_view text, Colour fill, Colour ink) {
    const Type& type = ui.type().caption;
    const float width = std::ceil(ui.measure(text, type).width) + ui.length().unit * 3;
    const Rect box{place.x, place.y, std::min(width, place.width), place.height};
    ui.shape(box, {.fill = fill, .radius = ui.length().radius * 0.7F});
    const OnGround on(ui, fill);
    ui.write(box.inset(ui.length().unit, 0), text,
             {.type = type, .colour = ink, .align = text::Align::Centre, .middle = true});
    return width;
}

std::string shortened(std::string_view text, std::size_t most) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) continue;
        if (++letters > most) return std::string(text.substr(0, i)) + "…";
    }
    return std::string(text);
}

std::string fitted(Ui& ui, std::string_view text, const Type& type, float width) {
    std::string line(text);
    for (std::size_t most = 60; most > 4 && ui.measure(line, type).width > width; --most) line = shortened(text, most);
    return line;
}

} // namespace accueil::view

#include "kiosk/view/widgets.h"

#include <cmath>

namespace accueil::view {

namespace {

struct Dress {
    Colour fill, edge, ink;
};

Dress dress(const Palette& c, Look look, bool down, bool enabled) {
    if (!enabled) return {c.band, c.hair, c.quiet};
    switch (look) {
    case Look::Primary: return {down ? c.accent_down : c.accent, {0, 0, 0, 0}, c.on_accent};
    case Look::Secondary: return {down ? c.pale : c.surface, c.line, down ? c.on_pale : c.ink};
    case Look::Quiet: return {down ? c.pale : Colour{0, 0, 0, 0}, {0, 0, 0, 0}, down ? c.on_pale : c.ink};
    case Look::Welcome: return {down ? c.pale : c.surface, c.line, down ? c.on_pale : c.ink};
    }
    return {};
}

const Type& button_type(const Ui& ui) { return ui.type().strong; }
float icon_side(const Ui& ui) { return std::round(button_type(ui).size * 1.25F); }

} // namespace

float heading(Ui& ui, Rect& rest, std::string_view text, const Type& type, const std::string& id, bool personal,
              text::Align align) {
    ui.owner({});
    const float height = ui.write(rest, text, {.type = type, .colour = ui.colour().ink, .align = align});
    ui.tell(NodeRole::Heading, id, std::string(text), {rest.x, rest.y, rest.width, height}, personal);
    rest.take_top(height);
    return height;
}

float paragraph(Ui& ui, Rect& rest, std::string_view text, const Type& type, Colour colour, text::Align align,
                bool personal) {
    ui.owner({});
    const float height = ui.write(rest, text, {.type = type, .colour = colour, .align = align});
    ui.tell(NodeRole::Text, {}, std::string(text), {rest.x, rest.y, rest.width, height}, personal);
    rest.take_top(height);
    return height;
}

float button_width(Ui& ui, std::string_view label, Icon icon) {
    const float text = std::ceil(ui.measure(label, button_type(ui)).width) + 2;
    const float sign = icon == Icon::None ? 0 : icon_side(ui) + ui.length().unit * 1.5F;
    return std::max(text + sign + ui.length().gap * 2, ui.length().button * 1.4F);
}

bool button(Ui& ui, const Rect& box, const std::string& id, const std::string& label, Look look, Icon icon,
            bool enabled) {
    const Press press =
        ui.press({.id = id, .role = NodeRole::Button, .label = label, .value = {}, .rect = box, .enabled = enabled});
    const Dress d = dress(ui.colour(), look, press.down, enabled);
    ui.shape(box, {.fill = d.fill, .edge = d.edge, .stroke = ui.length().stroke, .radius = ui.length().radius});
    const OnGround on(ui, d.fill.a == 0 ? ui.ground() : d.fill);
    Rect inside = box.inset(ui.length().gap * 0.7F, ui.length().unit * 0.5F);
    if (icon == Icon::None) {
        ui.write(
            inside, label,
            {.type = button_type(ui), .colour = d.ink, .align = text::Align::Centre, .middle = true, .shrink = true});
        return press.clicked;
    }
    const float side = icon_side(ui), gap = ui.length().unit * 1.5F;
    const float text = std::min(ui.measure(label, button_type(ui)).width + 2, inside.width - side - gap);
    Rect line = inside.middle(side + gap + text, inside.height);
    // What leads on has its arrow at the end, everything else its sign at the start.
    const Rect sign =
        icon == Icon::Forward || icon == Icon::Right ? line.take_end(side, gap) : line.take_start(side, gap);
    ui.icon(sign, icon, d.ink);
    ui.write(line.inset(-1, 0), label, {.type = button_type(ui), .colour = d.ink, .middle = true, .shrink = true});
    return press.clicked;
}

float toggle_width(Ui& ui, std::string_view label) {
    return std::ceil(ui.measure(label, button_type(ui)).width) + icon_side(ui) + ui.length().unit * 6;
}

bool toggle(Ui& ui, const Rect& box, const std::string& id, const std::string& label, Icon icon, bool on,
            bool with_label, const std::string& spoken) {
    const Press press = ui.press({.id = id,
                                  .role = NodeRole::Switch,
                                  .label = spoken.empty() ? label : spoken,
                                  .value = on ? ui.tr("activé") : ui.tr("désactivé"),
                                  .rect = box,
                                  .selected = on});
    const Palette& c = ui.colour();
    const bool welcome = ui.ground() == c.welcome;
    const Colour rest_fill = welcome ? c.welcome : c.surface, rest_ink = welcome ? c.on_welcome : c.ink;
    const Colour fill = on || press.down ? c.pale : rest_fill, ink = on || press.down ? c.on_pale : rest_ink;
    ui.shape(box, {.fill = fill,
                   .edge = on        ? c.accent
                           : welcome ? c.welcome_quiet
                                     : c.line,
                   .stroke = ui.length().stroke * (on ? 2.0F : 1.0F),
                   .radius = ui.length().radius});
    const OnGround ground(ui, fill);
    Rect inside = box.inset(ui.length().unit * 2, ui.length().unit * 0.5F);
    const float side = icon_side(ui);
    if (!with_label) {
        // A sign alone stays, or four that are on would look alike: its ground and its edge say that it is on.
        ui.icon(box.middle(side * 1.1F, side * 1.1F), icon, ink, on ? 3 : 2);
        return press.clicked;
    }
    ui.icon(inside.take_start(side, ui.length().unit * 1.5F), on ? Icon::Check : icon, ink, on ? 3 : 2);
    ui.write(inside, label, {.type = button_type(ui), .colour = ink, .middle = true, .shrink = true});
    return press.clicked;
}

namespace {

Type title_of(const Ui& ui, const Card& card) {
    return card.title_type.size > 0 && card.title_type.size != Type{}.size ? card.title_type : ui.type().heading;
}

float card_text_width(const Ui& ui, const Card& card, float width) {
    float text = width - ui.length().gap * 2;
    if (card.icon != Icon::None) text -= title_of(ui, card).size * 1.5F + ui.length().gap;
    if (card.arrow || card.selected) text -= title_of(ui, card).size * 0.9F + ui.length().unit * 2;
    return text;
}

} // namespace

float card_height(Ui& ui, const Card& card, float width) {
    const float text = card_text_width(ui, card, width);
    float height = ui.measure(card.title, title_of(ui, card), text, card.language).height;
    if (!card.detail.empty())
        height += ui.length().unit * 0.75F + ui.measure(card.detail, ui.type().caption, text, card.language).height;
    return std::max(ui.length().button, std::ceil(height + ui.length().unit * 4));
}

bool choice_card(Ui& ui, const Rect& box, const std::string& id, const Card& card) {
    const Press press = ui.press({.id = id,
                                  .role = card.role,
                                  .label = card.detail.empty() ? card.title : card.title + ". " + card.detail,
                                  .value = {},
                                  .rect = box,
                                  .language = card.spoken_in,
                                  .enabled = card.enabled,
                                  .selected = card.selected,
                                  .personal = card.personal});
    const Palette& c = ui.colour();
    const bool lit = press.down || card.selected;
    const Colour fill = !card.enabled ? c.band : lit ? c.pale : c.surface;
    const Colour ink = !card.enabled ? c.quiet : lit ? c.on_pale : c.ink;
    ui.shape(box, {.fill = fill,
                   .edge = !card.enabled ? c.hair
                           : lit         ? c.accent
                                         : c.line,
                   .stroke = ui.length().stroke * (lit ? 2.0F : 1.0F),
                   .radius = ui.length().radius});
    const OnGround on(ui, fill);
    const Type title = title_of(ui, card);
    Rect inside = box.inset(ui.length().gap, ui.length().unit * 1.5F);
    if (card.icon != Icon::None)
        ui.icon(inside.take_start(title.size * 1.5F, ui.length().gap), card.icon, lit ? ink : c.accent);
    if (card.arrow || card.selected)
        ui.icon(inside.take_end(title.size * 0.9F, ui.length().unit * 2), card.selected ? Icon::Check : Icon::Right,
                lit ? ink : c.accent, card.selected ? 3 : 2);
    const text::Align align = card.centred ? text::Align::Centre : text::Align::Start;
    const float detail =
        card.detail.empty()
            ? 0
            : ui.length().unit * 0.75F + ui.measure(card.detail, ui.type().caption, inside.width, card.language).height;
    const float height = ui.measure(card.title, title, inside.width, card.language).height;
    Rect block = inside.middle(inside.width, std::min(inside.height, height + detail));
    const Ink title_ink{.type = title, .colour = ink, .align = align, .shrink = true, .language = card.language};
    const float used = ui.write({block.x, block.y, block.width, block.height - detail}, card.title, title_ink);
    if (card.detail.empty()) return press.clicked;
    block.take_top(used, ui.length().unit * 0.75F);
    ui.write({block.x, block.y, block.width, inside.bottom() - block.y}, card.detail,
             {.type = ui.type().caption, .colour = lit ? ink : c.quiet, .align = align, .language = card.language});
    return press.clicked;
}

int stepper(Ui& ui, const Rect& box, const std::string& id, const std::string& value, const std::string& less,
            const std::string& more, bool can_less, bool can_more) {
    const bool before = ui.in_a_row(true);
    Rect rest = box;
    const float side = box.height;
    const auto step_button = [&](const Rect& place, const std::string& name, const std::string& label, Icon sign,
                                 bool can) {
        const Press press = ui.press(
            {.id = id + name, .role = NodeRole::Button, .label = label, .value = {}, .rect = place, .enabled = can});
        const Dress d = dress(ui.colour(), Look::Secondary, press.down, can);
        ui.shape(place, {.fill = d.fill, .edge = d.edge, .stroke = ui.length().stroke, .radius = ui.length().radius});
        ui.icon(place.middle(side * 0.45F, side * 0.45F), sign, can ? d.ink : ui.colour().hair, 2.6F);
        return press.clicked;
    };
    const bool fewer = step_button(rest.take_start(side), ".minus", less, Icon::Minus, can_less);
    const bool further = step_button(rest.take_end(side), ".plus", more, Icon::Plus, can_more);
    ui.in_a_row(before);
    ui.owner({});
    ui.write(rest, value,
             {.type = ui.type().title,
              .colour = ui.colour().ink,
              .align = text::Align::Centre,
              .middle = true,
              .shrink = true});
    ui.tell(NodeRole::Status, id + ".value", value, rest);
    return (further ? 1 : 0) - (fewer ? 1 : 0);
}

float field_height(Ui& ui, const Entry& entry) {
    const float wrong = entry.wrong.empty() ? 0 : ui.length().unit + ui.type().caption.size * 1.8F;
    return ui.type().strong.size * 1.4F + ui.length().unit * 0.5F + ui.length().button * 0.95F + wrong;
}

namespace {

// What to do about a wrong entry, below it.
void complaint(Ui& ui, Rect rest, const std::string& id, const std::string& wrong) {
    const Palette& c = ui.colour();
    Rect words = rest.take_top(std::max(rest.height, ui.type().caption.size * 1.8F));
    ui.icon(words.take_start(ui.type().caption.size, ui.length().unit), Icon::Warning, c.bad);
    ui.owner({});
    ui.write(words, wrong, {.type = ui.type().caption, .colour = c.bad, .middle = true, .shrink = true});
    ui.tell(NodeRole::Status, id + ".wrong", wrong, words);
}

// That an entry can be right: a mark at the end of its label, in words for who hears.
void approval(Ui& ui, const Rect& label, const std::string& id, const Entry& entry) {
    Rect rest = label;
    const float side = ui.type().strong.size * 1.1F;
    const Rect mark = rest.take_end(side);
    if (ui.measure(entry.label, ui.type().strong).width + ui.length().unit > rest.width) return;
    ui.icon(mark, Icon::Check, ui.colour().good, 3);
    ui.tell(NodeRole::Status, id + ".good", entry.good, mark);
}

} // namespace

namespace {

// Whole, or its end behind an ellipsis when even the smallest letters are too many.
std::string end_that_fits(Ui& ui, std::string text, Type type, float width, const text::Language* language) {
    type.size = ui.type().least;
    if (ui.measure(text, type, 0, language).width <= width) return text;
    const auto goes_on = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; };
    do {
        text.erase(0, 1);
        while (!text.empty() && goes_on(text.front())) text.erase(0, 1);
    } while (!text.empty() && ui.measure("…" + text, type, 0, language).width > width);
    return "…" + text;
}

} // namespace

bool field(Ui& ui, const Rect& box, const std::string& id, const Entry& entry) {
    const Palette& c = ui.colour();
    Rect rest = box;
    const Rect label = rest.take_top(ui.type().strong.size * 1.4F, ui.length().unit * 0.5F);
    const Rect line = rest.take_top(ui.length().button * 0.95F, ui.length().unit);
    std::string shown = entry.value;
    if (entry.hidden) {
        shown.clear();
        for (const char byte : entry.value)
            if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) shown += "•";
    }
    if (!entry.good.empty() && entry.wrong.empty()) approval(ui, label, id, entry);
    ui.owner({});
    ui.write(label, entry.label, {.type = ui.type().strong, .colour = c.ink, .shrink = true});
    if (!entry.wrong.empty()) complaint(ui, rest, id, entry.wrong);
    const Press press = ui.press({.id = id,
                                  .role = NodeRole::Field,
                                  .label = entry.label,
                                  .value = shown,
                                  .rect = line,
                                  .selected = entry.focused,
                                  .personal = entry.personal});
    const Colour edge = !entry.wrong.empty() ? c.bad : entry.focused ? c.accent : c.line;
    ui.shape(line, {.fill = c.surface,
                    .edge = edge,
                    .stroke = ui.length().stroke * (entry.focused || !entry.wrong.empty() ? 2.0F : 1.0F),
                    .radius = ui.length().radius});
    const OnGround on(ui, c.surface);
    const Rect inside = ui.physical(line).inset(ui.length().gap * 0.8F, ui.length().unit * 0.5F);
    const AsItIs letters_run_left_to_right(ui);
    const text::Language* latin = &ui.catalogues().languages().first();
    Type type = ui.type().heading;
    type.weight = 500;
    const float width = shown.empty() ? 0 : ui.measure(shown, type, 0, latin).width;
    // The end of a long text matters while typing: the letters shrink, then the start goes.
    ui.write({inside.x, inside.y, inside.width, inside.height}, end_that_fits(ui, shown, type, inside.width, latin),
             {.type = type, .colour = c.ink, .middle = true, .shrink = true, .language = latin});
    if (entry.focused) {
        const float caret = std::min(inside.x + width + ui.length().unit * 0.5F, inside.right());
        ui.fill({caret, inside.y + inside.height * 0.12F, ui.length().stroke * 1.5F, inside.height * 0.76F}, c.accent);
    }
    return press.clicked;
}

float notice_height(Ui& ui, std::string_view text, float width) {
    const float inside = width - ui.length().gap * 2 - ui.type().body.size * 1.3F - ui.length().unit * 2;
    return std::ceil(ui.measure(text, ui.type().body, inside).height + ui.length().unit * 4);
}

void notice(Ui& ui, Rect& rest, const std::string& id, Tone tone, std::string_view text) {
    const Palette& c = ui.colour();
    const Colour fill = tone == Tone::Good ? c.good_pale : tone == Tone::Warning ? c.warn_pale : c.band;
    const Colour ink = tone == Tone::Good ? c.good : tone == Tone::Warning ? c.warn : c.ink;
    const Icon icon = tone == Tone::Good ? Icon::Check : tone == Tone::Warning ? Icon::Warning : Icon::Info;
    const Rect box = rest.take_top(notice_height(ui, text, rest.width));
    ui.shape(box, {.fill = fill,
                   .edge = ui.theme().comfort.high_contrast ? ink : Colour{0, 0, 0, 0},
                   .stroke = ui.length().stroke,
                   .radius = ui.length().radius});
    const OnGround on(ui, fill);
    Rect inside = box.inset(ui.length().gap, ui.length().unit * 2);
    const float side = std::round(ui.type().body.size * 1.3F);
    Rect sign = inside.take_start(side, ui.length().unit * 2);
    ui.icon(sign.take_top(side), icon, ink);
    ui.owner({});
    ui.write(inside, text, {.type = ui.type().body, .colour = ink});
    ui.tell(NodeRole::Status, id, std::string(text), box);
}

void line_with_icon(Ui& ui, Rect& rest, Icon icon, std::string_view text, const Type& type, Colour colour,
                    bool personal) {
    const float side = std::round(type.size * 1.25F);
    const float height = ui.measure(text, type, rest.width - side - ui.length().unit * 2).height;
    Rect row = rest.take_top(std::max(side, height));
    Rect sign = row.take_start(side, ui.length().unit * 2);
    ui.icon(sign.take_top(std::min(sign.height, ui.measure("M", type).height)), icon, colour);
    ui.owner({});
    ui.write(row, text, {.type = type, .colour = colour});
    ui.tell(NodeRole::Text, {}, std::string(text), row, personal);
}

int pager(Ui& ui, const Rect& box, const std::string& id, int count, int per_page) {
    int& at = ui.note(id);
    const int pages = (count + per_page - 1) / std::max(1, per_page);
    at = std::clamp(at, 0, std::max(0, pages - 1));
    if (pages <= 1) return 0;
    Rect row = box;
    const bool in_a_row = ui.in_a_row(true);
    const std::string before = ui.tr("Précédents"), after = ui.tr("Suivants");
    if (button(ui, row.take_start(button_width(ui, before, Icon::Left)), id + ".earlier", before, Look::Secondary,
               Icon::Left, at > 0))
        --at;
    if (button(ui, row.take_end(button_width(ui, after, Icon::Right)), id + ".later", after, Look::Secondary,
               Icon::Right, at < pages - 1))
        ++at;
    ui.in_a_row(in_a_row);
    at = std::clamp(at, 0, pages - 1);
    return at * per_page;
}

} // namespace accueil::view

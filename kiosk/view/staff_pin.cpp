// Who is there? Alias and PIN, typed on keys of this page.
#include <format>

#include "kiosk/view/draw.h"
#include "kiosk/view/staff_page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

void key(Ui& ui, const Rect& box, const std::string& id, const std::string& text) {
    const Press press =
        ui.press({.id = "staff.key." + id, .role = NodeRole::Key, .label = text, .value = {}, .rect = box});
    const Palette& c = ui.colour();
    const Colour fill = press.down ? c.pale : c.surface;
    ui.shape(box, {.fill = fill, .edge = c.line, .stroke = ui.length().stroke, .radius = ui.length().radius * 0.8F});
    const OnGround on(ui, fill);
    Type type = ui.type().heading;
    type.weight = 500;
    ui.write(box.inset(2), text,
             {.type = type, .colour = press.down ? c.on_pale : c.ink, .align = text::Align::Centre, .middle = true});
    if (press.clicked) ui.emit(journey::Typed{text});
}

void erase_key(Ui& ui, const Rect& box) {
    const Press press =
        ui.press({.id = "staff.key.erase", .role = NodeRole::Key, .label = "Effacer", .value = {}, .rect = box});
    const Palette& c = ui.colour();
    ui.shape(box, {.fill = press.down ? c.pale : c.surface,
                   .edge = c.line,
                   .stroke = ui.length().stroke,
                   .radius = ui.length().radius * 0.8F});
    const float side = ui.type().heading.size;
    ui.icon(box.middle(side, side), Icon::Erase, press.down ? c.on_pale : c.ink);
    if (press.clicked) ui.emit(journey::Erased{});
}

void digit_keys(Ui& ui, const Rect& box) {
    const float width = std::min(box.width, ui.length().button * 6.0F);
    const auto cells = grid(box.middle(width, box.height), 12, 3, ui.length().unit * 1.5F);
    for (std::size_t i = 0; i < 9; ++i) key(ui, cells[i], std::to_string(i + 1), std::to_string(i + 1));
    key(ui, cells[10], "0", "0");
    erase_key(ui, cells[11]);
}

void alias_keys(Ui& ui, const Rect& box) {
    const float gap = ui.length().unit * 1.25F;
    const auto lines = rows(box, 4, gap);
    constexpr std::array<std::string_view, 4> letters{"1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn.-"};
    for (std::size_t r = 0; r < letters.size(); ++r) {
        const auto cells = columns(lines[r], 10, gap);
        for (std::size_t i = 0; i < letters[r].size(); ++i) {
            const char letter = letters[r][i];
            const char capital = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
            key(ui, cells[i], std::string(1, letter), std::string(1, capital));
        }
        if (r == 3) erase_key(ui, {cells[8].x, cells[8].y, cells[9].right() - cells[8].x, cells[8].height});
    }
}

std::string complaint(const journey::StaffPin& screen, core::Instant now) {
    if (screen.locked_until && *screen.locked_until > now) {
        const auto left = std::chrono::ceil<std::chrono::minutes>(*screen.locked_until - now).count();
        return std::format("Trop d’essais. Réessayez dans {} minute{}.", left, left > 1 ? "s" : "");
    }
    return screen.wrong ? "Alias ou NIP inexact." : "";
}

} // namespace

void draw(const journey::StaffPin& screen, const journey::Model& model, Ui& ui) {
    Rect body = open_staff_page(ui, model, "Espace du personnel");
    const float gap = ui.length().gap;
    const std::string wrong = complaint(screen, model.now);
    const Entry alias{
        .label = "Alias", .value = screen.staff, .focused = !screen.on_pin, .wrong = {}, .personal = false};
    const Entry pin{.label = "NIP", .value = screen.pin, .focused = screen.on_pin, .wrong = wrong, .hidden = true};
    // In a narrow field the complaint takes a second line.
    const float line = (body.width - gap) / 2 - ui.type().caption.size - ui.length().unit * 2;
    const bool second_line = !ui.portrait() && ui.measure(wrong, ui.type().caption).width > line;
    const float height = field_height(ui, pin) + (second_line ? ui.type().caption.size * 1.5F : 0);
    const float keys = std::min(body.height - height - gap * 2, ui.length().button * (ui.portrait() ? 6.0F : 4.8F));
    const auto fields = ui.portrait() ? rows(body.take_top(height * 2 + gap, gap * 1.5F), 2, gap)
                                      : columns(body.take_top(height, gap * 1.5F), 2, gap);
    if (field(ui, fields[0], "staff.alias", alias)) ui.emit(journey::FieldFocused{0});
    if (field(ui, fields[1], "staff.pin", pin)) ui.emit(journey::FieldFocused{1});
    const Rect place = body.take_top(keys);
    if (screen.on_pin)
        digit_keys(ui, place);
    else
        alias_keys(ui, place);

    Rect bar = staff_bar(ui);
    const OnGround on(ui, ui.colour().band);
    const bool locked = screen.locked_until && *screen.locked_until > model.now;
    const std::string go = screen.checking ? "Vérification…" : screen.on_pin ? "Ouvrir" : "Continuer";
    const bool ready = !screen.checking && !locked && !screen.staff.empty() && (!screen.on_pin || !screen.pin.empty());
    if (button(ui, bar.take_start(button_width(ui, "Quitter", Icon::Back), gap), "staff.leave", "Quitter",
               Look::Secondary, Icon::Back))
        ui.emit(journey::StaffLeft{});
    if (button(ui, bar.take_end(button_width(ui, "Vérification…", Icon::Lock)), "staff.pin.ok", go, Look::Primary,
               screen.on_pin ? Icon::Lock : Icon::Forward, ready))
        ui.emit(journey::FieldsDone{});
}

} // namespace accueil::view

// Who waits for help at this terminal: the longest waiting first.
#include <algorithm>

#include "kiosk/view/staff_lists.h"
#include "kiosk/view/staff_page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

void call_row(Ui& ui, Rect box, const journey::StaffCall& call, core::Instant now) {
    const Lengths& length = ui.length();
    ui.fill({box.x, box.bottom() - length.stroke, box.width, length.stroke}, ui.colour().hair);
    box = box.inset(0, length.unit);
    const float width = button_width(ui, "Répondu", Icon::Check);
    if (button(ui, box.take_end(width, length.gap).middle(width, std::min(box.height, length.button)),
               "staff.call." + std::to_string(call.number) + ".close", "Répondu", Look::Secondary, Icon::Check))
        ui.emit(journey::CallClosed{call.number});
    const auto* language = ui.catalogues().languages().find(call.language);
    const std::string spoken = language != nullptr ? language->autonym : call.language;
    const std::string waiting = staff_since(call.asked_at, now);
    const std::string where = std::string(staff_words_of_screen(call.screen)) + " · " + ui.words().time(call.asked_at);
    const Rect whole = box;
    const float sign = ui.type().title.size;
    ui.icon(box.take_start(sign, length.gap), Icon::Hand, ui.colour().accent);
    ui.owner({});
    // Some scripts stand taller than ours.
    const float tall =
        std::max(ui.measure("M", ui.type().strong).height, ui.measure(spoken, ui.type().strong, 0, language).height);
    Rect line = box.take_top(tall);
    const float used = ui.measure(waiting, ui.type().strong).width + length.gap;
    ui.write(line.take_start(used), waiting, {.type = ui.type().strong, .colour = ui.colour().ink});
    // Beside the waiting time whichever way the language runs.
    const bool from_right = language != nullptr && language->right_to_left();
    ui.write(line, spoken,
             {.type = ui.type().strong,
              .colour = ui.colour().quiet,
              .align = from_right ? text::Align::End : text::Align::Start,
              .language = language});
    ui.write(box, where, {.type = ui.type().caption, .colour = ui.colour().quiet, .shrink = true});
    ui.tell(NodeRole::Text, "staff.call." + std::to_string(call.number), waiting + ", " + spoken + ", " + where, whole);
}

} // namespace

void staff_calls(Ui& ui, Rect body, std::optional<Rect> foot, const journey::Model& model) {
    auto calls = model.facts->calls;
    if (calls.empty()) {
        body.take_top(ui.length().gap);
        paragraph(ui, body, "Personne n’attend d’aide.", ui.type().lead, ui.colour().quiet);
        return;
    }
    std::ranges::stable_sort(calls, {}, &journey::StaffCall::asked_at);
    const float height = ui.length().button + ui.length().unit * 4;
    const auto shown = staff_rows(ui, body, foot, "staff.calls", static_cast<int>(calls.size()), height);
    for (int i = shown.first; i < shown.end; ++i)
        call_row(ui, body.take_top(height), calls[static_cast<std::size_t>(i)], model.now);
}

} // namespace accueil::view

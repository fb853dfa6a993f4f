#include "kiosk/view/page.h"

#include <cmath>

#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

// Above this line nothing is to be touched in low reach (about 1220 mm from the floor on a usual stand).
float reach_line(const Theme& theme) { return theme.screen.height * (theme.portrait() ? 0.40F : 0.27F); }

void progress(Ui& ui, Rect line, int step) {
    if (step <= 0) return;
    const float gap = ui.length().unit;
    const auto parts = columns(line, page_steps, gap);
    for (int i = 0; i < page_steps; ++i)
        ui.shape(parts[static_cast<std::size_t>(i)],
                 {.fill = i < step ? ui.colour().accent : ui.colour().hair, .radius = line.height / 2});
    ui.tell(NodeRole::Status, "progress",
            ui.tr("Étape {step} sur {steps}",
                  {{"step", ui.words().number(step)}, {"steps", ui.words().number(page_steps)}}),
            line);
}

struct Comforts {
    journey::ComfortSwitch which;
    const char* id;
    Icon icon;
    std::string label, spoken;
    bool on;
};

} // namespace

void comfort_switches(Ui& ui, const journey::Model& model, const Rect& room) {
    using journey::ComfortSwitch;
    const journey::Comfort& now = model.comfort;
    const std::string contrast = ui.tr("Contraste");
    const std::array<Comforts, 4> all{
        // Translators: each switch has a short word on it and a longer one that is spoken: "Texte plus grand, activé".
        {{ComfortSwitch::LargeText, "comfort.large", Icon::LargeText, ui.tr("Texte"), ui.tr("Texte plus grand"),
          now.large_text},
         {ComfortSwitch::HighContrast, "comfort.contrast", Icon::Contrast, contrast, contrast, now.high_contrast},
         {ComfortSwitch::LowReach, "comfort.low", Icon::LowReach, ui.tr("Plus bas"), ui.tr("Boutons plus bas"),
          now.low_reach},
         // Translators: a switch on every page: shorter texts, easier words.
         {ComfortSwitch::SimpleLanguage, "comfort.simple", Icon::Simple, ui.tr("Simple"), ui.tr("Mots plus simples"),
          now.simple_language}}};
    // Each as wide as its word; signs alone where the words do not fit. Upright, the row is filled.
    const auto count = static_cast<float>(all.size());
    float gap = ui.length().unit * 2, sum = 0;
    for (const Comforts& comfort : all) sum += toggle_width(ui, comfort.label);
    if (sum + (count - 1) * gap > room.width) gap = ui.length().unit;
    const bool labels = sum + (count - 1) * gap <= room.width;
    const float sign = std::max(ui.length().target,
                                std::min(ui.length().button * 1.25F, (room.width - (count - 1) * gap) / count)),
                used = (labels ? sum : sign * count) + (count - 1) * gap;
    const float more = labels && ui.portrait() ? (room.width - used) / count : 0;
    float x = ui.portrait() && labels ? room.x : room.x + (room.width - used) / 2;
    for (const Comforts& comfort : all) {
        const float width = labels ? toggle_width(ui, comfort.label) + more : sign;
        if (toggle(ui, {std::round(x), room.y, std::floor(width), room.height}, comfort.id, comfort.label, comfort.icon,
                   comfort.on, labels, comfort.spoken))
            ui.emit(journey::ComfortToggled{comfort.which});
        x += width + gap;
    }
}

float bar_height(const Theme& theme) {
    const float row = theme.length.button + theme.length.unit * 4;
    return theme.portrait() ? row + theme.length.button + theme.length.unit * 2 : row;
}

void bottom_bar(Ui& ui, const journey::Model& model, bool back) {
    Rect band = ui.page();
    band = band.take_bottom(bar_height(ui.theme()));
    ui.fill(band, ui.colour().band);
    ui.fill({band.x, band.y, band.width, ui.length().stroke}, ui.colour().hair);
    const OnGround on(ui, ui.colour().band);
    const bool before = ui.last(true);
    Rect inside = band.inset(ui.length().margin, ui.length().unit * 2);
    Rect row = inside.take_top(ui.length().button, ui.length().unit * 2);

    const std::string call = ui.tr("Appeler quelqu’un"), back_label = ui.tr("Retour");
    const Rect back_place = row.take_start(button_width(ui, back_label, Icon::Back), ui.length().gap);
    if (back && button(ui, back_place, "back", back_label, Look::Secondary, Icon::Back)) ui.emit(journey::BackAsked{});
    const Rect call_place = row.take_end(button_width(ui, call, Icon::Call), ui.length().gap);
    const Rect comfort_row = ui.portrait() ? inside.take_top(ui.length().button) : row;
    comfort_switches(ui, model, comfort_row);
    if (button(ui, call_place, "call", call, Look::Secondary, Icon::Call)) ui.emit(journey::CallAsked{});
    ui.last(before);
}

float way_down(const Ui& ui) {
    if (!ui.theme().comfort.large_text || ui.portrait()) return 1;
    if (ui.page().width < ui.page().height * 1.5F) return 0.8F;
    return ui.words().language().body_line < 1.5F ? 0.5F : 0.25F; // scripts with signs above and below the letters
}

Rect open_page(Ui& ui, const journey::Model& model, const PageText& text) {
    const Lengths& length = ui.length();
    Rect page = ui.page();
    page.take_bottom(bar_height(ui.theme()));
    page = page.inset(length.margin, 0);
    page.take_top(length.unit * 4);
    progress(ui, page.take_top(length.unit), text.step);
    page.take_top(length.unit * (ui.portrait() ? 5 : 3));
    if (!text.title.empty()) {
        // A long question takes smaller letters rather than a second line, where that is enough.
        const auto one_line = [&](const Type& type) { return ui.measure(text.title, type).width < page.width; };
        const bool smaller = !one_line(ui.type().title) && (one_line(ui.type().heading) || !ui.portrait());
        heading(ui, page, text.title, smaller ? ui.type().heading : ui.type().title, "title", text.personal);
    }
    if (!text.lead.empty() && !model.comfort.simple_language) {
        page.take_top(length.unit);
        paragraph(ui, page, text.lead, ui.type().lead, ui.colour().quiet);
    }
    page.take_top(length.gap);
    const float down = model.comfort.low_reach ? (reach_line(ui.theme()) - page.y) * way_down(ui) : 0;
    ui.lowered(std::max(0.0F, down));
    page.take_top(ui.lowered());
    page.height -= length.gap;
    bottom_bar(ui, model, text.back);
    return page;
}

Rect reading_above(const Ui& ui, const Rect& body) {
    const float more = std::min(ui.page().height * 0.22F, ui.lowered());
    return {body.x, body.y - more, body.width, body.height + more};
}

Panes split(const Theme& theme, const Rect& body, float share) {
    Rect rest = body;
    const float gap = theme.length.gap * 2;
    if (theme.portrait()) {
        const Rect aside = rest.take_top(std::round((rest.height - theme.length.gap) * (1 - share)), theme.length.gap);
        return {.main = rest, .aside = aside};
    }
    const Rect main = rest.take_start(std::round((rest.width - gap) * share), gap);
    return {.main = main, .aside = rest};
}

FormPlaces form(const Theme& theme, const Rect& body, int key_rows) {
    Rect rest = body;
    const float gap = theme.length.unit * 1.5F;
    const float most = theme.portrait() ? theme.length.button * 1.25F : theme.length.button * 1.12F;
    const auto rows_count = static_cast<float>(key_rows);
    const float height = std::min(rows_count * most + (rows_count - 1) * gap, rest.height * 0.64F);
    const Rect keys = rest.take_bottom(std::round(height), theme.length.gap);
    return {.fields = rest, .keys = keys};
}

void moment(Ui& ui, const journey::Model& model, Icon icon, const std::string& text) {
    const float side = ui.type().hero.size * 1.5F;
    const float width = std::min(ui.page().width - 2 * ui.length().margin, ui.type().title.size * 18);
    const float words = ui.measure(text, ui.type().title, width).height;
    Rect block = ui.page().middle(width, side + ui.length().gap * 2 + words);
    ui.icon(block.take_top(side, ui.length().gap * 2), icon, ui.colour().accent, 1.4F);
    heading(ui, block, text, ui.type().title, "title", false, text::Align::Centre);
    bottom_bar(ui, model, false);
}

} // namespace accueil::view

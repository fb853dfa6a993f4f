// One tap chooses the language. All of them on one page, each by its own name; French first, on the accent, then
// English.
#include <cmath>

#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

const std::string& first_of_all(const Ui& ui) { return ui.catalogues().languages().first().code; }

// Every language speaks for itself. French needs no statement: it is the administration's own.
std::string statement(Ui& ui, const std::string& code) {
    const text::Catalogue& words = ui.catalogues().of(code);
    return code == first_of_all(ui)
               ? words.tr("Continuer en français.")
               : words.tr("Je suis au Québec depuis moins de six mois et je choisis cette langue.");
}

// What the law grants, in French and, for the others, on the page that follows in their language.
std::string six_months(Ui& ui) {
    if (ui.simple()) return ui.tr("Pendant six mois, vous pouvez utiliser votre langue.");
    return ui.tr("Pendant vos six premiers mois au Québec, vous pouvez utiliser une autre langue que le français.");
}

float statement_height(Ui& ui, const std::string& code, float width) {
    const text::Language& language = ui.catalogues().of(code).language();
    return ui.measure(statement(ui, code), ui.type().caption, width, &language).height;
}

// The name, and below it the statement where there is room; it is spoken in any case.
void language_card(Ui& ui, const Rect& box, const std::string& code, const Type& type) {
    const text::Language& language = ui.catalogues().of(code).language();
    const std::string words = statement(ui, code);
    const Press press = ui.press({.id = "language." + code,
                                  .role = NodeRole::Choice,
                                  .label = language.autonym + ". " + words,
                                  .value = {},
                                  .rect = box,
                                  .language = code});
    const Palette& c = ui.colour();
    const bool french = code == first_of_all(ui);
    const Colour rest_fill = french ? c.accent : c.surface, down_fill = french ? c.accent_down : c.pale;
    const Colour fill = press.down ? down_fill : rest_fill;
    const Colour ink = french ? c.on_accent : press.down ? c.on_pale : c.ink;
    ui.shape(box, {.fill = fill,
                   .edge = french       ? Colour{0, 0, 0, 0}
                           : press.down ? c.accent
                                        : c.line,
                   .stroke = ui.length().stroke,
                   .radius = ui.length().radius});
    const OnGround on(ui, fill);
    const Rect inside = box.inset(ui.length().unit * 1.5F, ui.length().unit * 0.5F);
    const Ink name{.type = type,
                   .colour = ink,
                   .align = text::Align::Centre,
                   .middle = true,
                   .shrink = true,
                   .language = &language};
    const float title = ui.measure(language.autonym, type, inside.width, &language).height;
    const float below = statement_height(ui, code, inside.width);
    if (title + below > inside.height) {
        ui.write(inside, language.autonym, name);
    } else {
        Rect block = inside.middle(inside.width, title + below);
        ui.write(block.take_top(title), language.autonym, name);
        ui.write(block, words,
                 {.type = ui.type().caption,
                  .colour = french || press.down ? ink : c.quiet,
                  .align = text::Align::Centre,
                  .language = &language});
    }
    if (press.clicked) ui.emit(journey::LanguageChosen{code});
}

float widest_name(Ui& ui, std::span<const std::string> codes, const Type& type) {
    float widest = 0;
    for (const std::string& code : codes) {
        const text::Language& language = ui.catalogues().of(code).language();
        widest = std::max(widest, ui.measure(language.autonym, type, 0, &language).width);
    }
    return widest;
}

struct Plan {
    int across = 1;
    Type type;
    float gap = 0;
};

// A name is one line: the air between lines is not needed.
Type name_type(Type type) {
    type.leading *= 0.78F;
    return type;
}

// Scripts differ in height: Arabic letters need nearly twice the line of Latin ones.
float highest_name(Ui& ui, std::span<const std::string> codes, const Type& type) {
    float highest = 0;
    for (const std::string& code : codes) {
        const text::Language& language = ui.catalogues().of(code).language();
        highest = std::max(highest, ui.measure(language.autonym, type, 0, &language).height);
    }
    return highest;
}

// The largest letters in which every name stands on one line and all rows fit; as few rows as that allows.
Plan plan_of(Ui& ui, const Rect& area, std::span<const std::string> codes) {
    const float pad = ui.length().unit * 3 + 4;
    const auto count = static_cast<float>(codes.size());
    Type least = ui.type().strong;
    least.size = ui.type().least;
    const float wide = ui.length().unit * 2, close = ui.length().unit;
    using Try = std::pair<Type, float>;
    for (const auto& [letters, gap] :
         {Try{ui.type().heading, wide}, Try{ui.type().strong, wide}, Try{least, wide}, Try{least, close}}) {
        const Type type = name_type(letters);
        const float wants = widest_name(ui, codes, type) + pad;
        const int most = std::max(1, static_cast<int>((area.width + gap) / (wants + gap)));
        const int across = std::min(most, std::max(1, static_cast<int>(codes.size())));
        const float down = std::ceil(count / static_cast<float>(across));
        const float height = (area.height - gap * (down - 1)) / down;
        if (height < std::max(ui.length().target, highest_name(ui, codes, type) + ui.length().unit)) continue;
        // The same number of rows with fewer cards in each leaves no gap at the end.
        return {.across = static_cast<int>(std::ceil(count / down)), .type = type, .gap = gap};
    }
    const Type type = name_type(least);
    const float wants = widest_name(ui, codes, type) + pad;
    return {
        .across = std::max(1, static_cast<int>((area.width + close) / (wants + close))), .type = type, .gap = close};
}

void others(Ui& ui, Rect area, std::span<const std::string> codes) {
    if (codes.empty()) return;
    const Plan plan = plan_of(ui, area, codes);
    const int count = static_cast<int>(codes.size()), down = (count + plan.across - 1) / plan.across;
    const float gap = plan.gap;
    const float most = ui.length().button * (down < 3 ? 3.0F : 1.5F);
    const auto rows_count = static_cast<float>(down);
    const float height = std::min(most, (area.height - gap * (rows_count - 1)) / rows_count);
    const Rect used = area.take_top(std::floor(height * rows_count + gap * (rows_count - 1)));
    const auto cells = grid(used, count, plan.across, gap);
    for (std::size_t i = 0; i < codes.size(); ++i) language_card(ui, cells[i], codes[i], plan.type);
}

} // namespace

void draw(const journey::ChooseLanguage&, const journey::Model& model, Ui& ui) {
    Rect body = open_page(ui, model, {.title = ui.tr("Choisissez votre langue"), .lead = six_months(ui), .step = 1});
    const std::span<const std::string> codes(ui.options().languages);
    const std::size_t prominent = std::min<std::size_t>(2, codes.size());
    // French and English side by side, French the wider; the statement under the name where the page is high enough.
    const float gap = ui.length().unit * 2, half = (body.width - gap) / 2;
    float height = ui.type().title.size * 1.3F + ui.length().unit * 2;
    float stated = 0;
    for (const std::string& code : codes.first(prominent))
        stated = std::max(stated, statement_height(ui, code, half - ui.length().unit * 3));
    const float left = body.height - height - stated - gap;
    if (left > body.height * (ui.portrait() ? 0.76F : 0.62F)) height += stated;
    Rect row = body.take_top(std::max(height, ui.length().button), gap);
    const auto halves = columns(row, static_cast<int>(prominent), gap);
    for (std::size_t i = 0; i < prominent; ++i) language_card(ui, halves[i], codes[i], ui.type().title);
    others(ui, body, codes.subspan(prominent));
}

} // namespace accueil::view

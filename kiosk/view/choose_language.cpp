// One tap chooses the language, and states in that language what the law asks for: newly arrived, less than six months.
#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

// Every language speaks for itself. French needs no statement: it is the administration's own.
Card card_of(Ui& ui, const std::string& code) {
    const text::Catalogue& words = ui.catalogues().of(code);
    Card card{
        .title = words.language().autonym, .detail = {}, .title_type = ui.type().title, .language = &words.language()};
    card.centred = true;
    card.detail = code == ui.catalogues().languages().first().code
                      ? words.tr("Continuer en français.")
                      : words.tr("Je suis au Québec depuis moins de six mois et je choisis cette langue.");
    return card;
}

// The same question for those who do not read French: three more at most, then the autonyms must do.
std::string same_in_others(Ui& ui) {
    std::string out;
    int shown = 0;
    for (const std::string& code : ui.options().languages) {
        const text::Catalogue& words = ui.catalogues().of(code);
        if (code == ui.words().language().code || ++shown > 3) continue;
        out += (out.empty() ? "" : "  ·  ") + words.tr("Choisissez votre langue");
    }
    return out;
}

} // namespace

void draw(const journey::ChooseLanguage&, const journey::Model& model, Ui& ui) {
    Rect body =
        open_page(ui, model, {.title = ui.tr("Choisissez votre langue"), .lead = same_in_others(ui), .step = 1});
    const auto& codes = ui.options().languages;
    const int count = static_cast<int>(codes.size());
    const int wide = ui.portrait() ? 1 : 3;
    const int across = count <= wide * 3 ? std::min(wide, std::max(1, count)) : wide + 1;
    const int down = (count + across - 1) / across;
    const float gap = ui.length().gap;
    const float width = (body.width - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
    float height = std::min(ui.length().button * 4.5F,
                            (body.height - gap * static_cast<float>(down - 1)) / static_cast<float>(down));
    height = std::max(height * (ui.portrait() ? 0.75F : 1.0F), ui.length().button * 1.6F);
    for (const std::string& code : codes) height = std::max(height, card_height(ui, card_of(ui, code), width));

    // As many rows as fit at this height; the rest is on further pages.
    const int fits = std::max(1, static_cast<int>((body.height + gap) / (height + gap)));
    int first = 0;
    if (fits < down) {
        const Rect foot = body.take_bottom(ui.length().button, gap);
        const int fewer = std::max(1, static_cast<int>((body.height + gap) / (height + gap)));
        first = pager(ui, foot, "languages", count, fewer * across);
        height = std::min(height, (body.height - gap * static_cast<float>(fewer - 1)) / static_cast<float>(fewer));
    }
    const int shown = std::min(count - first, std::min(fits, down) * across);
    const int used = (shown + across - 1) / across;
    const Rect area = body.take_top(std::min(body.height, static_cast<float>(used) * (height + gap) - gap));
    const auto cells = grid(area, shown, across, gap);
    for (int i = 0; i < shown; ++i) {
        const std::string& code = codes[static_cast<std::size_t>(first + i)];
        if (choice_card(ui, cells[static_cast<std::size_t>(i)], "language." + code, card_of(ui, code)))
            ui.emit(journey::LanguageChosen{code});
    }
}

} // namespace accueil::view

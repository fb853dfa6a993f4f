// Show any paper to the camera: two halves of the same weight, one for those who have a paper, one for those who have
// none.
#include "kiosk/view/draw.h"
#include "kiosk/view/illustrations.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

std::string words_for(Ui& ui, journey::ScanHint hint) {
    switch (hint) {
    case journey::ScanHint::Searching: return ui.tr("Placez le code de votre document devant la caméra.");
    case journey::ScanHint::TooFar: return ui.tr("Approchez un peu le document.");
    case journey::ScanHint::TooDark: return ui.tr("Il fait sombre : tournez le document vers la lumière.");
    case journey::ScanHint::Glare: return ui.tr("Un reflet cache le code : penchez un peu le document.");
    case journey::ScanHint::HoldStill: return ui.tr("Très bien. Ne bougez plus.");
    case journey::ScanHint::OtherSide: return ui.tr("Aucun code de ce côté : retournez le document.");
    case journey::ScanHint::Reading: return ui.tr("Lecture en cours…");
    }
    return {};
}

// In easier words, and where the longer ones do not fit.
std::string in_short(const Ui& ui) {
    return ui.tr("Ce document ne se lit pas. Essayez un autre document, ou continuez sans document.");
}

std::string words_for(Ui& ui, journey::ScanTrouble trouble) {
    if (ui.theme().comfort.simple_language && trouble != journey::ScanTrouble::CameraLost) return in_short(ui);
    switch (trouble) {
    case journey::ScanTrouble::Unreadable:
        return ui.tr(
            "Le code est visible, mais il ne se lit pas : il est peut-être plié, sali ou trop petit. Essayez un autre "
            "document, ou continuez sans document.");
    case journey::ScanTrouble::NotATravelPaper:
        return ui.tr(
            "Ce code n’est pas celui d’un document de voyage. Essayez votre carte d’embarquement ou votre passeport.");
    case journey::ScanTrouble::Broken:
        return ui.tr("Ce document se lit mal : un chiffre de contrôle ne correspond pas. Montrez-le encore une fois, "
                     "bien à plat.");
    case journey::ScanTrouble::OtherTraveller:
        return ui.tr("Deux documents de personnes différentes sont visibles. Montrez-en un seul à la fois.");
    case journey::ScanTrouble::CameraLost:
        return ui.tr("La caméra ne répond plus. Continuez sans document : cela fonctionne aussi bien.");
    }
    return {};
}

void live_view(Ui& ui, Rect pane, const journey::ShowDocument& screen, const journey::Facts& facts) {
    const bool camera = facts.camera;
    // Without either the notice says what to do.
    const std::string hint = camera         ? words_for(ui, screen.hint)
                             : facts.reader ? ui.tr("Placez le code de votre document devant le lecteur.")
                                            : std::string();
    const float words = ui.measure(hint, ui.type().strong, pane.width).height;
    const Rect caption = pane.take_bottom(words, ui.length().unit * 2);
    const bool seen = camera && (ui.preview().quad.has_value() || screen.hint == journey::ScanHint::Reading);
    const float edge = ui.length().stroke * (seen ? 4.0F : 1.0F);
    if (camera && ui.preview().width > 0) {
        ui.live(pane.inset(edge));
        ui.shape(pane,
                 {.fill = Colour{0, 0, 0, 0}, .edge = seen ? ui.colour().accent : ui.colour().line, .stroke = edge});
    } else {
        ui.shape(pane, {.fill = ui.colour().band,
                        .edge = ui.colour().hair,
                        .stroke = ui.length().stroke,
                        .radius = ui.length().radius});
        const Palette colour = ui.colour();
        ui.drawing(pane, ui.theme().comfort.high_contrast ? "showing-contrast" : "showing",
                   [&](cairo_t* context) { draw_showing(context, {pane.width, pane.height}, colour); });
    }
    ui.tell(NodeRole::Image, "live", camera ? ui.tr("Image de la caméra") : hint, pane);
    ui.owner({});
    ui.write(caption, hint, {.type = ui.type().strong, .colour = ui.colour().ink, .align = text::Align::Centre});
    ui.tell(NodeRole::Status, "hint", hint, caption);
}

float papers_row(const Ui& ui, bool close) {
    if (close) return std::round(ui.type().lead.size * 1.5F);
    return std::round(std::max(ui.type().lead.size * 1.9F, ui.length().button * 0.8F));
}

bool stated(const Ui& ui) { return ui.words().language().code != ui.catalogues().languages().first().code; }

float statement_height(Ui& ui, float width) {
    if (!stated(ui)) return 0;
    const float sign = std::round(ui.type().caption.size * 1.25F) + ui.length().unit * 2;
    return ui.measure(ui.tr("Je suis au Québec depuis moins de six mois et je choisis cette langue."),
                      ui.type().caption, width - sign)
               .height +
           ui.length().unit;
}

// The choice of another language states what the law asks for; it stands here in that language, to be read.
void statement(Ui& ui, Rect& rest) {
    if (!stated(ui)) return;
    line_with_icon(ui, rest, Icon::Check,
                   ui.tr("Je suis au Québec depuis moins de six mois et je choisis cette langue."), ui.type().caption,
                   ui.colour().quiet);
}

// The papers that help, each with its picture; closer together, or the first of them only, where a language needs the
// room for what the law asks for.
void papers(Ui& ui, Rect& rest) {
    const std::array<std::pair<Paper, std::string>, 3> all{
        std::pair{Paper::BoardingPass, ui.tr("Carte d’embarquement")},
        std::pair{Paper::Passport, ui.tr("Passeport ou visa")}, std::pair{Paper::Letter, ui.tr("Lettre avec un code")}};
    const float room = rest.height - statement_height(ui, rest.width);
    const bool close = 3 * (papers_row(ui, false) + ui.length().unit) > room;
    const float height = papers_row(ui, close);
    const Palette colour = ui.colour();
    float used = 0;
    for (const auto& [paper, label] : all) {
        used += height + ui.length().unit;
        if (used > room + ui.length().unit) break;
        Rect row = rest.take_top(height, ui.length().unit);
        const Rect sign = row.take_start(height * 1.55F, ui.length().gap);
        const Paper which = paper;
        ui.drawing(sign,
                   "paper" + std::to_string(static_cast<int>(paper)) + (ui.theme().comfort.high_contrast ? "c" : ""),
                   [&](cairo_t* context) { draw_paper(context, {sign.width, sign.height}, which, colour); });
        ui.owner({});
        ui.write(row, label, {.type = ui.type().lead, .colour = colour.ink, .middle = true, .shrink = true});
        ui.tell(NodeRole::Text, {}, label, row);
    }
}

} // namespace

void draw(const journey::ShowDocument& screen, const journey::Model& model, Ui& ui) {
    const Rect body = open_page(ui, model, {.title = ui.tr("Montrez un document de voyage"), .lead = {}, .step = 2});
    const bool high = ui.portrait() && model.comfort.low_reach; // the picture is only looked at
    Panes panes = split(ui.theme(), high ? reading_above(ui, body) : body, ui.portrait() ? 0.56F : 0.5F);
    live_view(ui, panes.aside, screen, *model.facts);
    Rect rest = panes.main;
    Card none{.title = ui.tr("Je n’ai pas de document"),
              .detail = ui.tr("Ce n’est pas grave : tout fonctionne aussi sans document."),
              .icon = Icon::Hand,
              .arrow = true};
    none.role = NodeRole::Button;
    if (screen.trouble && ui.theme().comfort.large_text) none.detail.clear(); // the notice says it
    // What the law asks for and one paper at least stand beside it.
    if (rest.height - card_height(ui, none, rest.width) <
        statement_height(ui, rest.width) + papers_row(ui, true) + ui.length().gap)
        none.detail.clear();
    const float least = card_height(ui, none, rest.width);
    const Rect card = rest.take_bottom(
        screen.trouble ? least
                       : std::max(least, std::min(rest.height * 0.45F, none.detail.empty() ? least : least * 1.5F)),
        ui.length().gap);
    if (screen.trouble) {
        std::string words = words_for(ui, *screen.trouble);
        if (notice_height(ui, words, rest.width) > rest.height && *screen.trouble != journey::ScanTrouble::CameraLost)
            words = in_short(ui);
        notice(ui, rest, "trouble", Tone::Warning, words);
    } else {
        papers(ui, rest);
        statement(ui, rest);
    }
    if (choice_card(ui, card, "document.none", none)) ui.emit(journey::NoDocument{});
}

} // namespace accueil::view

// How to reach you: optional where you come yourself, and said so first; where somebody calls you or sends you a link,
// why it is needed stands there instead. The keys come when a field is touched; until then their place tells in plain
// words who collects, why, who sees it, what is optional, what saying no means and which rights there are (Access Act,
// section 65).
#include <array>
#include <span>

#include "kiosk/journey/contact.h"
#include "kiosk/view/appointment_text.h"
#include "kiosk/view/draw.h"
#include "kiosk/view/keyboard.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

// Nobody without a number or an address can meet in this way.
bool is_needed(booking::Mode mode) { return !journey::can_be_reached({}, mode); }

// Whether it is optional, and what saying no means; or what it is needed for.
std::string first_sentence(const Ui& ui, booking::Mode mode) {
    switch (mode) {
    case booking::Mode::InPerson: break;
    case booking::Mode::Telephone: return ui.tr("Un agent vous appellera à l’heure prévue.");
    case booking::Mode::Video: return ui.tr("Un agent vous enverra le lien avant le rendez-vous.");
    }
    return ui.simple() ? ui.tr("Vous pouvez passer. Votre rendez-vous ne change pas.")
                       : ui.tr("C’est facultatif. Sans ces coordonnées, votre rendez-vous reste le même.");
}

void privacy(Ui& ui, Rect pane, booking::Mode mode) {
    ui.shape(pane, {.fill = ui.colour().band,
                    .edge = ui.theme().comfort.high_contrast ? ui.colour().line : Colour{0, 0, 0, 0},
                    .stroke = ui.length().stroke,
                    .radius = ui.length().radius});
    const OnGround on(ui, ui.colour().band);
    Rect inside = pane.inset(ui.length().gap * 1.25F, ui.length().gap);
    const std::array<std::string, 4> simple_sentences{
        first_sentence(ui, mode),
        ui.tr("Le ministère de l’Immigration vous écrit ou vous appelle seulement pour ce rendez-vous."),
        ui.tr("Vous pouvez les faire corriger ou effacer."),
        ui.ntr("Elles sont effacées {n} jour après la rencontre.", "Elles sont effacées {n} jours après la rencontre.",
               ui.options().details_kept.count())};
    const std::array<std::string, 5> full_sentences{
        first_sentence(ui, mode),
        ui.tr("Le ministère de l’Immigration, de la Francisation et de l’Intégration recueille ces coordonnées."),
        ui.tr("Le ministère vous écrit ou vous appelle seulement au sujet de ce rendez-vous."),
        ui.tr("Seules les personnes qui vous accueillent les voient. Vous pouvez les faire corriger ou effacer."),
        ui.ntr("Elles sont effacées {n} jour après la rencontre.", "Elles sont effacées {n} jours après la rencontre.",
               ui.options().details_kept.count())};
    const auto sentences = ui.simple() ? std::span<const std::string>(simple_sentences) : full_sentences;
    // Some languages need twice the room of French: smaller letters, less air and no heading then; all is said.
    const float air = ui.length().unit * 1.5F;
    const auto wants = [&](const Type& type, float between) {
        float height = 0;
        for (const std::string& sentence : sentences)
            height += ui.measure(sentence, type, inside.width).height + between;
        return height;
    };
    Type type = ui.type().body;
    const bool tight = wants(type, air) + ui.type().heading.size * 2 > inside.height;
    if (tight) type = ui.type().caption;
    const bool tightest = tight && wants(type, air / 2) > inside.height;
    if (tightest) {
        type.size = ui.type().least;
        type.leading *= 0.92F;
        inside = pane.inset(ui.length().unit * 2, ui.length().unit);
    }
    if (!tight) {
        line_with_icon(ui, inside, is_needed(mode) ? icon_of(mode) : Icon::Lock,
                       is_needed(mode) ? words_for(ui, mode) : ui.tr("C’est vous qui décidez"), ui.type().heading,
                       ui.colour().ink);
        inside.take_top(ui.length().unit);
    }
    for (const std::string& sentence : sentences) {
        paragraph(ui, inside, sentence, type, ui.colour().ink);
        inside.take_top(tightest ? air / 4 : tight ? air / 2 : air);
    }
}

// The two ways on: of the same size, neither pushed. Where nobody can do without, there is one.
void ways_on(Ui& ui, Rect place, const journey::Visit& visit) {
    const bool empty = visit.typed_telephone.empty() && visit.typed_email.empty();
    if (!is_needed(visit.wishes.mode)) {
        const auto halves = columns(place, 2, ui.length().gap);
        place = halves[1];
        if (button(ui, halves[0], "contact.skip", ui.tr("Passer"), empty ? Look::Primary : Look::Secondary))
            ui.emit(journey::ContactSkipped{});
    }
    if (button(ui, place, "contact.done", ui.tr("Continuer"), empty ? Look::Secondary : Look::Primary, Icon::None,
               !empty))
        ui.emit(journey::FieldsDone{});
}

// The two fields, and the ways on below them.
void entries(Ui& ui, Rect pane, const journey::EnterContact& screen, const journey::Visit& visit, bool typing) {
    const float gap = ui.length().gap;
    const bool telephone = screen.focus == journey::ContactField::Telephone;
    Entry first{.label = ui.tr("Téléphone"), .value = visit.typed_telephone, .focused = typing && telephone};
    Entry second{.label = ui.tr("Adresse courriel"), .value = visit.typed_email, .focused = typing && !telephone};
    if (screen.telephone_wrong) first.wrong = ui.tr("Ce numéro semble incomplet.");
    if (screen.email_wrong)
        second.wrong = visit.typed_email.contains('@') ? ui.tr("Cette adresse semble incomplète.")
                                                       : ui.tr("Il manque le signe @.");
    // Said as soon as it is so: nobody has to wonder how many digits are wanted.
    first.good = journey::telephone(visit.typed_telephone) ? ui.tr("Rien ne manque.") : std::string();
    second.good = journey::email(visit.typed_email) ? ui.tr("Rien ne manque.") : std::string();
    // One below the other where there is room, else side by side.
    const auto with_complaint = [&](const Entry& entry) {
        const float line = pane.width - ui.type().caption.size - ui.length().unit * 2;
        const bool second_line = ui.measure(entry.wrong, ui.type().caption).width > line;
        return field_height(ui, entry) + (second_line ? ui.type().caption.size * 1.4F : 0);
    };
    const float first_height = with_complaint(first), second_height = with_complaint(second);
    const bool low = first_height + second_height + 2 * gap + ui.length().button > pane.height;
    const auto side_by_side = columns(
        low ? pane.take_top(std::max(first_height, second_height) + ui.type().caption.size * 1.3F, gap) : Rect{}, 2,
        gap);
    const Rect first_place = low ? side_by_side[0] : pane.take_top(first_height, gap);
    const Rect second_place = low ? side_by_side[1] : pane.take_top(second_height, gap);
    if (field(ui, first_place, "contact.telephone", first)) {
        ui.note("typing") = 1;
        ui.emit(journey::FieldFocused{0});
    }
    if (field(ui, second_place, "contact.email", second)) {
        ui.note("typing") = 1;
        ui.emit(journey::FieldFocused{1});
    }
    ways_on(ui, ui.portrait() ? pane.take_top(ui.length().button) : pane.take_bottom(ui.length().button), visit);
}

} // namespace

void draw(const journey::EnterContact& screen, const journey::Model& model, Ui& ui) {
    const auto mode = model.visit.wishes.mode;
    const Rect body = open_page(
        ui, model,
        {.title = is_needed(mode) ? ui.tr("Comment vous joindre ?") : ui.tr("Comment vous joindre ? C’est facultatif."),
         .lead = {},
         .step = 6});
    const bool typing = ui.note("typing") != 0 || screen.telephone_wrong || screen.email_wrong;
    const bool telephone = screen.focus == journey::ContactField::Telephone;
    const Keys keys = telephone ? Keys::Telephone : Keys::Email;
    Rect rest = body;
    if (ui.portrait()) {
        const float line = field_height(ui, {}) + ui.type().caption.size * 1.6F;
        const float stacked = line * 2 + ui.length().button + ui.length().gap * 3;
        const float height = stacked < rest.height * 0.5F
                                 ? stacked
                                 : line + ui.type().caption.size * 1.3F + ui.length().button + ui.length().gap * 2;
        if (!typing && model.comfort.low_reach) {
            // What is only read stands above the hand.
            rest = reading_above(ui, rest);
            if (model.comfort.large_text) rest.take_top(ui.length().gap); // of a title of two lines
            entries(ui, rest.take_bottom(height, ui.length().gap), screen, model.visit, typing);
            return privacy(ui, rest, mode);
        }
        if (typing && model.comfort.low_reach && model.comfort.large_text) { // the keys need the room below the lines
            rest.y -= ui.length().button * 1.2F;
            rest.height += ui.length().button * 1.2F;
        }
        entries(ui, rest.take_top(height, ui.length().gap), screen, model.visit, typing);
        if (!typing) return privacy(ui, rest, mode);
        const auto rows_count = static_cast<float>(key_rows(keys));
        return keyboard(ui, rest.take_bottom(std::min(rest.height, rows_count * ui.length().button * 1.2F)), keys, {});
    }
    // A narrow page gives the notice more of its width while nobody types.
    const bool narrow = !typing && ui.page().width < ui.type().least * 45;
    Type least = ui.type().strong;
    least.size = ui.type().least;
    const float word = std::max(ui.measure(ui.tr("Passer"), least).width, ui.measure(ui.tr("Continuer"), least).width);
    const float ways = 2 * word + ui.length().gap * 4;
    const Rect pane =
        rest.take_start(narrow ? std::max(rest.width * 0.36F, ways) : rest.width * 0.43F, ui.length().gap * 2);
    entries(ui, pane, screen, model.visit, typing);
    if (!typing && model.comfort.low_reach) {
        // What is only read may begin above the reach of the hand.
        const float more = ui.page().height * 0.1F * way_down(ui);
        rest = {rest.x, rest.y - more, rest.width, rest.height + more};
    }
    if (!typing) return privacy(ui, rest, mode);
    const float most = static_cast<float>(key_rows(keys)) * ui.length().button * 1.15F;
    if (telephone) rest = rest.middle(std::min(rest.width, ui.length().button * 6), rest.height);
    keyboard(ui, {rest.x, rest.bottom() - std::min(rest.height, most), rest.width, std::min(rest.height, most)}, keys,
             {});
}

} // namespace accueil::view

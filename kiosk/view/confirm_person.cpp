// "Is this you?" and how many people come: one household is one meeting.
#include "kiosk/view/appointment_text.h"
#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

std::string paper_words(const Ui& ui, booking::DocumentKind kind) {
    switch (kind) {
    case booking::DocumentKind::BoardingPass: return ui.tr("Carte d’embarquement");
    case booking::DocumentKind::Passport:
    case booking::DocumentKind::Visa: return ui.tr("Passeport ou visa");
    case booking::DocumentKind::Seal:
    case booking::DocumentKind::Invitation: return ui.tr("Lettre avec un code");
    case booking::DocumentKind::None:
    case booking::DocumentKind::Reference: return {};
    }
    return {};
}

// "14 février 90": a paper prints no century, and the page does not guess one. Empty unless the whole day is known.
std::string birth_words(const Ui& ui, const std::string& yymmdd) {
    if (yymmdd.size() != 6 || yymmdd.find_first_not_of("0123456789") != std::string::npos) return {};
    const auto two = [&](std::size_t at) { return static_cast<unsigned>(std::stoi(yymmdd.substr(at, 2))); };
    const std::chrono::year_month_day day{std::chrono::year{2000}, std::chrono::month{two(2)},
                                          std::chrono::day{two(4)}};
    return day.ok() ? ui.words().day_month(day) + " " + yymmdd.substr(0, 2) : std::string();
}

// Which paper told it, and what tells two people of one name apart.
std::string source_words(const Ui& ui, booking::DocumentKind kind, const std::string& birth) {
    const auto paper = paper_words(ui, kind), day = birth_words(ui, birth);
    return paper + (paper.empty() || day.empty() ? "" : " · ") + day;
}

// Two papers told two names, or one name and two days of birth.
void which_of_two(Ui& ui, const journey::Model& model, const journey::ConfirmPerson& screen) {
    const auto& other = *screen.other;
    Rect body = open_page(ui, model, {.title = ui.tr("Laquelle de ces personnes êtes-vous ?"), .lead = {}, .step = 3});
    const auto cells = ui.portrait() ? rows(body.take_top(ui.length().button * 5), 2, ui.length().gap)
                                     : columns(body.take_top(ui.length().button * 2.5F), 2, ui.length().gap);
    Card card{.title = full_name(model.visit.person),
              .detail = source_words(ui, model.visit.document, model.visit.birth),
              .icon = Icon::Person,
              .arrow = true,
              .title_type = ui.type().title,
              .personal = true};
    if (choice_card(ui, cells[0], "person.yes", card)) ui.emit(journey::PersonAccepted{});
    card.title = full_name(other.person);
    card.detail = source_words(ui, other.kind, other.birth);
    if (choice_card(ui, cells[1], "person.other", card)) ui.emit(journey::OtherAccepted{});
}

// A long name takes smaller letters, not a second line, where the page is low.
const Type& name_letters(Ui& ui, float inside, const std::string& name) {
    return ui.measure(name, ui.type().display).width < inside || ui.portrait() ? ui.type().display : ui.type().heading;
}

float plate_height(Ui& ui, float width, const journey::Model& model) {
    const std::string name = full_name(model.visit.person);
    const float inside = width - ui.length().gap * 4;
    const Type& type = name_letters(ui, inside, name);
    return ui.measure(name, type, inside).height + ui.length().gap * (type.size < ui.type().display.size ? 1.5F : 2.5F);
}

std::string people_question(const Ui& ui) { return ui.tr("Combien de personnes êtes-vous, vous compris ?"); }

void name_plate(Ui& ui, Rect& rest, const journey::Model& model) {
    const std::string name = full_name(model.visit.person);
    const Type& type = name_letters(ui, rest.width - ui.length().gap * 4, name);
    const float height = plate_height(ui, rest.width, model);
    Rect plate = rest.take_top(height, ui.length().gap);
    ui.shape(plate, {.fill = ui.colour().band,
                     .edge = ui.theme().comfort.high_contrast ? ui.colour().line : Colour{0, 0, 0, 0},
                     .stroke = ui.length().stroke,
                     .radius = ui.length().radius});
    const OnGround on(ui, ui.colour().band);
    ui.owner({});
    ui.write(plate.inset(ui.length().gap * 2, ui.length().gap * 0.5F), name,
             {.type = type, .colour = ui.colour().ink, .middle = true, .shrink = true});
    ui.tell(NodeRole::Text, "person.name", name, plate, true);
}

void household(Ui& ui, Rect rest, const journey::Model& model) {
    const int people = model.visit.wishes.people;
    ui.owner({});
    const std::string question = people_question(ui);
    const float used = ui.write(rest, question, {.type = ui.type().heading, .colour = ui.colour().ink});
    ui.tell(NodeRole::Text, {}, question, {rest.x, rest.y, rest.width, used});
    rest.take_top(used, ui.length().gap);
    const Rect box = rest.take_top(ui.length().button * 1.15F, ui.length().unit * 1.5F);
    const int by = stepper(ui, box, "people", ui.words().number(people), ui.tr("Une personne de moins"),
                           ui.tr("Une personne de plus"), people > 1, people < ui.options().largest_household);
    if (by != 0) ui.emit(journey::PeopleChanged{people + by});
    if (rest.height < ui.type().caption.size * 1.9F) return;
    paragraph(ui, rest, ui.tr("Une seule rencontre pour toute la famille."), ui.type().caption, ui.colour().quiet);
}

} // namespace

void draw(const journey::ConfirmPerson& screen, const journey::Model& model, Ui& ui) {
    if (screen.other) return which_of_two(ui, model, screen);
    Rect body = open_page(ui, model,
                          {.title = ui.tr("Est-ce bien vous ?"),
                           .lead = screen.connecting ? ui.tr("Bienvenue après ce long voyage.") : std::string(),
                           .step = 3});
    const float gap = ui.length().gap;
    Rect actions = body.take_bottom(ui.length().button * (ui.portrait() ? 2 : 1) + (ui.portrait() ? gap : 0), gap);
    if (model.comfort.low_reach && ui.portrait()) {
        // The name is only read: it may stand above the hand, by what a long one needs.
        const float wants = plate_height(ui, body.width, model) + 2 * gap + ui.length().button * 1.2F +
                            ui.measure(people_question(ui), ui.type().heading, body.width).height;
        const float more = std::clamp(wants - body.height, 0.0F, ui.page().height * 0.22F);
        body = {body.x, body.y - more, body.width, body.height + more};
    }
    name_plate(ui, body, model);
    household(ui, ui.portrait() ? body : body.take_start(std::min(body.width, ui.type().body.size * 22)), model);
    const std::string yes = ui.tr("Oui, c’est moi"), no = ui.tr("Corriger le nom");
    const Rect yes_place =
        ui.portrait() ? actions.take_bottom(ui.length().button, gap)
                      : actions.take_end(std::max(button_width(ui, yes, Icon::Forward), actions.width * 0.4F), gap);
    const Rect no_place = ui.portrait() ? actions : actions.take_start(button_width(ui, no));
    if (button(ui, no_place, "person.edit", no, Look::Secondary)) ui.emit(journey::NameWrong{});
    if (button(ui, yes_place, "person.yes", yes, Look::Primary, Icon::Forward)) ui.emit(journey::PersonAccepted{});
}

} // namespace accueil::view

#include "kiosk/view/first_days.h"

#include "kiosk/view/page.h"
#include "kiosk/view/qr.h"
#include "kiosk/view/widgets.h"
#include "shared/slip/first_days.h"
#include "shared/slip/slip.h"

namespace accueil::view {

namespace {

constexpr const char* open_note = "first-days.open";

// Flows down the columns, and over to further pages where a language or large letters need them.
struct Piece {
    enum class Kind { Head, Line, Code } kind = Kind::Line;
    std::string text{};
    Icon icon = Icon::None;
    float height = 0;
};

float line_height(Ui& ui, const std::string& text, float width) {
    const float side = std::round(ui.type().body.size * 1.25F);
    return std::max(side, ui.measure(text, ui.type().body, width - side - ui.length().unit * 2).height);
}

float code_side(const Ui& ui) { return std::round(ui.type().title.size * 4); }

class Flow {
  public:
    Flow(Ui& ui, float width) : ui_(ui), width_(width) {}

    void head(const std::string& text) {
        pieces.push_back({Piece::Kind::Head, text, Icon::None, ui_.measure(text, ui_.type().heading, width_).height});
    }
    void line(const std::string& text, Icon icon) {
        pieces.push_back({Piece::Kind::Line, text, icon, line_height(ui_, text, width_)});
    }
    void code(const std::string& caption) {
        const float side = code_side(ui_);
        const float words = ui_.measure(caption, ui_.type().body, width_ - side - ui_.length().gap).height;
        pieces.push_back({Piece::Kind::Code, caption, Icon::None, std::max(side, words)});
    }
    std::vector<Piece> pieces;

  private:
    Ui& ui_;
    float width_;
};

std::vector<Piece> pieces_of(Ui& ui, const booking::Booking& booked, float width) {
    const booking::Wishes& wish = booked.draft.wishes;
    Flow flow(ui, width);
    flow.head(wish.mode == booking::Mode::InPerson ? ui.tr("À apporter") : ui.tr("À préparer"));
    for (const std::string& item : slip::what_to_bring(wish.mode, wish.people)) flow.line(ui.tr(item), Icon::Check);
    const auto days = slip::first_days_of(wish.people, wish.plan, ui.words());
    flow.head(days.title);
    for (const std::string& step : days.steps) flow.line(step, Icon::Check);
    flow.head(days.plan);
    for (const auto& part : days.parts) flow.line(part.name, part.wished ? Icon::Heart : Icon::Forward);
    flow.head(ui.tr("Bon à savoir"));
    flow.line(ui.tr("La séance Objectif Intégration vous fait découvrir la société québécoise. Elle est "
                    "gratuite et donne droit à une allocation : parlez-en à votre agent."),
              Icon::Info);
    if (!ui.options().guide.empty()) flow.code(days.guide_caption);
    return flow.pieces;
}

// Where each piece stands: which column of which page, and how far down. A heading goes along with its first line.
struct Place {
    int column = 0;
    float y = 0;
};

float air_above(const Ui& ui, const Piece& piece) {
    return piece.kind == Piece::Kind::Line ? ui.length().unit : ui.length().gap;
}

std::vector<Place> places_of(const Ui& ui, const std::vector<Piece>& pieces, float height) {
    std::vector<Place> places;
    Place next;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        float wants = pieces[i].height;
        if (pieces[i].kind == Piece::Kind::Head && i + 1 < pieces.size())
            wants += air_above(ui, pieces[i + 1]) + pieces[i + 1].height;
        const float air = next.y > 0 ? air_above(ui, pieces[i]) : 0;
        if (next.y > 0 && next.y + air + wants > height) next = {next.column + 1, 0};
        if (next.y > 0) next.y += air;
        places.push_back(next);
        next.y += pieces[i].height;
    }
    return places;
}

void draw_piece(Ui& ui, Rect box, const Piece& piece, const std::string& language) {
    switch (piece.kind) {
    case Piece::Kind::Head: heading(ui, box, piece.text, ui.type().heading, {}); return;
    case Piece::Kind::Line: line_with_icon(ui, box, piece.icon, piece.text, ui.type().body, ui.colour().ink); return;
    case Piece::Kind::Code:
        const float side = code_side(ui);
        guide_code(ui, box.take_start(side, ui.length().gap).middle(side, side),
                   slip::guide_in(ui.options().guide, language));
        ui.owner({});
        ui.write(box, piece.text, {.type = ui.type().body, .colour = ui.colour().ink, .middle = true});
        ui.tell(NodeRole::Text, "guide", piece.text, box);
        return;
    }
}

} // namespace

float first_days_width(Ui& ui) { return button_width(ui, ui.tr("À apporter et à faire"), Icon::List); }

void first_days_button(Ui& ui, const Rect& box) {
    // Where the words are too many for the place, the more pressing half of them.
    const std::string whole = ui.tr("À apporter et à faire");
    const std::string label = first_days_width(ui) <= box.width + 1 ? whole : ui.tr("À apporter");
    if (button(ui, box, "first-days", label, Look::Secondary, Icon::List)) ui.note(open_note) = 1;
}

bool first_days_open(Ui& ui) { return ui.note(open_note) != 0; }

bool close_first_days(Ui& ui) { return std::exchange(ui.note(open_note), 0) != 0; }

void draw_first_days(const journey::Model& model, const booking::Booking& booked, Ui& ui) {
    Rect body = open_page(ui, model, {.title = ui.tr("À apporter et à faire"), .lead = {}, .back = false});
    if (ui.portrait() && model.comfort.low_reach) body = reading_above(ui, body);
    const float gap = ui.length().gap;
    Rect actions = body.take_bottom(ui.length().button, gap);
    const std::string back = ui.tr("Retour");
    const float back_width = button_width(ui, back, Icon::Back);
    const float pages_width =
        button_width(ui, ui.tr("Précédents"), Icon::Left) + button_width(ui, ui.tr("Suivants"), Icon::Right) + gap;
    const bool stacked = back_width + pages_width + gap * 2 > actions.width;
    const Rect turning = stacked ? body.take_bottom(ui.length().button, gap) : Rect{};
    const int across = ui.portrait() ? 1 : 2;
    const auto columns_of_page = columns(body, across, gap * 2);
    const auto pieces = pieces_of(ui, booked, columns_of_page[0].width);
    const auto places = places_of(ui, pieces, body.height);
    const Rect back_place = stacked ? actions : actions.take_start(back_width, gap * 2);
    const int page = pager(ui, stacked ? turning : actions, "first-days", places.back().column / across + 1, 1);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (places[i].column / across != page) continue;
        const Rect& column = columns_of_page[static_cast<std::size_t>(places[i].column % across)];
        draw_piece(ui, {column.x, column.y + places[i].y, column.width, pieces[i].height}, pieces[i],
                   ui.words().language().code);
    }
    if (button(ui, back_place, "first-days.back", back, Look::Primary, Icon::Back)) close_first_days(ui);
}

} // namespace accueil::view

// When: the five business days as columns, the earliest time marked, every time a large target. Mode, interpreter and
// step-free access stay light, below.
#include <cmath>

#include "kiosk/journey/times.h"
#include "kiosk/view/appointment_text.h"
#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"
#include "shared/calendar/date.h"

namespace accueil::view {

namespace {

struct ColumnPlan {
    float head = 0, row = 0, gap = 0;
    int fit = 1;         // rows in a column at once
    int across = 1;      // times beside each other in a column
    int first = 0;       // index of the first time shown
    bool narrow = false; // short names of days
    float extra = 0;     // what the earliest time is higher than the others, where its mark stands below it
    std::string zone;
};

// Whether one of the days has a name that is wider than its column.
bool needs_short_names(Ui& ui, const std::vector<booking::OfferDay>& days, float width) {
    return ui.portrait() || std::ranges::any_of(days, [&](const booking::OfferDay& day) {
               const auto date = std::chrono::year_month_day(day.date);
               return std::max(ui.measure(ui.words().weekday(date), ui.type().strong).width,
                               ui.measure(ui.words().day_month(date), ui.type().caption).width) > width;
           });
}

void day_head(Ui& ui, const Rect& box, const booking::OfferDay& day, bool narrow) {
    const auto date = std::chrono::year_month_day(day.date);
    Rect rest = box;
    ui.owner({});
    const std::string weekday = narrow ? ui.words().weekday_short(date) : ui.words().weekday(date);
    rest.take_top(
        ui.write(rest, weekday,
                 {.type = ui.type().strong, .colour = ui.colour().ink, .align = text::Align::Centre, .shrink = true}));
    const std::string short_date = narrow ? ui.words().day_month_short(date) : ui.words().day_month(date);
    // One line, in smaller letters where a language needs many of them: "25 de novembro".
    ui.write(rest, short_date,
             {.type = ui.type().caption, .colour = ui.colour().quiet, .align = text::Align::Centre, .shrink = true});
    ui.tell(NodeRole::Heading, "day." + calendar::to_iso(day.date), ui.words().date(date), box);
}

// A time that is wider than its column may break at its spaces, which the language's own format forbids.
std::string time_words(Ui& ui, const booking::Offer& offer, const std::string& zone, const Type& type, float width) {
    std::string time = ui.words().time(offer.slot.start, zone);
    Type least = type;
    least.size = ui.type().least;
    if (ui.measure(time, least).width <= width) return time;
    for (const std::string_view space : {"\u202F", "\u00A0"})
        for (auto at = time.find(space); at != std::string::npos; at = time.find(space, at + 1))
            time.replace(at, space.size(), " ");
    return time;
}

Type time_type(const Ui& ui, float width) {
    Type type = ui.portrait() || width < ui.type().heading.size * 4.5F ? ui.type().strong : ui.type().heading;
    type.weight = 700;
    return type;
}

void time_button(Ui& ui, const Rect& box, const booking::Offer& offer, const std::string& zone, bool chosen) {
    const std::string time = ui.words().time(offer.slot.start, zone);
    // The day stands at the head of the column; whoever hears it needs it with the time.
    const auto listed = [&](const std::string& first, const std::string& second) {
        return ui.tr("{first}, {second}", {{"first", first}, {"second", second}});
    };
    std::string label = listed(day_words(ui, offer.slot.start, zone), time);
    if (offer.earliest) label = listed(label, ui.tr("le plus tôt"));
    const Press press = ui.press(
        {.id = time_id(offer, zone), .role = NodeRole::Choice, .label = label, .rect = box, .selected = chosen});
    const Palette& c = ui.colour();
    const bool lit = press.down || chosen;
    const Colour fill = offer.earliest ? (lit ? c.accent_down : c.accent) : lit ? c.pale : c.surface;
    const Colour ink = offer.earliest ? c.on_accent : lit ? c.on_pale : c.ink;
    ui.shape(box, {.fill = fill,
                   .edge = offer.earliest ? Colour{0, 0, 0, 0} : c.line,
                   .stroke = ui.length().stroke,
                   .radius = ui.length().radius});
    const OnGround on(ui, fill);
    const Type type = time_type(ui, box.width);
    Rect inside = box.inset(ui.length().unit * 0.5F);
    if (offer.earliest) {
        Type small = ui.type().caption;
        small.size = ui.type().least;
        const std::string earliest = ui.tr("le plus tôt");
        const float both = ui.measure(time, type).width + ui.measure(earliest, small).width + ui.length().gap * 2;
        const Rect mark = both < box.width ? inside.take_end(ui.measure(earliest, small).width + ui.length().gap)
                                           : inside.take_bottom(ui.measure(earliest, small, inside.width).height);
        ui.write(mark, earliest,
                 {.type = small, .colour = ink, .align = text::Align::Centre, .middle = true, .shrink = true});
    }
    ui.write(inside, time_words(ui, offer, zone, type, inside.width),
             {.type = type, .colour = ink, .align = text::Align::Centre, .middle = true, .shrink = true});
    if (press.clicked) ui.emit(journey::TimeChosen{offer.grant});
}

// What the times of these days need in a column: some write "12:30 PM" on two lines.
void fit_rows(Ui& ui, ColumnPlan& plan, const std::vector<booking::OfferDay>& days, float width) {
    const float pad = ui.length().unit;
    Type least = time_type(ui, width), small = ui.type().caption;
    least.size = small.size = ui.type().least;
    const std::string earliest = ui.tr("le plus tôt");
    for (const auto& day : days)
        for (const auto& offer : day.times) {
            const std::string time = time_words(ui, offer, plan.zone, least, width - pad);
            const float height = ui.measure(time, least, width - pad).height;
            plan.row = std::max(plan.row, height + pad);
            if (!offer.earliest) continue;
            const float both =
                ui.measure(time, time_type(ui, width)).width + ui.measure(earliest, small).width + ui.length().gap * 2;
            const float below = both < width ? 0 : ui.measure(earliest, small, width - pad).height;
            plan.extra = std::max(plan.extra, height + below + pad - plan.row);
        }
}

// One less than all cells when they stand in twos: the earliest takes a row.
int per_page(const ColumnPlan& plan) { return plan.fit * plan.across - (plan.across - 1); }

void day_column(Ui& ui, Rect column, const booking::OfferDay& day, const ColumnPlan& plan,
                const journey::Model& model) {
    day_head(ui, column.take_top(plan.head, plan.gap), day, plan.narrow);
    if (day.times.empty()) {
        ui.owner({});
        ui.write(
            column, ui.tr("Complet"),
            {.type = ui.type().caption, .colour = ui.colour().quiet, .align = text::Align::Centre, .shrink = true});
        ui.tell(NodeRole::Text, {}, ui.tr("Complet"), {column.x, column.y, column.width, plan.row});
        return;
    }
    int cell = 0;
    float y = column.y;
    const auto halves = columns(column, plan.across, plan.gap);
    const int last = std::min(plan.first + per_page(plan), static_cast<int>(day.times.size()));
    for (int i = plan.first; i < last; ++i) {
        const booking::Offer& offer = day.times[static_cast<std::size_t>(i)];
        const float height = plan.row + (offer.earliest ? plan.extra : 0);
        // The earliest has a row to itself.
        const Rect& half = halves[static_cast<std::size_t>(cell)];
        const Rect box{half.x, std::round(y), offer.earliest ? column.width : half.width, std::round(height)};
        time_button(ui, box, offer, plan.zone, model.visit.chosen && model.visit.chosen->grant == offer.grant);
        cell = offer.earliest ? 0 : (cell + 1) % plan.across;
        if (cell == 0) y += height + plan.gap;
    }
}

struct Item {
    std::string id, label;
    Icon icon;
    bool on;
    journey::Event event;
};

// In person, telephone, video where the office offers them; interpreter and step-free access always.
std::vector<Item> wishes_of(const Ui& ui, const journey::Model& model, const booking::Office& office) {
    const auto& wish = model.visit.wishes;
    std::vector<Item> items;
    if (office.modes.size() > 1)
        for (const booking::Mode mode : office.modes)
            items.push_back(
                {mode_id(mode), words_for(ui, mode), icon_of(mode), wish.mode == mode, journey::ModeChosen{mode}});
    if (model.visit.language != "fr")
        items.push_back({"wish.interpreter", ui.tr("Avec interprète"), Icon::Speech, wish.interpreter,
                         journey::InterpreterToggled{}});
    items.push_back(
        {"wish.step-free", ui.tr("Sans escalier"), Icon::House, wish.step_free, journey::StepFreeToggled{}});
    return items;
}

// As many beside each other as their words allow.
int wishes_across(Ui& ui, const std::vector<Item>& items, float width) {
    const int count = static_cast<int>(items.size());
    float widest = 0;
    for (const Item& item : items) widest = std::max(widest, toggle_width(ui, item.label));
    const auto fits = [&](int across) {
        const auto n = static_cast<float>(across);
        return widest * n + ui.length().unit * 2 * (n - 1) <= width;
    };
    if (ui.portrait()) return 2;
    return fits(count) ? count : std::max(2, (count + 1) / 2);
}

void wishes(Ui& ui, const Rect& strip, const std::vector<Item>& items, int across) {
    const auto cells = grid(strip, static_cast<int>(items.size()), across, ui.length().unit * 2);
    for (std::size_t i = 0; i < items.size(); ++i)
        if (toggle(ui, cells[i], items[i].id, items[i].label, items[i].icon, items[i].on)) ui.emit(items[i].event);
}

float wishes_height(const Ui& ui, std::size_t count, int across) {
    const auto lines = static_cast<float>((static_cast<int>(count) + across - 1) / across);
    return lines * ui.length().button * 0.85F + (lines - 1) * ui.length().unit * 2;
}

// What became of the time or of the mode that was asked for, in one sentence.
struct News {
    const char* id;
    std::string text;
};
std::optional<News> news_of(const Ui& ui, const journey::ChooseTime& screen, booking::Mode mode) {
    if (screen.not_held)
        return News{"not-held",
                    ui.tr("Nous n’avons pas pu garder cette heure. Choisissez-en une autre, s’il vous plaît.")};
    if (screen.taken)
        return News{"taken", ui.simple()
                                 ? ui.tr("Cette heure est prise. Choisissez une autre heure.")
                                 : ui.tr("Cette heure vient d’être prise. Choisissez-en une autre, s’il vous plaît.")};
    if (screen.mode_changed)
        return News{"mode-changed", ui.tr("Rien n’est libre de cette façon. Voici les heures : {mode}.",
                                          {{"mode", words_for(ui, mode)}})};
    return {};
}

} // namespace

void draw(const journey::ChooseTime& screen, const journey::Model& model, Ui& ui) {
    Rect body = open_page(ui, model, {.title = ui.tr("Quel moment vous convient ?"), .lead = {}, .step = 5});
    const booking::Office* office = model.visit.office ? journey::office(*model.facts, *model.visit.office) : nullptr;
    if (office == nullptr) return;
    const float gap = ui.length().gap;
    const auto news = news_of(ui, screen, model.visit.wishes.mode);
    if (news) {
        notice(ui, body, news->id, Tone::Warning, news->text);
        body.take_top(gap * 0.5F);
    }
    const auto items = wishes_of(ui, model, *office);
    const int side_by_side = wishes_across(ui, items, body.width);
    const float strip = wishes_height(ui, items.size(), side_by_side);
    // After a time was taken the next one is all that matters where the page is low; the wishes were made.
    const bool low = body.height - strip < ui.length().button * 3.6F + ui.type().strong.size * 4;
    if (!low || !news) wishes(ui, body.take_bottom(strip, gap), items, side_by_side);

    ColumnPlan plan;
    plan.gap = ui.length().unit * 1.5F;
    // The letters' own height: Arabic lines are higher than Latin ones.
    const std::string any_day = ui.tr("Complet");
    plan.head = ui.measure(any_day, ui.type().strong).height + ui.measure(any_day, ui.type().caption).height + 2;
    plan.row = std::max(ui.length().target, ui.length().button * 0.92F);
    plan.zone = office->zone;
    int most = 0;
    for (const auto& day : screen.days) most = std::max(most, static_cast<int>(day.times.size()));
    const auto places_of = [&] {
        return columns(body, std::max(1, static_cast<int>(screen.days.size())), ui.portrait() ? ui.length().unit : gap);
    };
    fit_rows(ui, plan, screen.days, places_of()[0].width);
    plan.narrow = needs_short_names(ui, screen.days, places_of()[0].width);
    if (plan.narrow) {
        Type least = ui.type().caption, strong = ui.type().strong;
        least.size = strong.size = ui.type().least;
        for (const auto& day : screen.days) {
            const auto date = std::chrono::year_month_day(day.date);
            const float width = places_of()[0].width;
            plan.head = std::max(plan.head, ui.measure(ui.words().weekday_short(date), strong, width).height +
                                                ui.measure(ui.words().day_month_short(date), least, width).height + 2);
        }
    }
    const auto fit_in = [&](float height) {
        return std::max(1, static_cast<int>((height - plan.head - plan.extra) / (plan.row + plan.gap)));
    };
    plan.fit = fit_in(body.height);
    float widest = 0;
    for (const auto& day : screen.days)
        for (const auto& time : day.times)
            widest = std::max(widest, ui.measure(ui.words().time(time.slot.start, plan.zone), ui.type().strong).width);
    if (plan.fit < most && places_of()[0].width > 2 * (widest * 1.08F + ui.length().unit * 2) + plan.gap)
        plan.across = 2;
    if (per_page(plan) < most) {
        const Rect foot = body.take_bottom(ui.length().button * 0.85F, gap * 0.5F);
        plan.fit = fit_in(body.height);
        plan.first = pager(ui, foot, "times", most, per_page(plan));
    }
    const auto places = places_of();
    for (std::size_t i = 0; i < screen.days.size(); ++i) day_column(ui, places[i], screen.days[i], plan, model);
}

} // namespace accueil::view

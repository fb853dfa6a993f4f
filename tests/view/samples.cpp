#include "tests/view/samples.h"

#include <cstdlib>
#include <memory>
#include <print>
#include <span>

#include <cairo.h>

#include "shared/calendar/zone.h"
#include "tests/view/staff_samples.h"

namespace accueil::view::samples {

namespace {

using namespace std::chrono_literals;

core::Instant at(int day, int hour, int minute) {
    const calendar::LocalTime local{calendar::date(std::chrono::year{2026} / 11 / day) + std::chrono::hours{hour} +
                                    std::chrono::minutes{minute}};
    return calendar::instant_of(local);
}

std::shared_ptr<const journey::Facts> facts(bool camera) {
    auto facts = std::make_shared<journey::Facts>();
    facts->offices = {{.id = core::OfficeId("montreal-centre"),
                       .name = "Bureau de Montréal – Centre",
                       .regions = {core::RegionCode("06")},
                       .address = {"200, rue des Érables, 3e étage", "Montréal (Québec)  H2X 0A1"},
                       .directions = "Métro Place-des-Arts, sortie Jeanne-Mance.",
                       .telephone = "514 555-0142",
                       .modes = {booking::Mode::InPerson, booking::Mode::Telephone, booking::Mode::Video},
                       .closed = {},
                       .opened = {}},
                      {.id = core::OfficeId("montreal-nord"),
                       .name = "Bureau de Montréal – Nord",
                       .regions = {core::RegionCode("06")},
                       .address = {"8000, boulevard des Pins, bureau 210", "Montréal (Québec)  H1G 0A1"},
                       .directions = {},
                       .telephone = "514 555-0143",
                       .closed = {},
                       .opened = {}}};
    facts->printer = journey::PrinterState::Ready;
    facts->camera = camera;
    facts->online = true;
    facts->last_exchange = at(24, 8, 50);
    return facts;
}

booking::Offer offer(std::uint64_t grant, int day, int hour, int minute) {
    booking::Offer out;
    out.grant = core::GrantNo(grant);
    out.slot = {.id = core::SlotId("s" + std::to_string(grant)),
                .office = core::OfficeId("montreal-centre"),
                .start = at(day, hour, minute),
                .languages = {"fr", "ar"}};
    return out;
}

std::vector<booking::OfferDay> five_days() {
    std::vector<booking::OfferDay> days;
    std::uint64_t grant = 1;
    for (const int day : {25, 26, 27, 30}) {
        booking::OfferDay column{
            .date = calendar::date(std::chrono::year{2026} / 11 / day), .in_window = true, .times = {}};
        const int most = day == 25 ? 3 : day == 26 ? 0 : day == 27 ? 8 : 5;
        for (int i = 0; i < most; ++i) column.times.push_back(offer(grant++, day, 9 + i, i % 2 == 0 ? 0 : 30));
        days.push_back(std::move(column));
    }
    days.push_back({.date = calendar::date(std::chrono::year{2026} / 12 / 1), .in_window = true, .times = {}});
    days.back().times = {offer(90, 30, 13, 0), offer(91, 30, 14, 30)};
    for (auto& time : days.back().times) time.slot.start += 24h;
    days.front().times.front().earliest = true;
    return days;
}

journey::Model visitor(const std::string& language) {
    journey::Model model;
    model.now = at(24, 9, 0);
    model.facts = facts(true);
    model.visit.language = language;
    model.visit.wishes.language = language;
    model.visit.person = {
        .surname = "El Amrani", .given_names = "Salma Nour", .telephone = "+15145550177", .email = "salma@exemple.ca"};
    model.visit.wishes.people = 4;
    model.visit.region = core::RegionCode("06");
    model.visit.office = core::OfficeId("montreal-centre");
    return model;
}

booking::Booking booked(const journey::Model& model) {
    booking::Booking out;
    out.id = core::BookingId("0193a1b2-7c4d-7e5f-8a9b-0c1d2e3f4a5b");
    out.slot = offer(1, 25, 10, 30).slot;
    out.draft = {
        .person = model.visit.person,
        .wishes = model.visit.wishes,
        .arrival = {.date = calendar::date(std::chrono::year{2026} / 11 / 24), .desk = "international", .flight = {}},
        .grant = core::GrantNo(1),
        .override = {},
        .replaces = {}};
    out.confirmed_at = model.now;
    return out;
}

class Collection {
  public:
    explicit Collection(const std::string& language) : base_(visitor(language)) {}

    journey::Model& add(std::string name, journey::Screen screen) {
        samples_.push_back({.name = std::move(name), .model = base_});
        samples_.back().model.screen = std::move(screen);
        return samples_.back().model;
    }
    journey::Model& add_booked(std::string name, journey::PrintState print, bool moved = false) {
        journey::Model& model = add(std::move(name), journey::Confirmed{.print = print, .moved = moved});
        model.visit.booked = booked(model);
        return model;
    }
    Sample& last() { return samples_.back(); }
    std::vector<Sample> take() { return std::move(samples_); }

  private:
    journey::Model base_;
    std::vector<Sample> samples_;
};

void add_documents(Collection& out) {
    out.add("show-document", journey::ShowDocument{});
    out.last().camera = true;
    out.add("show-document.no-camera", journey::ShowDocument{}).facts = facts(false);
    auto& reader = out.add("show-document.reader", journey::ShowDocument{});
    auto by_reader = *reader.facts;
    by_reader.camera = false;
    by_reader.reader = true;
    reader.facts = std::make_shared<const journey::Facts>(by_reader);
    out.add("show-document.unreadable",
            journey::ShowDocument{.hint = journey::ScanHint::Glare, .trouble = journey::ScanTrouble::Unreadable});
    out.last().camera = true;
    out.add("show-document.wrong", journey::ShowDocument{.hint = journey::ScanHint::Searching,
                                                         .trouble = journey::ScanTrouble::NotATravelPaper});
    out.last().camera = true;
}

journey::DocumentSeen paper(booking::DocumentKind kind, const char* surname, const char* given_names,
                            const char* birth = "") {
    journey::DocumentSeen seen;
    seen.kind = kind;
    seen.person.surname = surname;
    seen.person.given_names = given_names;
    seen.birth = birth;
    return seen;
}

void add_person(Collection& out) {
    out.add("confirm-person", journey::ConfirmPerson{});
    out.add("confirm-person.long", journey::ConfirmPerson{.connecting = true, .other = {}}).visit.person = {
        .surname = "Ramanathan Balasubramaniam", .given_names = "Venkata Subrahmanya", .telephone = {}, .email = {}};
    out.add(
        "confirm-person.two",
        journey::ConfirmPerson{.connecting = false, .other = paper(booking::DocumentKind::None, "Benali", "Yacine")});
    out.add("confirm-person.one-name",
            journey::ConfirmPerson{.connecting = false,
                                   .other = paper(booking::DocumentKind::Passport, "El Amrani", "Salma", "900214")});
    out.add("enter-name", journey::EnterName{});
    out.add("enter-name.typing",
            journey::EnterName{.focus = journey::NameField::GivenNames, .surname = "El Amrani", .given_names = "Sal"});
    out.add("enter-name.incomplete", journey::EnterName{.surname = {}, .given_names = {}, .incomplete = true});
}

void add_meeting(Collection& out) {
    out.add("choose-region", journey::ChooseRegion{}).visit.region.reset();
    out.add("choose-region.again", journey::ChooseRegion{});
    out.add("choose-office",
            journey::ChooseOffice{{core::OfficeId("montreal-centre"), core::OfficeId("montreal-nord")}});
    out.add("choose-time", journey::ChooseTime{.days = five_days()});
    out.add("choose-time.taken", journey::ChooseTime{.days = five_days(), .taken = true});
    out.add("nothing-free", journey::NothingFree{{five_days()[3], five_days()[4]}});
    out.add("choose-time.not-held", journey::ChooseTime{.days = five_days(), .not_held = true});
    out.add("enter-contact", journey::EnterContact{});
    out.add("enter-contact.needed", journey::EnterContact{}).visit.wishes.mode = booking::Mode::Telephone;
    out.add("enter-contact.typing", journey::EnterContact{}).visit.typed_telephone = "514 555-0177";
    out.last().tapped = "contact.telephone";
    out.add("enter-contact.wrong", journey::EnterContact{.telephone_wrong = true}).visit.typed_telephone = "514 55";
    auto& email = out.add("enter-contact.email",
                          journey::EnterContact{.focus = journey::ContactField::Email, .email_wrong = true});
    email.visit.typed_telephone = "514 555-0177";
    email.visit.typed_email = "salma.elamrani@exemple";
    auto& review = out.add("review", journey::Review{});
    review.visit.chosen = offer(1, 25, 10, 30);
    review.visit.wishes.plan = {booking::PlanPart::Employment};
    auto& failed = out.add("review.failed", journey::Review{.failed = true});
    failed.visit.chosen = offer(1, 25, 10, 30);
    failed.visit.wishes.interpreter = true;
    out.add("confirming", journey::Confirming{core::BookingId("0193a1b2-7c4d-7e5f-8a9b-0c1d2e3f4a5b")});
}

void add_end(Collection& out) {
    out.add_booked("confirmed", journey::PrintState::Printed);
    out.add_booked("confirmed.first-days", journey::PrintState::Printed);
    out.last().tapped = "first-days";
    out.add_booked("confirmed.printing", journey::PrintState::Printing);
    out.add_booked("confirmed.paper-out", journey::PrintState::PaperOut);
    out.add_booked("confirmed.failed", journey::PrintState::Failed);
    out.add_booked("confirmed.moved", journey::PrintState::Printed, true);
    out.add("farewell", journey::Farewell{.until = {}, .paper = true});
    out.add("farewell.no-paper", journey::Farewell{});
    out.add("out-of-service", journey::OutOfService{});
    out.add("countdown", journey::ChooseRegion{}).countdown = 17s;
    out.add("calling", journey::ChooseRegion{}).calling = true;
}

// Somebody came back with the slip.
void add_slip(Collection& out) {
    const auto with_slip = [](journey::Model& model) -> journey::Model& {
        model.visit.booked = booked(model);
        model.visit.replaces = model.visit.booked;
        model.visit.slip = journey::ShownSlip{model.visit.booked->id, core::OfficeId("montreal-centre"),
                                              model.visit.booked->slot.start, "AQ1:SAMPLE"};
        return model;
    };
    for (const auto question : {journey::Question::Meeting, journey::Question::Times, journey::Question::Cancellation})
        out.add("asking." + std::to_string(static_cast<int>(question)), journey::Asking{.question = question});
    with_slip(out.add("your-meeting", journey::YourMeeting{}));
    with_slip(
        out.add("your-meeting.printed", journey::YourMeeting{.obstacle = {}, .print = journey::PrintState::PaperOut}));
    for (const auto why : {journey::Obstacle::Offline, journey::Obstacle::NotKnownYet, journey::Obstacle::NotOurs,
                           journey::Obstacle::Ended, journey::Obstacle::Begun, journey::Obstacle::NothingElse,
                           journey::Obstacle::Uncertain})
        with_slip(out.add("meeting-obstacle." + std::to_string(static_cast<int>(why)), journey::MeetingObstacle{why}));
    with_slip(out.add("confirm-move", journey::ConfirmMove{})).visit.chosen = offer(1, 26, 14, 0);
    with_slip(out.add("confirm-cancel", journey::ConfirmCancel{}));
    out.add("cancelled", journey::Cancelled{});
}

} // namespace

std::vector<Sample> all(const std::string& language) {
    Collection out(language);
    out.add("attract", journey::Attract{});
    out.add("choose-language", journey::ChooseLanguage{}).visit.language = "fr";
    add_documents(out);
    add_person(out);
    add_meeting(out);
    add_slip(out);
    add_end(out);
    auto samples = out.take();
    if (language == "fr")
        for (Sample& sample : staff()) samples.push_back(std::move(sample));
    return samples;
}

journey::Model model_of(const std::string& name, const std::string& language) {
    for (const Sample& sample : all(language))
        if (sample.name == name) return sample.model;
    std::println(stderr, "no such sample: {}", name);
    std::abort();
}

namespace {

void grey(cairo_t* c, double level) { cairo_set_source_rgb(c, level, level, level); }

void words_of_pass(cairo_t* c) {
    cairo_select_font_face(c, "Roboto", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
    const auto say = [&](double x, double y, double size, const char* text) {
        cairo_set_font_size(c, size);
        cairo_move_to(c, x, y);
        cairo_show_text(c, text);
    };
    grey(c, 0.92);
    say(20, 32, 20, "CARTE D’EMBARQUEMENT");
    grey(c, 0.2);
    say(20, 84, 22, "EL AMRANI / SALMA");
    say(20, 140, 40, "CDG");
    say(200, 140, 40, "YUL");
    say(20, 180, 18, "AC 871   24 NOV   12A");
    cairo_set_line_width(c, 3);
    cairo_move_to(c, 122, 126);
    cairo_line_to(c, 182, 126);
    cairo_stroke(c);
}

// Bars as of a stacked code; it says nothing.
void bars_of_pass(cairo_t* c) {
    grey(c, 0.1);
    for (int row = 0; row < 7; ++row)
        for (int column = 0; column < 100; ++column)
            if ((column * 7 + row * 13 + column * column * (row + 3)) % 5 < 2 || column < 3 || column > 96)
                cairo_rectangle(c, 42 + column * 3.06, 208 + row * 9.2, 3.06, 9.2);
    cairo_fill(c);
}

void boarding_pass_on_a_desk(cairo_t* c) {
    const std::unique_ptr<cairo_pattern_t, decltype(&cairo_pattern_destroy)> light(
        cairo_pattern_create_radial(260, 160, 40, 320, 240, 460), cairo_pattern_destroy);
    cairo_pattern_add_color_stop_rgb(light.get(), 0, 0.5, 0.5, 0.5);
    cairo_pattern_add_color_stop_rgb(light.get(), 1, 0.24, 0.24, 0.24);
    cairo_set_source(c, light.get());
    cairo_paint(c);
    cairo_translate(c, 120, 105);
    cairo_rotate(c, -0.09);
    cairo_set_source_rgba(c, 0, 0, 0, 0.3);
    cairo_rectangle(c, 6, 8, 400, 295);
    cairo_fill(c);
    grey(c, 0.93);
    cairo_rectangle(c, 0, 0, 400, 295);
    cairo_fill(c);
    grey(c, 0.32);
    cairo_rectangle(c, 0, 0, 400, 46);
    cairo_fill(c);
    words_of_pass(c);
    bars_of_pass(c);
}

} // namespace

Preview desk() {
    constexpr int width = 640, height = 480;
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height), cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> drawing(cairo_create(surface.get()), cairo_destroy);
    cairo_t* c = drawing.get();
    boarding_pass_on_a_desk(c);
    Preview out{.width = width, .height = height, .quad = std::array<Point, 4>{}, .serial = 1, .mirror = false};
    const std::array<Point, 4> code{Point{40, 205}, Point{350, 205}, Point{350, 275}, Point{40, 275}};
    for (std::size_t i = 0; i < code.size(); ++i) {
        double x = code[i].x, y = code[i].y;
        cairo_user_to_device(c, &x, &y);
        (*out.quad)[i] = {static_cast<float>(x), static_cast<float>(y)};
    }
    cairo_surface_flush(surface.get());
    const std::span<const unsigned char> bytes(cairo_image_surface_get_data(surface.get()),
                                               std::size_t{width} * height * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 4) out.pixels.push_back(bytes[i]); // grey: one channel is all
    return out;
}

} // namespace accueil::view::samples

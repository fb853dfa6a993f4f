// What is typed, and where it goes: the screen that is shown decides.
#include <algorithm>

#include "kiosk/journey/contact.h"
#include "kiosk/journey/letters.h"
#include "kiosk/journey/turn.h"

namespace accueil::journey {

namespace {

constexpr std::size_t longest_name = 60;
constexpr std::size_t longest_telephone = 30;
constexpr std::size_t longest_email = 254;
constexpr std::size_t longest_alias = 24;
constexpr std::size_t longest_pin = 12;

// The text that the next letter goes to, and its bound.
struct Field {
    std::string* text = nullptr;
    std::size_t most = 0;
    bool digits_only = false;
};

Field staff_field(StaffBooking& screen, booking::Person& person) {
    if (screen.step != 0) return {};
    switch (screen.field) {
    case 0: return {&person.surname, longest_name};
    case 1: return {&person.given_names, longest_name};
    case 2: return {&person.telephone, longest_telephone};
    default: return {&person.email, longest_email};
    }
}

Field focused(Turn& turn) {
    if (auto* screen = turn.at<EnterName>()) {
        return {screen->focus == NameField::Surname ? &screen->surname : &screen->given_names, longest_name};
    }
    if (auto* screen = turn.at<EnterContact>()) {
        auto& visit = turn.model.visit;
        if (screen->focus == ContactField::Telephone) return {&visit.typed_telephone, longest_telephone};
        return {&visit.typed_email, longest_email};
    }
    if (auto* screen = turn.at<StaffPin>(); screen && !screen->checking) {
        if (screen->on_pin) return {&screen->pin, longest_pin, true};
        return {&screen->staff, longest_alias};
    }
    if (auto* screen = turn.at<StaffBooking>()) return staff_field(*screen, turn.model.visit.person);
    return {};
}

// Aliases are written in capitals, "R12", on whatever keys.
std::string capitals(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

// A complaint goes as soon as the person mends what it was about.
void forgive(Turn& turn) {
    if (auto* screen = turn.at<EnterName>()) screen->incomplete = false;
    if (auto* screen = turn.at<EnterContact>()) {
        (screen->focus == ContactField::Telephone ? screen->telephone_wrong : screen->email_wrong) = false;
    }
    if (auto* screen = turn.at<StaffPin>()) {
        screen->wrong = false;
        if (!screen->on_pin) screen->locked_until.reset(); // somebody else's; the store knows whose
    }
    if (auto* screen = turn.at<StaffBooking>()) screen->incomplete = screen->contact_wrong = false;
}

void name_done(Turn& turn, EnterName& screen) {
    const auto surname = tidy_name(screen.surname);
    const auto given_names = tidy_name(screen.given_names);
    if (surname.empty() && given_names.empty()) { // one name is enough: many people have only one
        screen.incomplete = true;
        return;
    }
    auto& model = turn.model;
    model.visit.person.surname = surname;
    model.visit.person.given_names = given_names;
    const ConfirmPerson question{.connecting = model.visit.connecting, .other = {}};
    if (!model.trail.empty() && std::holds_alternative<ConfirmPerson>(model.trail.back())) {
        model.trail.pop_back();
        turn.put(question);
    } else {
        turn.go(question);
    }
}

// Something was typed, and it can't be a number, or an address.
bool wrong_number(const Visit& visit) {
    return !trimmed(visit.typed_telephone).empty() && !telephone(visit.typed_telephone);
}
bool wrong_address(const Visit& visit) { return !trimmed(visit.typed_email).empty() && !email(visit.typed_email); }

void contact_done(Turn& turn, EnterContact& screen) {
    auto& visit = turn.model.visit;
    auto person = visit.person;
    person.telephone = telephone(visit.typed_telephone).value_or("");
    person.email = email(visit.typed_email).value_or("");
    screen.email_wrong = wrong_address(visit);
    screen.telephone_wrong = wrong_number(visit) || (!screen.email_wrong && !can_be_reached(person, visit.wishes.mode));
    if (screen.telephone_wrong || screen.email_wrong) {
        screen.focus = screen.telephone_wrong ? ContactField::Telephone : ContactField::Email;
        return;
    }
    visit.person = std::move(person);
    visit.contact_asked = true;
    turn.go(Review{});
}

void pin_done(Turn& turn, StaffPin& screen) {
    const auto& now = turn.model.now;
    if (screen.checking || trimmed(screen.staff).empty() || (screen.locked_until && now < *screen.locked_until)) return;
    if (!screen.on_pin) {
        screen.on_pin = true;
        return;
    }
    if (screen.pin.empty()) return;
    screen.checking = true;
    screen.wrong = false;
    turn.want(VerifyPin{core::StaffId(trimmed(screen.staff)), std::move(screen.pin)});
    screen.pin.clear(); // no longer than it must be
}

// Whoever goes on to the other field has finished with this one, and hears now what is wrong with it.
void look_at_contact(const Visit& visit, EnterContact& screen) {
    if (screen.focus == ContactField::Telephone)
        screen.telephone_wrong = wrong_number(visit);
    else
        screen.email_wrong = wrong_address(visit);
}

} // namespace

void on(Turn& turn, const FieldFocused& focused) {
    if (auto* screen = turn.at<EnterName>()) {
        screen->focus = focused.field == 0 ? NameField::Surname : NameField::GivenNames;
    } else if (auto* contact = turn.at<EnterContact>()) {
        const auto before = contact->focus;
        if ((focused.field == 0) != (before == ContactField::Telephone)) look_at_contact(turn.model.visit, *contact);
        contact->focus = focused.field == 0 ? ContactField::Telephone : ContactField::Email;
    } else if (auto* pin = turn.at<StaffPin>()) {
        pin->on_pin = focused.field != 0;
    } else if (auto* staff = turn.at<StaffBooking>()) {
        staff->field = std::clamp(focused.field, 0, 3);
    }
}

void on(Turn& turn, const Typed& typed) {
    const auto field = focused(turn);
    if (field.text == nullptr) return;
    forgive(turn);
    const bool alias = turn.at<StaffPin>() && !field.digits_only;
    if (alias) return append_letters(*field.text, capitals(typed.text), field.most);
    if (!field.digits_only) return append_letters(*field.text, typed.text, field.most);
    std::string digits;
    std::ranges::copy_if(typed.text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    append_letters(*field.text, digits, field.most);
}

void on(Turn& turn, const Erased&) {
    const auto field = focused(turn);
    if (field.text == nullptr) return;
    forgive(turn);
    erase_letter(*field.text);
}

void on(Turn& turn, const FieldsDone&) {
    if (auto* screen = turn.at<EnterName>()) return name_done(turn, *screen);
    if (auto* screen = turn.at<EnterContact>()) return contact_done(turn, *screen);
    if (auto* screen = turn.at<StaffPin>()) return pin_done(turn, *screen);
    if (turn.at<StaffBooking>()) return on(turn, StepDone{});
}

void on(Turn& turn, const ContactSkipped&) {
    auto* screen = turn.at<EnterContact>();
    auto& visit = turn.model.visit;
    if (!screen || !can_be_reached({}, visit.wishes.mode)) return;
    *screen = EnterContact{}; // what Back returns to
    visit.typed_telephone.clear();
    visit.typed_email.clear();
    visit.person.telephone.clear();
    visit.person.email.clear();
    visit.contact_asked = true;
    turn.go(Review{});
}

} // namespace accueil::journey

#include "kiosk/journey/same_person.h"

#include <string>

namespace accueil::journey {

namespace {

// Letters only, so that EL-AMRANI, "EL AMRANI" and "El Amrani" are one.
std::string plain(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z') {
            out.push_back(static_cast<char>(c - 'a' + 'A'));
        } else if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z')) {
            out.push_back(c);
        }
    }
    return out;
}

bool one_begins_the_other(const std::string& a, const std::string& b) { return a.starts_with(b) || b.starts_with(a); }

} // namespace

bool has_name(const booking::Person& person) { return !person.surname.empty() || !person.given_names.empty(); }

bool is_somebody(const booking::Person& person) { return has_name(person) || !person.reference.empty(); }

bool may_be_one_birth(std::string_view a, std::string_view b) {
    if (a.size() != 6 || b.size() != 6) return true;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i] != '<' && b[i] != '<' && a[i] != b[i]) return false;
    return true;
}

bool may_be_one_person(const booking::Person& a, const booking::Person& b) {
    if (!a.reference.empty() && !b.reference.empty() && a.reference != b.reference) return false;
    if (!has_name(a) || !has_name(b)) return true;
    const auto surname_a = plain(a.surname);
    const auto surname_b = plain(b.surname);
    if (surname_a.empty() != surname_b.empty())
        return one_begins_the_other(surname_a + plain(a.given_names), surname_b + plain(b.given_names));
    return one_begins_the_other(surname_a, surname_b) &&
           one_begins_the_other(plain(a.given_names), plain(b.given_names));
}

int certainty(booking::DocumentKind kind) {
    switch (kind) {
    case booking::DocumentKind::None: return 0;
    case booking::DocumentKind::Reference: return 1;
    case booking::DocumentKind::BoardingPass: return 2;
    case booking::DocumentKind::Invitation: return 3;
    case booking::DocumentKind::Seal: return 4;
    case booking::DocumentKind::Visa: return 5;
    case booking::DocumentKind::Passport: return 6;
    }
    return 0;
}

} // namespace accueil::journey

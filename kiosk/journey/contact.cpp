#include "kiosk/journey/contact.h"

#include <algorithm>
#include <optional>

#include "kiosk/journey/letters.h"

namespace accueil::journey {

namespace {

constexpr std::size_t longest_name = 60;

std::optional<char> digit(char32_t c) {
    // The zero of each set of digits that our keyboards and languages know.
    for (const char32_t zero : {U'0', U'\u0660', U'\u06F0', U'\u0966', U'\u09E6', U'\uFF10'}) {
        if (c >= zero && c <= zero + 9) return static_cast<char>('0' + (c - zero));
    }
    return std::nullopt;
}

bool is_filler(char32_t c) {
    return c == U' ' || c == U'\u00A0' || c == U'\u202F' || c == U'.' || c == U'-' || c == U'\u2011' || c == U'(' ||
           c == U')' || c == U'/';
}

// Digits with a leading '+' when one was typed; nothing when there is anything else in it.
std::optional<std::string> dialled(std::string_view typed) {
    std::string out;
    for (const char32_t c : code_points(typed)) {
        if (const auto d = digit(c)) {
            out.push_back(*d);
        } else if (c == U'+' && out.empty()) {
            out.push_back('+');
        } else if (!is_filler(c)) {
            return std::nullopt;
        }
    }
    return out;
}

// Ten digits NXX NXX XXXX: neither the area code nor the exchange begins with 0 or 1.
bool is_north_american(std::string_view ten) { return ten.size() == 10 && ten[0] >= '2' && ten[3] >= '2'; }

core::Result<std::string> refuse(const char* why) { return core::fail(core::ErrorKind::InvalidInput, why); }

bool is_domain_label(std::string_view label) {
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    return std::ranges::all_of(label, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    });
}

bool is_domain(std::string_view domain) {
    std::size_t labels = 0;
    std::string_view last;
    while (true) {
        const auto dot = domain.find('.');
        last = domain.substr(0, dot);
        if (!is_domain_label(last)) return false;
        ++labels;
        if (dot == std::string_view::npos) break;
        domain.remove_prefix(dot + 1);
    }
    const bool letters = std::ranges::any_of(last, [](char c) { return c < '0' || c > '9'; });
    return labels >= 2 && last.size() >= 2 && letters;
}

bool is_local_part(std::string_view local) {
    if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.') return false;
    if (local.find("..") != std::string_view::npos) return false;
    return std::ranges::none_of(local, [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '\x7f' || std::string_view("\"(),:;<>[\\]@").contains(c);
    });
}

bool belongs_in_a_name(char32_t c) {
    if (c == U' ' || c == U'-' || c == U'\'' || c == U'.' || c == U'\u2019') return true;
    if (c < 0x80) return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
    return c >= 0xC0 && c != U'\u00D7' && c != U'\u00F7' && !digit(c);
}

} // namespace

core::Result<std::string> telephone(std::string_view typed) {
    const auto all = dialled(typed);
    if (!all) return refuse("a telephone number has other characters than digits");
    std::string_view number = *all;
    bool international = true;
    if (number.starts_with('+')) {
        number.remove_prefix(1);
    } else if (number.starts_with("011")) {
        number.remove_prefix(3);
    } else if (number.starts_with("00")) {
        number.remove_prefix(2);
    } else {
        international = false;
    }
    if (!international && number.size() == 11 && number.starts_with('1')) number.remove_prefix(1);
    if (!international || (number.size() == 11 && number.starts_with('1'))) {
        if (international) number.remove_prefix(1);
        if (!is_north_american(number)) return refuse("not a North American telephone number");
        return "+1" + std::string(number);
    }
    if (number.size() < 7 || number.size() > 15 || number.starts_with('0') || number.starts_with('1')) {
        return refuse("not an international telephone number");
    }
    return "+" + std::string(number);
}

std::string telephone_as_written(std::string_view number) {
    if (!number.starts_with("+1") || !is_north_american(number.substr(2))) return std::string(number);
    const std::string all(number);
    return all.substr(2, 3) + "\u00A0" + all.substr(5, 3) + "\u2011" + all.substr(8);
}

core::Result<std::string> email(std::string_view typed) {
    auto address = trimmed(typed);
    const auto at = address.find('@');
    if (at == std::string::npos || address.size() > 254) return refuse("not an e-mail address");
    std::ranges::transform(address.begin() + static_cast<std::ptrdiff_t>(at), address.end(),
                           address.begin() + static_cast<std::ptrdiff_t>(at),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const std::string_view whole = address;
    if (!is_local_part(whole.substr(0, at)) || !is_domain(whole.substr(at + 1))) return refuse("not an e-mail address");
    return address;
}

bool can_be_reached(const booking::Person& person, booking::Mode mode) {
    switch (mode) {
    case booking::Mode::InPerson: return true;
    case booking::Mode::Telephone: return !person.telephone.empty();
    case booking::Mode::Video: return !person.telephone.empty() || !person.email.empty();
    }
    return false;
}

std::string tidy_name(std::string_view typed) {
    std::u32string out;
    for (const char32_t c : code_points(typed)) {
        if (!belongs_in_a_name(c) || out.size() == longest_name) continue;
        if (c == U' ' && (out.empty() || out.back() == U' ')) continue;
        out.push_back(c);
    }
    while (!out.empty() && (out.back() == U' ' || out.back() == U'-')) out.pop_back();
    return utf8(out);
}

} // namespace accueil::journey

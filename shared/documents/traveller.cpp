#include "shared/documents/traveller.h"

#include <algorithm>
#include <span>

#include "shared/documents/airports.h"
#include "shared/documents/seal/read.h"
#include "shared/documents/text.h"

namespace accueil::documents {

namespace {

// Forms of address that airlines write behind the given names, often without a blank. The short ones would cut real
// names, so they count as words of their own only.
constexpr std::string_view glued_titles[] = {"MSTR", "MISS", "MRS", "MR"};
constexpr std::string_view titles[] = {"MR", "MRS", "MS", "MISS", "MSTR", "DR", "PROF", "CHD", "INF"};

std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> found;
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
        const auto end = std::min(text.find(' '), text.size());
        found.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return found;
}

std::string_view without_title(std::string_view given) {
    const auto all = words(given);
    if (all.empty()) return given;
    if (all.size() > 1 && std::ranges::contains(titles, all.back()))
        return trimmed(given.substr(0, given.size() - all.back().size()));
    for (const auto title : glued_titles)
        if (all.back().ends_with(title) && all.back().size() >= title.size() + 3)
            return given.substr(0, given.size() - title.size());
    return given;
}

// "JEAN-PIERRE" → "Jean-Pierre". Only plain letters: others are none of the documents' alphabet.
std::string capitalised(std::string_view word) {
    std::string result;
    bool inside = false;
    for (const char c : word) {
        result += inside && is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
        inside = is_upper(c) || is_lower(c);
    }
    return result;
}

void set_name(Traveller& person, std::string_view surname, std::string_view given) {
    person.surname = trimmed(surname);
    for (const auto word : words(given)) person.given_names.push_back(capitalised(word));
    for (const auto& name : person.given_names) person.display_name += name + ' ';
    person.display_name += person.surname;
    person.display_name = trimmed(std::string(person.display_name));
}

void set_name(Traveller& person, const BoardingPass& pass) {
    const std::string name = utf8_of_latin1(pass.passenger_name);
    const auto slash = name.find('/');
    const auto given = slash == std::string::npos ? std::string_view() : std::string_view(name).substr(slash + 1);
    set_name(person, std::string_view(name).substr(0, slash), without_title(trimmed(given)));
    person.name_maybe_truncated = pass.passenger_name.view().size() == 20;
}

void set_name(Traveller& person, const Mrz& zone) {
    set_name(person, zone.surname, zone.given_names);
    person.name_maybe_truncated = zone.name_maybe_truncated;
}

std::string without_zeros(std::string_view number) {
    const auto first = number.find_first_not_of('0');
    return std::string(first == std::string_view::npos ? number : number.substr(first));
}

// The last leg that ends here.
const Leg* arriving(std::span<const Leg> legs, std::string_view here) {
    const Leg* found = nullptr;
    for (const auto& one : legs)
        if (one.to.view() == here && (!found || !(one.flight_date < found->flight_date))) found = &one;
    return found;
}

// A connection waits a night, not a week. Legs without a date fit.
bool shortly_before(const Leg& first, const Leg& second) {
    if (!first.flight_date || !second.flight_date) return true;
    const auto wait = std::chrono::sys_days(*second.flight_date) - std::chrono::sys_days(*first.flight_date);
    return wait >= -std::chrono::days(1) && wait <= std::chrono::days(3);
}

// The leg that brought the person to where this one began: by its airport; else the one printed before it, as a city
// can have two airports.
const Leg* before(std::span<const Leg> legs, const Leg& one) {
    for (const auto& other : legs)
        if (&other != &one && other.to == one.from && shortly_before(other, one)) return &other;
    return &one != legs.data() ? &one - 1 : nullptr;
}

void set_flights(Traveller& person, std::span<const Leg> legs, std::string_view here) {
    const auto* leg = arriving(legs, here);
    if (!leg) {
        person.itinerary = legs.empty() ? Itinerary::Unknown : Itinerary::Elsewhere;
        return;
    }
    person.flight = ArrivalFlight{leg->carrier.text(), without_zeros(leg->flight_number), leg->from.text(),
                                  leg->to.text(), leg->flight_date};
    const auto* first = leg;
    bool from_abroad = false;
    for (std::size_t step = 0; step < legs.size(); ++step) {
        const auto* previous = before(legs, *first);
        if (!previous) break;
        first = previous;
        from_abroad |= !is_canadian_airport(first->from);
    }
    person.itinerary = !is_canadian_airport(leg->from) ? Itinerary::Direct
                       : from_abroad                   ? Itinerary::Connecting
                                                       : Itinerary::Domestic;
}

std::optional<Traveller> of(const BoardingPass& pass, std::string_view here) {
    Traveller person;
    set_name(person, pass);
    set_flights(person, pass.legs, here);
    return person;
}

std::optional<Traveller> of(const Mrz& zone, std::string_view) {
    Traveller person;
    set_name(person, zone);
    return person;
}

std::optional<Traveller> of(const Seal& seal, std::string_view here) {
    const auto zone = seal::zone_of(seal);
    return zone ? of(*zone, here) : std::nullopt;
}

std::optional<Traveller> of(const VdsNc& certificate, std::string_view) {
    if (certificate.name.empty()) return std::nullopt;
    Traveller person;
    // Two blanks part the surname from the given names, where the issuer follows Doc 9303-3.
    const auto gap = certificate.name.find("  ");
    const std::string_view name = certificate.name;
    set_name(person, name.substr(0, gap), gap == std::string::npos ? std::string_view() : name.substr(gap));
    return person;
}

template<class Other>
std::optional<Traveller> of(const Other&, std::string_view) {
    return std::nullopt;
}

} // namespace

std::optional<Traveller> traveller(const Document& document, std::string_view here) {
    auto person = std::visit([&](const auto& one) { return of(one, here); }, document);
    if (person) person->document_kind = kind(document);
    return person;
}

} // namespace accueil::documents

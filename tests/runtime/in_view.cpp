// Several papers in view at once.
#include "kiosk/journey/in_view.h"

#include <array>
#include <catch2/catch_test_macros.hpp>

using namespace accueil;
using namespace accueil::journey;

namespace {

DocumentSeen paper(booking::DocumentKind kind, const char* surname) {
    DocumentSeen seen;
    seen.kind = kind;
    seen.person.surname = surname;
    return seen;
}

DocumentSeen slip() {
    DocumentSeen seen;
    seen.slip = core::BookingId{"0199c1a2-3b4c-7d5e-8f60-718293a4b5c6"};
    return seen;
}

DocumentSeen badge() {
    DocumentSeen seen;
    seen.badge = core::StaffId{"R12"};
    return seen;
}

template<std::size_t N>
DocumentSeen read(const std::array<DocumentSeen, N>& seen) {
    return std::get<DocumentSeen>(in_view(seen));
}

using Kind = booking::DocumentKind;

} // namespace

TEST_CASE("what says who somebody is wins over a slip, a slip over what is damaged, that over what nobody knows") {
    DocumentSeen broken;
    broken.broken = true;
    CHECK(read(std::array{DocumentSeen{}, broken, slip(), paper(Kind::Passport, "HADDAD")}).person.surname == "HADDAD");
    CHECK(read(std::array{DocumentSeen{}, broken, slip()}).slip.has_value());
    CHECK(read(std::array{DocumentSeen{}, broken}).broken);
}

TEST_CASE("a pass and a passport of one person are one, whichever was seen first") {
    auto pass = paper(Kind::BoardingPass, "BENABDELKA"); // cut by the airline
    pass.flight = "AT208";
    const auto passport = paper(Kind::Passport, "Benabdel-Kader");
    for (const auto& seen : {read(std::array{pass, passport}), read(std::array{passport, pass})}) {
        CHECK(seen.flight == "AT208");
        CHECK(seen.person.surname == "Benabdel-Kader");
        CHECK(seen.kind == Kind::Passport);
    }
}

TEST_CASE("papers of two people are told apart, not mixed") {
    const std::array seen{paper(Kind::Passport, "HADDAD"), paper(Kind::Passport, "NGUYEN")};
    CHECK(std::get<ScanFailed>(in_view(seen)).trouble == ScanTrouble::OtherTraveller);
}

TEST_CASE("two of one family are two people") {
    std::array seen{paper(Kind::Passport, "HADDAD"), paper(Kind::Passport, "HADDAD")};
    seen[0].person.given_names = "RANIA";
    seen[1].person.given_names = "SAMI";
    CHECK(std::get<ScanFailed>(in_view(seen)).trouble == ScanTrouble::OtherTraveller);
}

TEST_CASE("a badge counts only when nothing lies beside it") {
    CHECK(read(std::array{badge()}).badge.has_value());
    CHECK_FALSE(read(std::array{badge(), paper(Kind::Passport, "HADDAD")}).badge.has_value());
    CHECK_FALSE(read(std::array{slip(), badge()}).badge.has_value());
    CHECK_FALSE(read(std::array{badge(), badge()}).badge.has_value());
}

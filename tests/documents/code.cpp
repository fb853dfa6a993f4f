#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "shared/documents/code/base32.h"
#include "shared/documents/code/code.h"

using namespace accueil;
using namespace accueil::documents;

namespace {

code::SigningKey key(const char* id, std::uint8_t seed) {
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(seed);
    return code::SigningKey::from_seed(id, bytes);
}

Slip slip() {
    Slip value;
    value.booking = core::BookingId("0199c1a2-3b4c-7d5e-8f60-718293a4b5c6");
    value.office = core::OfficeId("montreal-centre");
    value.start = core::parse_rfc3339("2026-03-05T15:30:00Z").value();
    value.terminal = core::TerminalId("yul-int-01");
    return value;
}

} // namespace

TEST_CASE("Base 32 as RFC 4648 gives it, without padding") {
    const auto encoded = [](const char* text) { return code::to_base32(core::to_bytes(text)); };
    CHECK(encoded("") == "");
    CHECK(encoded("f") == "MY");
    CHECK(encoded("fo") == "MZXQ");
    CHECK(encoded("foo") == "MZXW6");
    CHECK(encoded("foob") == "MZXW6YQ");
    CHECK(encoded("fooba") == "MZXW6YTB");
    CHECK(encoded("foobar") == "MZXW6YTBOI");
    CHECK(code::from_base32("mzxw6ytboi") == core::to_bytes("foobar"));
    CHECK_FALSE(code::from_base32("M"));
    CHECK_FALSE(code::from_base32("MZ")); // bits left over
    CHECK_FALSE(code::from_base32("M1"));
}

TEST_CASE("A slip's code says which booking, and who vouches for it") {
    const auto terminal = key("yul-int-01", 7);
    const auto text = code::encode(slip(), terminal);
    REQUIRE(text);
    const std::vector signers{terminal.public_key()};
    const auto read = code::decode(*text, signers);
    REQUIRE(read);
    auto expected = slip();
    expected.signer = "yul-int-01";
    expected.signature_valid = true;
    CHECK(std::get<Slip>(*read) == expected);
}

TEST_CASE("A slip's code fits a small QR code: capitals, digits and a colon, at most 224 of them") {
    const auto text = code::encode(slip(), key("yul-int-01", 7)).value();
    CHECK(text.size() <= 224); // version 7 at level L
    CHECK(
        std::ranges::all_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':'; }));
}

TEST_CASE("An unknown signer leaves the verdict open, another key denies it") {
    const auto text = code::encode(slip(), key("yul-int-01", 7)).value();
    const std::vector others{key("yul-int-02", 8).public_key()};
    CHECK_FALSE(std::get<Slip>(*code::decode(text, others)).signature_valid.has_value());
    const std::vector impostor{key("yul-int-01", 9).public_key()};
    CHECK(std::get<Slip>(*code::decode(text, impostor)).signature_valid == false);
}

TEST_CASE("No changed character passes") {
    const auto terminal = key("yul-int-01", 7);
    const std::vector signers{terminal.public_key()};
    const auto good = code::encode(slip(), terminal).value();
    for (std::size_t i = code::prefix.size(); i < good.size(); ++i) {
        auto bad = good;
        bad[i] = bad[i] == 'A' ? 'B' : 'A';
        const auto read = code::decode(bad, signers);
        INFO(i);
        const auto holds = [](const auto& one) { return one.signature_valid == true; };
        CHECK((!read || !std::visit(holds, *read)));
    }
    for (std::size_t size = 0; size < good.size(); ++size) {
        const auto read = code::decode(std::string_view(good).substr(0, size), signers);
        const auto holds = [](const auto& one) { return one.signature_valid == true; };
        CHECK((!read || !std::visit(holds, *read)));
    }
}

TEST_CASE("Invitations and badges, signed by the scheduler") {
    const auto scheduler = key("scheduler", 3);
    const std::vector signers{scheduler.public_key()};
    Invitation invitation{"P-20931", "ar", core::RegionCode("06"), 5, {"wheelchair", "interpreter"}, "scheduler", true};
    CHECK(std::get<Invitation>(code::decode(code::encode(invitation, scheduler).value(), signers).value()) ==
          invitation);
    invitation.surname = "HADDAD", invitation.given_names = "Amina";
    CHECK(std::get<Invitation>(code::decode(code::encode(invitation, scheduler).value(), signers).value()) ==
          invitation);
    Invitation short_one{"P-1", "", {}, 0, {}, "scheduler", true};
    CHECK(std::get<Invitation>(code::decode(code::encode(short_one, scheduler).value(), signers).value()) == short_one);
    StaffBadge badge{core::StaffId("reception-14"), "scheduler", true, "7K2M9QXD"};
    CHECK(std::get<StaffBadge>(code::decode(code::encode(badge, scheduler).value(), signers).value()) == badge);
}

TEST_CASE("What can't be a code is refused before it is printed") {
    auto bad = slip();
    bad.booking = core::BookingId("17");
    CHECK_FALSE(code::encode(bad, key("yul-int-01", 7)));
    bad = slip();
    bad.office = core::OfficeId(std::string(300, 'x'));
    CHECK_FALSE(code::encode(bad, key("yul-int-01", 7)));
    CHECK_FALSE(code::encode(StaffBadge{}, key("scheduler", 3)));
    CHECK_FALSE(code::encode(Invitation{}, key("scheduler", 3)));
}

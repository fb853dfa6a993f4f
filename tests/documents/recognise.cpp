#include <catch2/catch_test_macros.hpp>

#include "shared/documents/code/code.h"
#include "shared/documents/recognise.h"

using namespace accueil;
using namespace accueil::documents;

namespace {

std::string kind_of(std::string_view payload) {
    const RecogniseContext context(core::parse_rfc3339("2026-03-02T10:00:00-05:00").value());
    const auto document = recognise(core::to_bytes(payload), context);
    return document ? std::string(kind(*document)) : "error";
}

constexpr auto pass = "M1HADDAD/AMINA        EQK7M2P CMNYULAT 0208 061Y023C0042 100";
constexpr auto zone = "P<MARHADDAD<<AMINA<ZAHRA<<<<<<<<<<<<<<<<<<<<AB12345671MAR9002146F3106302BK998877<<<<<<60";

} // namespace

TEST_CASE("Each family is known by its form") {
    CHECK(kind_of(pass) == "boarding_pass");
    CHECK(kind_of(zone) == "mrz");
    CHECK(kind_of("1104827365") == "reference");
    CHECK(kind_of("https://fidelite.example/carte/7730-1186-2254") == "unknown");
    CHECK(kind_of("") == "unknown");
    CHECK(kind_of("M2Mission: two kiosks, one printer") == "unknown");
    CHECK(kind_of("BEGIN:VCARD\nN:Haddad;Amina\nEND:VCARD") == "unknown");
    CHECK(kind_of("{\"loyalty\": 12}") == "unknown");
}

TEST_CASE("What a reader adds does not matter") {
    for (const std::string before : {"", "]Q3", "]L2", "]z0", "\x02", "\x02]Q3", "\r\n"}) {
        for (const std::string after : {"", "\r", "\r\n", "\n", "\t", "\x03", "\r\x03", "\x04"}) {
            CHECK(kind_of(before + pass + after) == "boarding_pass");
            CHECK(kind_of(before + zone + after) == "mrz");
            CHECK(kind_of(before + "1104827365" + after) == "reference");
        }
    }
}

TEST_CASE("Damaged documents are errors, not unknown") {
    CHECK(kind_of("M2HADDAD/AMINA        EQK7M2P CMNYULAT 0208 061Y023C0042 100") == "error");
    CHECK(kind_of("P<MARHADDAD<<AMINA<ZAHRA<<<<<<<<<<<<<<<<<<<<\nAB12345671MAR9002146F3106302BK99") == "error");
    CHECK(kind_of("\xDC\x03") == "error");
    CHECK(kind_of("AQ1:MZXW6YTB") == "error");
    CHECK(kind_of(R"({"data":{"hdr":{"t":"icao.vacc"},"msg")") == "error");
    CHECK(kind_of(std::string(10'000, 'A')) == "error");
}

TEST_CASE("Our own codes go through the same door, in small letters too") {
    std::array<std::uint8_t, 32> seed{};
    const auto key = code::SigningKey::from_seed("scheduler", seed);
    auto text = code::encode(StaffBadge{core::StaffId("reception-14"), "", {}}, key).value();
    CHECK(kind_of(text) == "staff_badge");
    for (auto& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    CHECK(kind_of(text) == "staff_badge");
}

TEST_CASE("The date at the desk is Montréal's, on both sides of midnight and of summer time") {
    using namespace std::chrono_literals;
    const auto today = [](const char* at) { return RecogniseContext(core::parse_rfc3339(at).value()).today; };
    CHECK(today("2026-03-03T04:59:59Z") == std::chrono::sys_days(2026y / 3 / 2));
    CHECK(today("2026-03-03T05:00:00Z") == std::chrono::sys_days(2026y / 3 / 3));
    CHECK(today("2026-07-03T03:59:59Z") == std::chrono::sys_days(2026y / 7 / 2));
    CHECK(today("2026-07-03T04:00:00Z") == std::chrono::sys_days(2026y / 7 / 3));
}

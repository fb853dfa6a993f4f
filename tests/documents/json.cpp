// The form that `accueilctl document parse` promises.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "deploy/provision/document/document_command.h"
#include "shared/documents/code/code.h"
#include "shared/documents/json.h"

using namespace accueil;
using nlohmann::json;

namespace {

// One answer per line.
std::vector<json> ask(const std::string& lines) {
    std::istringstream in(lines);
    std::ostringstream out;
    const core::SystemClock clock;
    CHECK(provision::document_parse(in, out, clock) == 0);
    std::vector<json> answers;
    std::istringstream read(out.str());
    for (std::string line; std::getline(read, line);) answers.push_back(json::parse(line));
    return answers;
}

} // namespace

TEST_CASE("Every line is answered, in order, failures too") {
    const auto answers = ask("{\"payload\": \"1104827365\"}\n"
                             "nonsense\n"
                             "{}\n"
                             "{\"payload_hex\": \"3131303438323733\"}\n"
                             "{\"payload_hex\": \"3\"}\n"
                             "{\"payload\": \"x\", \"at\": \"yesterday\"}\n"
                             "{\"payload\": \"x\", \"trust\": [\"AAAA\"]}\n"
                             "[1]\n"
                             "{\"payload\": " +
                             std::string(100'000, '[') + std::string(100'000, ']') +
                             "}\n"
                             "{\"payload\": \"\"}");
    REQUIRE(answers.size() == 10);
    CHECK(answers[0] == json{{"kind", "reference"}, {"pattern", "uci"}, {"value", "1104827365"}});
    CHECK(answers[3]["value"] == "11048273");
    for (const auto i : {1U, 2U, 4U, 5U, 6U, 7U, 8U}) {
        INFO(i);
        CHECK(answers[i]["error"]["kind"] == "invalid-input");
        CHECK(answers[i]["error"]["detail"].is_string());
    }
    CHECK(answers[9] == json{{"kind", "unknown"}});
}

TEST_CASE("The moment of the scan decides the year") {
    const std::string pass = "M1HADDAD/AMINA        EQK7M2P CMNYULAT 0208 061Y023C0042 100";
    const auto answers =
        ask("{\"payload\": \"" + pass + "\", \"at\": \"2026-03-02T10:00:00-05:00\"}\n{\"payload\": \"" + pass +
            "\", \"at\": \"2031-03-02T10:00:00-05:00\"}\n");
    CHECK(answers.at(0)["legs"][0]["flight_date"] == "2026-03-02");
    CHECK(answers.at(1)["legs"][0]["flight_date"] == "2031-03-02");
}

TEST_CASE("A staff badge shows nothing but its kind") {
    std::array<std::uint8_t, 32> seed{};
    const auto key = documents::code::SigningKey::from_seed("scheduler", seed);
    const auto text =
        documents::code::encode(documents::StaffBadge{core::StaffId("reception-14"), "", {}}, key).value();
    CHECK(ask("{\"payload\": \"" + text + "\"}").at(0) == json{{"kind", "staff_badge"}});
}

TEST_CASE("Slips and invitations are judged by the keys that the question names") {
    std::array<std::uint8_t, 32> seed{};
    const auto key = documents::code::SigningKey::from_seed("yul-int-01", seed);
    documents::Slip slip;
    slip.booking = core::BookingId("0199c1a2-3b4c-7d5e-8f60-718293a4b5c6");
    slip.office = core::OfficeId("montreal-centre");
    slip.start = core::parse_rfc3339("2026-03-05T15:30:00Z").value();
    slip.terminal = core::TerminalId("yul-int-01");
    const auto text = documents::code::encode(slip, key).value();
    const auto open = ask(json{{"payload", text}}.dump()).at(0);
    CHECK(open["kind"] == "slip");
    CHECK(open["booking"] == slip.booking.value);
    CHECK(open["start"] == "2026-03-05T15:30:00Z");
    CHECK(open["signature_valid"].is_null());
    const json signers{{"yul-int-01", core::to_base64(key.public_key().key)}};
    CHECK(ask(json{{"payload", text}, {"signers", signers}}.dump()).at(0)["signature_valid"] == true);
}

TEST_CASE("An accented letter in a pass is one place, however it was sent") {
    const std::string after = "     EQK7M2P CMNYULAT 0208 061Y023C0042 100";
    const auto utf8 = ask(json{{"payload", "M1SÉNÉCHAL/ZOÉ   " + after}}.dump()).at(0);
    CHECK(utf8["passenger_name"] == "SÉNÉCHAL/ZOÉ");
    CHECK(utf8["legs"][0]["to"] == "YUL");
    const auto latin1 = core::to_hex(core::to_bytes("M1S\xC9N\xC9"
                                                    "CHAL/ZO\xC9   " +
                                                    after));
    CHECK(ask(json{{"payload_hex", latin1}}.dump()).at(0) == utf8);
}

TEST_CASE("Bytes that are no UTF-8 do not stop the answers") {
    const auto answers =
        ask("{\"payload_hex\": \"4d31484144444144c92f414d494e412020202020202020204551\"}\n{\"payload\": \"11048273\"}");
    CHECK(answers.size() == 2);
}

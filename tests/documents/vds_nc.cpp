#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "shared/documents/vdsnc/canonical.h"
#include "shared/documents/vdsnc/read.h"
#include "tests/documents/signer.h"

using namespace accueil;
using namespace accueil::documents;
using nlohmann::json;
using test::Signer;

namespace {

std::string base64url(const core::Bytes& bytes) {
    auto text = core::to_base64(bytes);
    for (auto& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
    while (text.ends_with('=')) text.pop_back();
    return text;
}

json data() {
    return {{"hdr", {{"t", "icao.vacc"}, {"v", 1}, {"is", "UTO"}}},
            {"msg", {{"uvci", "U32870"}, {"pid", {{"n", "Haddad Amina"}, {"dob", "1990-02-14"}, {"i", "AC1234567"}}}}}};
}

std::string sealed(const json& content, const Signer& signer) {
    const auto message = core::to_bytes(vdsnc::canonical(content).value());
    return json{
        {"data", content},
        {"sig", {{"alg", "ES256"}, {"cer", base64url(signer.der())}, {"sigvl", base64url(signer.sign(message))}}}}
        .dump();
}

} // namespace

TEST_CASE("The canonical form of JSON (RFC 8785)") {
    const auto form = [](const char* text) { return vdsnc::canonical(json::parse(text)).value(); };
    CHECK(form(R"({"b": 1, "a": [true, null, "é\u000a\"\\/"]})") == R"({"a":[true,null,"é\n\"\\/"],"b":1})");
    CHECK(form("[4.50, 2e-3, 0.000000000000000000000000001, 1e30, 333333333.33333329, -0.0, 1e21, "
               "123456789012345680000.0]") ==
          "[4.5,0.002,1e-27,1e+30,333333333.3333333,0,1e+21,123456789012345680000]");
    CHECK(form(R"({"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7})") ==
          "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}");
    CHECK_FALSE(vdsnc::canonical(json::parse(std::string(40, '[') + std::string(40, ']'))));
}

TEST_CASE("A VDS-NC is read; it holds when a trusted certificate is or issued the signer's") {
    const Signer authority("P-256", "UT", "CSCA", 1), signer("P-256", "UT", "01", 2, authority),
        stranger("P-256", "UT", "X", 3);
    const auto text = sealed(data(), signer);
    CHECK(vdsnc::looks_like(text));
    const auto read = [&](const std::vector<Certificate>& trust) { return vdsnc::read(text, trust).value(); };
    const auto certificate = read({authority.certificate()});
    CHECK(certificate.type == "icao.vacc");
    CHECK(certificate.version == "1");
    CHECK(certificate.issuer == "UTO");
    CHECK(certificate.id == "U32870");
    CHECK(certificate.name == "Haddad Amina");
    CHECK(certificate.dob == "1990-02-14");
    CHECK(certificate.doc_number == "AC1234567");
    CHECK(certificate.signature_valid == true);
    CHECK(read({signer.certificate()}).signature_valid == true);
    CHECK_FALSE(read({stranger.certificate()}).signature_valid.has_value());
    CHECK_FALSE(read({}).signature_valid.has_value());
}

TEST_CASE("Other content under the same signature does not hold, another order of names does") {
    const Signer signer("P-384", "UT", "01", 2);
    const std::vector trust{signer.certificate()};
    auto whole = json::parse(sealed(data(), signer));
    CHECK(vdsnc::read(whole.dump(2), trust)->signature_valid == true);
    whole["data"]["msg"]["pid"]["n"] = "Someone Else";
    CHECK(vdsnc::read(whole.dump(), trust)->signature_valid == false);
}

TEST_CASE("A damaged VDS-NC is an error") {
    CHECK_FALSE(vdsnc::read(R"({"data":{"hdr":{"t":"icao.vacc"})", {}));
    CHECK_FALSE(vdsnc::read(R"({"data":{"hdr":{}},"sig":{}})", {}));
    CHECK_FALSE(vdsnc::read(R"({"data":{"hdr":[],"msg":{}},"sig":{}})", {}));
    const auto deep = std::string(100'000, '[') + std::string(100'000, ']');
    CHECK_FALSE(vdsnc::read(R"({"data":{"hdr":{},"msg":{"x":)" + deep + R"(}},"sig":{}})", {}));
}

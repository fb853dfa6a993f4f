#include <catch2/catch_test_macros.hpp>
#include <format>

#include "shared/documents/recognise.h"
#include "shared/documents/seal/c40.h"
#include "shared/documents/seal/read.h"
#include "tests/documents/signer.h"

using namespace accueil;
using namespace accueil::documents;
using test::Signer;

namespace {

struct SealParts {
    std::uint8_t version = 3;
    std::string reference = "CAQC021F"; // signer, length, reference; or signer and five characters in version 2
    std::uint8_t feature_ref = 0xFD, type_cat = 0x02;
    std::vector<SealFeature> features;
};

void add(core::Bytes& bytes, const core::Bytes& more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

core::Bytes date(int month, int day, int year) {
    const int number = month * 1'000'000 + day * 10'000 + year;
    return {static_cast<std::uint8_t>(number >> 16), static_cast<std::uint8_t>(number >> 8 & 0xFF),
            static_cast<std::uint8_t>(number & 0xFF)};
}

core::Bytes tlv(std::uint8_t tag, const core::Bytes& value) {
    core::Bytes bytes{tag};
    if (value.size() > 127) bytes.push_back(0x81);
    bytes.push_back(static_cast<std::uint8_t>(value.size()));
    add(bytes, value);
    return bytes;
}

core::Bytes unsigned_seal(const SealParts& parts) {
    core::Bytes bytes{0xDC, parts.version};
    add(bytes, seal::to_c40("CAN").value());
    // In version 3 the reference proper starts on a new group.
    const std::size_t start = parts.version == 3 ? 6 : parts.reference.size();
    add(bytes, seal::to_c40(parts.reference.substr(0, start)).value());
    add(bytes, seal::to_c40(parts.reference.substr(start)).value());
    add(bytes, date(2, 28, 2026));
    add(bytes, date(3, 1, 2026));
    bytes.push_back(parts.feature_ref);
    bytes.push_back(parts.type_cat);
    for (const auto& feature : parts.features) add(bytes, tlv(feature.tag, feature.value));
    return bytes;
}

core::Bytes signed_seal(const SealParts& parts, const Signer& signer) {
    auto bytes = unsigned_seal(parts);
    add(bytes, tlv(0xFF, signer.sign(bytes)));
    return bytes;
}

constexpr auto zone_text = "MED<<HADDAD<<AMINA<<<<<<<<<<<<<<<<<<AC12345678MAR9002146F3106302<<<<<<<4";

SealParts attestation() {
    SealParts parts;
    parts.features = {{0x02, seal::to_c40(zone_text).value()}, {0x03, seal::to_c40("ABC123").value()}};
    return parts;
}

} // namespace

TEST_CASE("C40 in both directions") {
    for (const auto* text : {"D<<", "UTO", "ABC123", "A", "AB", "ABCD", "XX<00027"}) {
        INFO(text);
        const auto bytes = seal::to_c40(text);
        REQUIRE(bytes);
        CHECK(bytes->size() == seal::c40_size(std::string_view(text).size()));
        CHECK(seal::from_c40(*bytes) == text);
    }
    CHECK(core::to_hex(seal::to_c40("UTO").value()) == "d9c5");
    CHECK_FALSE(seal::to_c40("a"));
    CHECK_FALSE(seal::from_c40(core::Bytes{0xEB}));
    CHECK_FALSE(seal::from_c40(core::Bytes{0x00, 0x00}));
    CHECK_FALSE(seal::from_c40(core::Bytes{0xFF, 0xFF}));
}

TEST_CASE("A seal is read and its signature holds on every curve that seals use") {
    for (const auto* curve : {"brainpoolP224r1", "P-256", "brainpoolP256r1", "P-384", "brainpoolP512r1", "P-521"}) {
        INFO(curve);
        const Signer signer(curve, "CA", "QC", 0x1F);
        const std::vector trust{signer.certificate()};
        const auto seal = seal::read(signed_seal(attestation(), signer), trust);
        REQUIRE(seal);
        CHECK(seal->issuing_country == "CAN");
        CHECK(seal->signer_id == "CAQC");
        CHECK(seal->cert_ref == "1F");
        CHECK(seal->signer_cert_ref == "CAQC1F");
        CHECK(seal->document_type == "ARRIVAL_ATTESTATION");
        CHECK(seal->mrz == std::vector<std::string>{std::string(zone_text, 36), zone_text + 36});
        CHECK(seal->features.size() == 2);
        CHECK(seal->is_signed);
        CHECK(seal->signature_valid == true);
    }
}

TEST_CASE("One changed byte anywhere is a wrong signature or a damaged seal, never a right one") {
    const Signer signer("P-256", "CA", "QC", 0x1F);
    const std::vector trust{signer.certificate()};
    const auto good = signed_seal(attestation(), signer);
    for (std::size_t i = 1; i < good.size(); ++i) {
        auto bad = good;
        bad[i] ^= 1;
        const auto seal = seal::read(bad, trust);
        INFO(i);
        CHECK((!seal || seal->signature_valid != true));
    }
    for (std::size_t size = 1; size < good.size(); ++size) {
        const auto seal = seal::read(core::BytesView(good).first(size), trust);
        CHECK((!seal || !seal->is_signed));
    }
}

TEST_CASE("Without the signer's certificate the verdict is open") {
    const Signer signer("P-256", "CA", "QC", 0x1F), other("P-256", "CA", "QC", 0x20);
    const std::vector trust{other.certificate()};
    CHECK_FALSE(seal::read(signed_seal(attestation(), signer), trust)->signature_valid.has_value());
    CHECK_FALSE(seal::read(signed_seal(attestation(), signer), {})->signature_valid.has_value());
    const auto plain = seal::read(unsigned_seal(attestation()), trust);
    REQUIRE(plain);
    CHECK_FALSE(plain->is_signed);
}

TEST_CASE("The four ways to write a certificate reference") {
    const auto reference = [](std::uint8_t version, const std::string& text) {
        SealParts parts;
        parts.version = version;
        parts.reference = text;
        const auto seal = seal::read(unsigned_seal(parts), {});
        return seal ? seal->signer_id + ' ' + seal->cert_ref + ' ' + seal->signer_cert_ref : seal.error().detail;
    };
    CHECK(reference(2, "DETS00027") == "DETS 00027 DETS27");
    CHECK(reference(3, "DETS0232") == "DETS 32 DETS32");
    CHECK(reference(3, "DETS0A0123456789") == "DETS 0123456789 DETS123456789");
    CHECK(reference(3, "DEZV1000112233AA") == "DEZV 00112233AA DEZV112233AA");
    CHECK(reference(3, "DEME00008") == "DEME 00008 DEME8");
}

TEST_CASE("A visa's zone has its own widths") {
    SealParts parts;
    parts.feature_ref = 0x5D;
    parts.type_cat = 0x01;
    const std::string a = "V<CANHADDAD<<AMINA<<<<<<<<<<<<<<<<<<<<<<<<<<", b = "L8988901C4MAR9002146F2706308";
    parts.features = {{0x01, seal::to_c40(a + b).value()}};
    CHECK(seal::read(unsigned_seal(parts), {})->mrz == std::vector{a, b});
    const auto narrow = a.substr(0, 36);
    parts.features = {{0x02, seal::to_c40(narrow + b).value()}};
    CHECK(seal::read(unsigned_seal(parts), {})->mrz == std::vector{narrow, b});
    CHECK(seal::read(unsigned_seal(parts), {})->document_type == "VISA");
}

TEST_CASE("Damage has its name") {
    auto bytes = unsigned_seal(attestation());
    bytes[1] = 4;
    CHECK(seal::read(bytes, {}).error().kind == core::ErrorKind::Unsupported);
    bytes = unsigned_seal({});
    bytes[10] = 0xFF; // month 16
    CHECK(seal::read(bytes, {}).error().kind == core::ErrorKind::InvalidInput);
    bytes = unsigned_seal({});
    add(bytes, {0x02, 0x84, 0xFF, 0xFF, 0xFF, 0xFF});
    CHECK(seal::read(bytes, {}).error().kind == core::ErrorKind::InvalidInput);
}

TEST_CASE("Seals come with symbology prefixes, as Latin-1 in UTF-8, and with a reader's line end") {
    const Signer signer("P-256", "CA", "QC", 0x1F);
    const std::vector trust{signer.certificate()};
    RecogniseContext context{core::Instant{}};
    context.trust = trust;
    const auto good = signed_seal(attestation(), signer);
    const auto valid = [&](const core::Bytes& payload) {
        const auto document = recognise(payload, context);
        return document && std::holds_alternative<Seal>(*document) && std::get<Seal>(*document).signature_valid == true;
    };
    CHECK(valid(good));
    auto prefixed = core::to_bytes("]d1");
    add(prefixed, good);
    CHECK(valid(prefixed));
    for (const auto& end :
         {core::Bytes{'\r', '\n'}, core::Bytes{0x03}, core::Bytes{0x03, '\r', '\n'}, core::Bytes{'\t'}}) {
        auto ended = good;
        add(ended, end);
        CHECK(valid(ended));
    }
    core::Bytes utf8;
    for (const auto byte : good) {
        if (byte < 0x80) {
            utf8.push_back(byte);
        } else {
            add(utf8, {static_cast<std::uint8_t>(0xC0 | byte >> 6), static_cast<std::uint8_t>(0x80 | (byte & 0x3F))});
        }
    }
    CHECK(valid(utf8));
}

// Whose signatures count, and what a slip means that was made by somebody else.
#include "kiosk/runtime/knowledge.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "kiosk/journey/seen_document.h"
#include "shared/documents/code/code.h"
#include "shared/documents/recognise.h"
#include "shared/security/files.h"
#include "tests/core/folder.h"
#include "tests/store/world.h"

using namespace accueil;
using namespace accueil::runtime;

namespace {

documents::code::SigningKey key_of(const char* signer, std::uint8_t seed) {
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(seed);
    return documents::code::SigningKey::from_seed(signer, bytes);
}

core::Bytes public_key(const documents::code::SigningKey& key) {
    const auto own = key.public_key().key;
    return {own.begin(), own.end()};
}

// A terminal whose slip key is made of the byte 7.
Rooted rooted(const temporary::Folder& folder) {
    const Rooted made{core::TerminalId{"yul-int-01"}, {folder.path()}, folder.file("seals"), {}};
    std::string seed;
    for (int i = 0; i < 32; ++i) seed += "07";
    security::write_private(made.files.slip_key(), seed + "\n").value();
    return made;
}

journey::DocumentSeen shown(const std::string& code, const Knowledge& knowledge) {
    documents::RecogniseContext context(test::arrival_moment());
    context.signers = knowledge.signers;
    const auto payload = core::to_bytes(code);
    return journey::seen_document(documents::recognise(payload, context), payload);
}

std::string slip_signed_by(const documents::code::SigningKey& key) {
    const documents::Slip slip{test::booking_id(1),
                               core::OfficeId{"montreal"},
                               test::arrival_moment(),
                               core::TerminalId{"yul-int-01"},
                               {},
                               {}};
    return documents::code::encode(slip, key).value();
}

} // namespace

TEST_CASE("a slip of this terminal is known again; one that says so and is not is refused") {
    const temporary::Folder folder("runtime");
    const auto knowledge = knowledge_of({}, rooted(folder));
    CHECK(shown(slip_signed_by(key_of("yul-int-01", 7)), knowledge).slip == test::booking_id(1));

    const auto forged = shown(slip_signed_by(key_of("yul-int-01", 8)), knowledge);
    CHECK(forged.broken);
    CHECK_FALSE(forged.slip.has_value());
}

TEST_CASE("slips of other terminals and letters of the scheduler are known by what the scheduler sent") {
    const temporary::Folder folder("runtime");
    const auto other = key_of("yul-dom-02", 3);
    const auto scheduler = key_of("scheduler", 4);
    Learned learned;
    learned.signers = {{"yul-dom-02", public_key(other)}};
    learned.scheduler_key = public_key(scheduler);
    const auto knowledge = knowledge_of(learned, rooted(folder));

    CHECK(shown(slip_signed_by(other), knowledge).slip.has_value());
    CHECK(shown(slip_signed_by(key_of("yul-dom-02", 5)), knowledge).broken);
    const documents::StaffBadge badge{core::StaffId{"R12"}, "", {}};
    CHECK(shown(documents::code::encode(badge, scheduler).value(), knowledge).badge == core::StaffId{"R12"});
    CHECK(shown(documents::code::encode(badge, key_of("scheduler", 6)).value(), knowledge).broken);
    CHECK(shown(documents::code::encode(badge, other).value(), knowledge).broken); // a terminal's own signature
}

TEST_CASE("nobody takes this terminal's name over the line") {
    const temporary::Folder folder("runtime");
    Learned learned;
    learned.signers = {{"yul-int-01", public_key(key_of("yul-int-01", 9))}, {"short", core::Bytes(5)}};
    const auto knowledge = knowledge_of(learned, rooted(folder));
    CHECK(shown(slip_signed_by(key_of("yul-int-01", 7)), knowledge).slip.has_value());
    CHECK(shown(slip_signed_by(key_of("yul-int-01", 9)), knowledge).broken);
    CHECK(knowledge.signers.size() == 1);
}

TEST_CASE("before the enrolment no signature is known, and none counts as forged") {
    const temporary::Folder folder("runtime");
    const auto knowledge =
        knowledge_of({}, {core::TerminalId{"yul-int-01"}, {folder.path()}, folder.file("seals"), {}});
    CHECK(knowledge.signers.empty());
    CHECK_FALSE(shown(slip_signed_by(key_of("yul-int-01", 7)), knowledge).broken);
}

TEST_CASE("the operator's table of numbers replaces the product's; the scheduler's comes before either") {
    const temporary::Folder folder("runtime");
    auto root = rooted(folder);
    CHECK(knowledge_of({}, root).patterns.empty()); // the reader then takes the product's

    Learned learned;
    learned.patterns = {{"programme", "PR-####"}};
    const auto defaults = documents::reference::default_patterns();
    const auto both = knowledge_of(learned, root).patterns;
    REQUIRE(both.size() == defaults.size() + 1);
    CHECK(both.front() == documents::ReferencePattern{"programme", "PR-####"});

    root.references = {{"uci", "##-####-####"}};
    const auto own = knowledge_of(learned, root).patterns;
    REQUIRE(own.size() == 2);
    CHECK(own.back() == documents::ReferencePattern{"uci", "##-####-####"});
}

TEST_CASE("a file that is no certificate is left out of the folder of seals") {
    const temporary::Folder folder("runtime");
    const auto root = rooted(folder);
    std::filesystem::create_directory(root.seals);
    security::write_private((root.seals / "broken.der").string(), "no certificate").value();
    CHECK(knowledge_of({}, root).trust.empty());
}

// Letters and badges: registered, signed by the scheduler, read by a terminal that knows its key.
#include "deploy/scheduler/domain/issued_codes.h"

#include "tests/scheduler/desk.h"

using namespace accueil;
using namespace accueil::scheduler;

namespace {

documents::Invitation letter() {
    documents::Invitation letter;
    letter.person_reference = "PAP-2026-004211";
    letter.language = "ar";
    letter.region = core::RegionCode("06");
    letter.household_size = 4;
    letter.needs = {"interpreter", "francisation"};
    letter.surname = "HADDAD";
    return letter;
}

std::vector<documents::SignerKey> terminal_knows() {
    documents::SignerKey key{"scheduler", {}};
    std::ranges::copy(test::keys().signing.public_key, key.key.begin());
    return {key};
}

} // namespace

TEST_CASE("a letter of invitation is read by every terminal, and its reference is in the audit, its name nowhere") {
    test::Desk desk;
    const auto code =
        desk.administer([](Administration& admin) { return admin.issue_letter(letter(), "before travel"); });
    REQUIRE(code);
    const auto read = documents::code::decode(*code, terminal_knows());
    REQUIRE(read);
    auto expected = letter();
    expected.signer = "scheduler";
    expected.signature_valid = true;
    CHECK(std::get<documents::Invitation>(*read) == expected);
    CHECK(desk.administer([](Administration& admin) { return admin.issue_letter(letter(), "lost"); }));
    const auto audit = desk.administer([](Administration& admin) { return admin.audit(1); });
    REQUIRE(audit);
    CHECK(audit->front().act == "letter.issue");
    CHECK(audit->front().subject == "PAP-2026-004211");
}

TEST_CASE("a letter that no kiosk could obey is not issued") {
    test::Desk desk;
    const auto refused = [&](auto change) {
        auto bad = letter();
        change(bad);
        const auto answer =
            desk.administer([&](Administration& admin) { return admin.issue_letter(bad, "before travel"); });
        return !answer && answer.error().status == 422;
    };
    CHECK(refused([](auto& bad) { bad.person_reference = ""; }));
    CHECK(refused([](auto& bad) { bad.person_reference = "with blanks"; }));
    CHECK(refused([](auto& bad) { bad.region = core::RegionCode("18"); }));
    CHECK(refused([](auto& bad) { bad.household_size = 51; }));
    CHECK(refused([](auto& bad) { bad.needs = {"a pony"}; }));
    CHECK(refused([](auto& bad) { bad.surname = std::string(300, 'X'); }));
    CHECK_FALSE(desk.administer([](Administration& admin) { return admin.issue_letter(letter(), " "); }));
}

TEST_CASE("a badge has a number of its own, and every terminal is told when it is lost") {
    test::Desk desk;
    const auto issue = [](Administration& admin) { return admin.issue_badge(core::StaffId{"R12"}, "new"); };
    const auto first = desk.administer(issue), second = desk.administer(issue);
    REQUIRE((first && second));
    CHECK(first->number != second->number);
    const auto read = documents::code::decode(first->code, terminal_knows());
    REQUIRE(read);
    CHECK(std::get<documents::StaffBadge>(*read).number == first->number);
    CHECK(desk.administer([&](Administration& admin) { return admin.revoke_badge(first->number, "lost"); }));
    const auto unknown = desk.administer([](Administration& admin) { return admin.revoke_badge("NONE", "lost"); });
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().status == 404);
}

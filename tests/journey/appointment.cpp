#include <catch2/catch_test_macros.hpp>

#include "shared/calendar/date.h"
#include "tests/journey/desk.h"

using namespace accueil;
using namespace accueil::journey;
using test::Desk;

namespace {

std::vector<std::string> dates(const std::vector<booking::OfferDay>& days) {
    std::vector<std::string> out;
    for (const auto& day : days) out.push_back(calendar::to_iso(day.date));
    return out;
}

std::vector<std::uint64_t> grants(const std::vector<booking::OfferDay>& days) {
    std::vector<std::uint64_t> out;
    for (const auto& day : days)
        for (const auto& offer : day.times) out.push_back(offer.grant.value);
    return out;
}

} // namespace

TEST_CASE("a region with one office leads straight to its five days, with nothing of today or later than the window") {
    Desk desk;
    desk.to_time();
    REQUIRE(desk.screen<ChooseTime>());
    CHECK(dates(desk.screen<ChooseTime>()->days) ==
          std::vector<std::string>{"2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30", "2026-12-01"});
    CHECK(grants(desk.screen<ChooseTime>()->days) == std::vector<std::uint64_t>{2, 3, 4});
}

TEST_CASE("a day that the office is closed is no day of the window") {
    Desk desk;
    auto facts = test::usual_facts();
    facts.offices[2].closed.push_back(*calendar::parse_date("2026-11-25"));
    desk.facts(facts).to_time();
    CHECK(dates(desk.screen<ChooseTime>()->days).front() == "2026-11-26");
    CHECK(dates(desk.screen<ChooseTime>()->days).back() == "2026-12-02");
}

TEST_CASE("a region with several offices asks which") {
    Desk desk;
    desk.to_region().on(RegionChosen{core::RegionCode("06")});
    REQUIRE(desk.screen<ChooseOffice>());
    CHECK(desk.screen<ChooseOffice>()->offices.size() == 2);
    desk.on(OfficeChosen{core::OfficeId("laval")}); // not on the screen
    CHECK(desk.screen<ChooseOffice>());
    desk.on(OfficeChosen{core::OfficeId("montreal-centre")});
    CHECK(desk.screen<ChooseTime>());
    desk.on(BackAsked{});
    CHECK(desk.screen<ChooseOffice>());
    desk.on(BackAsked{});
    CHECK(desk.screen<ChooseRegion>());
}

TEST_CASE("nothing free: it is explained, counted, and a person is called once") {
    Desk desk;
    desk.to_region().on(RegionChosen{core::RegionCode("10")});
    REQUIRE(desk.screen<NothingFree>());
    CHECK(desk.model.calling);
    REQUIRE(desk.wanted<Call>().size() == 1);
    CHECK(desk.wanted<Call>().front().screen == "nothing-free");
    REQUIRE(desk.wanted<CountUnmet>().size() == 1);
    CHECK(desk.wanted<CountUnmet>().front().office == core::OfficeId("nord"));
    desk.later(std::chrono::seconds(61));
    CHECK(desk.wanted<Call>().size() == 1);
    desk.on(BackAsked{});
    CHECK(desk.screen<ChooseRegion>());
}

TEST_CASE("nothing free says when there would be") {
    Desk desk;
    auto facts = test::usual_facts();
    std::erase_if(facts.hand, [](const auto& held) { return held.no.value < 5; });
    desk.facts(facts).to_time();
    REQUIRE(desk.screen<NothingFree>());
    CHECK(dates(desk.screen<NothingFree>()->later) == std::vector<std::string>{"2026-12-03", "2026-12-10"});
    for (const auto& day : desk.screen<NothingFree>()->later) CHECK_FALSE(day.in_window);
    desk.on(TimeChosen{core::GrantNo(5)}); // only staff may go there
    CHECK(desk.screen<NothingFree>());
}

TEST_CASE("a region that no office serves is explained too") {
    Desk desk;
    desk.to_region().on(RegionChosen{core::RegionCode("01")});
    CHECK(desk.screen<NothingFree>());
    CHECK(desk.model.calling);
}

TEST_CASE("a slot that arrives while nothing was free is offered") {
    Desk desk;
    desk.to_region().on(RegionChosen{core::RegionCode("10")});
    auto facts = test::usual_facts();
    facts.hand.push_back(test::grant(20, "nord", "2026-11-27T09:00"));
    desk.facts(facts);
    REQUIRE(desk.screen<ChooseTime>());
    CHECK(grants(desk.screen<ChooseTime>()->days) == std::vector<std::uint64_t>{20});
}

TEST_CASE("nothing in person, but something by video: it is offered and said") {
    Desk desk;
    desk.to_region().on(RegionChosen{core::RegionCode("06")}).on(OfficeChosen{core::OfficeId("montreal-nord")});
    REQUIRE(desk.screen<ChooseTime>());
    CHECK(desk.screen<ChooseTime>()->mode_changed);
    CHECK(desk.model.visit.wishes.mode == booking::Mode::Video);
    desk.on(ModeChosen{booking::Mode::InPerson}); // they may look
    REQUIRE(desk.screen<ChooseTime>());
    CHECK(grants(desk.screen<ChooseTime>()->days).empty());
    desk.on(ModeChosen{booking::Mode::Telephone}); // the office has no such thing
    CHECK(desk.model.visit.wishes.mode == booking::Mode::InPerson);
}

TEST_CASE("a household is offered only what it fits into") {
    Desk desk;
    desk.to_person().on(PeopleChanged{7}).on(PersonAccepted{}).on(RegionChosen{core::RegionCode("13")});
    CHECK(desk.screen<NothingFree>());
}

TEST_CASE("a time that goes while people look at it leaves the screen") {
    Desk desk;
    desk.to_time();
    auto facts = test::usual_facts();
    std::erase_if(facts.hand, [](const auto& held) { return held.no.value == 2; });
    desk.facts(facts);
    CHECK(grants(desk.screen<ChooseTime>()->days) == std::vector<std::uint64_t>{3, 4});
    desk.on(TimeChosen{core::GrantNo(2)});
    CHECK(desk.screen<ChooseTime>());
}

TEST_CASE("a terminal that does not know the time offers nothing on the first day") {
    Desk desk;
    auto facts = test::usual_facts();
    facts.clock_trusted = false;
    desk.facts(facts).to_time();
    CHECK(grants(desk.screen<ChooseTime>()->days) == std::vector<std::uint64_t>{4});
}

TEST_CASE("contact is optional: skipped, or checked as typed") {
    Desk desk;
    desk.to_contact();
    REQUIRE(desk.screen<EnterContact>());
    desk.on(Typed{"514 555"}).on(FieldsDone{});
    REQUIRE(desk.screen<EnterContact>());
    CHECK(desk.screen<EnterContact>()->telephone_wrong);
    CHECK_FALSE(desk.screen<EnterContact>()->email_wrong);
    desk.on(Typed{"0123"});
    CHECK_FALSE(desk.screen<EnterContact>()->telephone_wrong); // being mended
    desk.on(FieldFocused{1}).on(Typed{"salma@exemple.ca"}).on(FieldsDone{});
    REQUIRE(desk.screen<Review>());
    CHECK(desk.model.visit.person.telephone == "+15145550123");
    CHECK(desk.model.visit.person.email == "salma@exemple.ca");
    desk.on(BackAsked{});
    REQUIRE(desk.screen<EnterContact>());
    desk.on(ContactSkipped{});
    CHECK(desk.screen<Review>());
    CHECK(desk.model.visit.person.telephone.empty());
}

TEST_CASE("nothing entered is the same as skipped") {
    Desk desk;
    desk.to_contact().on(FieldsDone{});
    CHECK(desk.screen<Review>());
}

TEST_CASE("Back leads all the way to the beginning, one screen at a time") {
    Desk desk;
    desk.to_review();
    std::vector<std::string> way;
    for (int i = 0; i < 8; ++i) {
        way.emplace_back(name(desk.model.screen));
        desk.on(BackAsked{});
    }
    CHECK(way == std::vector<std::string>{"review", "enter-contact", "choose-time", "choose-region", "confirm-person",
                                          "show-document", "choose-language", "attract"});
}

namespace {

// At the question how to reach them, for a meeting that nobody comes to.
Desk far(booking::Mode mode) {
    Desk desk;
    auto facts = test::usual_facts();
    facts.offices[2].modes.push_back(booking::Mode::Telephone);
    facts.hand.push_back(test::grant(30, "laval", "2026-11-25T14:00"));
    facts.hand.back().slot.modes = {booking::Mode::Telephone, booking::Mode::Video};
    desk.facts(facts).to_time().on(ModeChosen{mode}).on(TimeChosen{core::GrantNo(30)});
    REQUIRE(desk.screen<EnterContact>());
    return desk;
}

} // namespace

TEST_CASE("by telephone nobody can do without a number: it is neither skipped nor left out") {
    auto desk = far(booking::Mode::Telephone);
    desk.on(ContactSkipped{});
    REQUIRE(desk.screen<EnterContact>());
    desk.on(FieldFocused{1}).on(Typed{"salma@exemple.ca"}).on(FieldsDone{});
    REQUIRE(desk.screen<EnterContact>());
    CHECK(desk.screen<EnterContact>()->telephone_wrong);
    CHECK(desk.screen<EnterContact>()->focus == ContactField::Telephone);
    desk.on(Typed{"514 555 0123"}).on(FieldsDone{});
    REQUIRE(desk.screen<Review>());
    CHECK(desk.model.visit.person.telephone == "+15145550123");
}

TEST_CASE("by video a number or an address will do, and none will not") {
    auto desk = far(booking::Mode::Video);
    desk.on(ContactSkipped{}).on(FieldsDone{});
    REQUIRE(desk.screen<EnterContact>());
    CHECK(desk.screen<EnterContact>()->telephone_wrong);
    desk.on(FieldFocused{1}).on(Typed{"salma@exemple.ca"}).on(FieldsDone{});
    CHECK(desk.screen<Review>());
}

TEST_CASE("contact was skipped for a meeting in person: for one by telephone it is asked for again") {
    auto desk = far(booking::Mode::Telephone);
    desk.on(BackAsked{}).on(ModeChosen{booking::Mode::InPerson}).on(TimeChosen{core::GrantNo(2)});
    desk.on(ContactSkipped{}).on(ConfirmAsked{});
    desk.on(CommitFailed{core::BookingId("attempt-1"), core::ErrorKind::Conflict});
    REQUIRE(desk.screen<ChooseTime>());
    desk.on(ModeChosen{booking::Mode::Telephone}).on(TimeChosen{core::GrantNo(30)});
    CHECK(desk.screen<EnterContact>());
}

TEST_CASE("what was typed to be reached by is there again after Back, right or wrong") {
    Desk desk;
    desk.to_contact().on(Typed{"514 55"}).on(FieldFocused{1}).on(Typed{"salma@"}).on(BackAsked{});
    REQUIRE(desk.screen<ChooseTime>());
    desk.on(TimeChosen{core::GrantNo(3)});
    REQUIRE(desk.screen<EnterContact>());
    CHECK(desk.model.visit.typed_telephone == "514 55");
    CHECK(desk.model.visit.typed_email == "salma@");
    CHECK(desk.model.visit.person.telephone.empty());
    desk.on(ContactSkipped{}).on(BackAsked{});
    CHECK(desk.model.visit.typed_telephone.empty());
}

TEST_CASE("back at the paper and nothing free once more: reception still sees one person waiting") {
    Desk desk;
    desk.to_region().on(RegionChosen{core::RegionCode("10")}).on(BackAsked{}).on(BackAsked{}).on(BackAsked{});
    REQUIRE(desk.screen<ShowDocument>());
    CHECK(desk.model.visit.person == booking::Person{});
    desk.on(test::passport("EL AMRANI", "SALMA")).on(PersonAccepted{}).on(RegionChosen{core::RegionCode("10")});
    const auto joined = desk.wanted<JoinQueue>();
    REQUIRE(joined.size() == 2);
    CHECK(joined[0].number == joined[1].number);
    CHECK(desk.wanted<CountUnmet>().size() == 1);
}

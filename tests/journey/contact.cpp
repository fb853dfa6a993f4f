#include "kiosk/journey/contact.h"

#include <catch2/catch_test_macros.hpp>

#include "kiosk/journey/letters.h"
#include "tests/journey/desk.h"

using namespace accueil::journey;
using accueil::journey::test::Desk;

TEST_CASE("a telephone number is understood as people write it") {
    CHECK(telephone("514 555-0123").value() == "+15145550123");
    CHECK(telephone("(514) 555.0123").value() == "+15145550123");
    CHECK(telephone("1 514 555 0123").value() == "+15145550123");
    CHECK(telephone("+1 514 555 0123").value() == "+15145550123");
    CHECK(telephone("0033 6 12 34 56 78").value() == "+33612345678");
    CHECK(telephone("011 213 551 23 45 67").value() == "+213551234567");
    CHECK(telephone("+212 6 12 34 56 78").value() == "+212612345678");
    CHECK(telephone("٥١٤٥٥٥٠١٢٣").value() == "+15145550123");
    CHECK(telephone("۵۱۴۵۵۵۰۱۲۳").value() == "+15145550123");
}

TEST_CASE("what can't be a telephone number is not one") {
    for (const auto* typed : {"", "555-0123", "514 555 012", "114 555 0123", "514 055 0123", "5145550123 poste 4", "+",
                              "+0 123 456 789", "+1 234", "+123456789012345678", "5+145550123"}) {
        INFO(typed);
        CHECK_FALSE(telephone(typed).has_value());
    }
}

TEST_CASE("a telephone number is shown as people write it") {
    CHECK(telephone_as_written("+15145550177") == "514\u00A0555\u20110177");
    CHECK(telephone_as_written("+33612345678") == "+33612345678");
    CHECK(telephone(telephone_as_written("+15145550177")).value() == "+15145550177");
}

TEST_CASE("an e-mail address is taken when it is plausible") {
    CHECK(email(" salma@exemple.ca ").value() == "salma@exemple.ca");
    CHECK(email("Salma.EA+qc@Exemple.CO.MA").value() == "Salma.EA+qc@exemple.co.ma");
    CHECK(email("o'brien@exemple.ie").has_value());
    CHECK(email("станислав@пример.рф").has_value());
    for (const auto* typed : {"", "salma", "salma@", "@exemple.ca", "salma@exemple", "salma@exemple.", "sal ma@a.ca",
                              "salma@@a.ca", "salma@a..ca", ".salma@a.ca", "salma@-a.ca", "salma@a.1", "a@b.c"}) {
        INFO(typed);
        CHECK_FALSE(email(typed).has_value());
    }
}

TEST_CASE("names keep their letters and lose what is no part of a name") {
    CHECK(tidy_name("  Nguyễn   Thị  ") == "Nguyễn Thị");
    CHECK(tidy_name("O'Brien-Smith") == "O'Brien-Smith");
    CHECK(tidy_name("4Li<>;") == "Li");
    CHECK(tidy_name("سلمى") == "سلمى");
    CHECK(tidy_name("12 34").empty());
}

TEST_CASE("the erase key takes one letter, with its marks, and never half of one") {
    std::string text = "Zoé";
    erase_letter(text);
    CHECK(text == "Zo");
    text = "e\u0301";
    erase_letter(text);
    CHECK(text.empty());
    erase_letter(text);
    CHECK(text.empty());
}

TEST_CASE("typed letters are bounded and hold no control characters") {
    std::string text = "ab";
    append_letters(text,
                   "c\n\x07"
                   "d\xff"
                   "efgh",
                   6);
    CHECK(text == "abcdef");
}

TEST_CASE("what was typed is judged when its field is left, and forgiven as soon as it is mended") {
    Desk desk;
    desk.to_contact().on(Typed{"514 555"});
    CHECK_FALSE(desk.screen<EnterContact>()->telephone_wrong); // nobody is corrected in the middle of a number
    desk.on(FieldFocused{1});
    CHECK(desk.screen<EnterContact>()->telephone_wrong);
    desk.on(FieldFocused{0}).on(Typed{"0"});
    CHECK_FALSE(desk.screen<EnterContact>()->telephone_wrong);
    desk.on(Typed{"142"}).on(FieldFocused{1}).on(Typed{"linh"}).on(FieldFocused{0});
    CHECK_FALSE(desk.screen<EnterContact>()->telephone_wrong);
    CHECK(desk.screen<EnterContact>()->email_wrong);
    desk.on(FieldFocused{0});
    CHECK_FALSE(desk.screen<EnterContact>()->telephone_wrong); // touched again is not left
}

// The letter and the badge on paper: everything is there, and the code is read from a picture of the page.
#include "shared/slip/letter.h"

#include <catch2/catch_test_macros.hpp>

#include "shared/slip/letter_words.h"
#include "shared/slip/staff_badge.h"
#include "tests/slip/page.h"
#include "tests/slip/sample.h"

using namespace accueil;

namespace {

slip::Letter sample(std::string language) {
    return {.reference = "PAP-2026-004211",
            .surname = "HADDAD",
            .given_names = "Amina",
            .language = std::move(language),
            .region = "Montréal",
            .people = 4,
            .needs = {slip::words_of_need("interpreter"), slip::words_of_need("francisation")},
            .issued_at = core::parse_rfc3339("2026-10-02T15:12:00-04:00").value(),
            .code = "AQ1:" + std::string(250, 'K')};
}

} // namespace

TEST_CASE("A letter in every language is one sheet whose code a camera reads") {
    text::Typesetter typesetter;
    for (const auto& language : test::catalogues().languages().all()) {
        INFO(language.code);
        const auto letter = sample(language.code);
        for (const auto paper : {slip::Paper::Letter, slip::Paper::A4}) {
            const auto pdf = slip::to_pdf(letter, {.paper = paper, .logo = {}}, test::catalogues(), typesetter);
            REQUIRE(pdf);
            CHECK(core::to_text(*pdf).starts_with("%PDF-"));
            if (paper == slip::Paper::Letter) test::keep("letter-" + language.code + ".pdf", *pdf);
        }
        // As a telephone photographs it from arm's length.
        const auto png = slip::to_png(letter, {}, test::catalogues(), typesetter, 72);
        REQUIRE(png);
        CHECK(test::codes_on(*png) == std::vector{letter.code});
        if (language.code == "ar" || language.code == "fr") test::keep("letter-" + language.code + ".png", *png);
    }
}

TEST_CASE("A letter says what the kiosk will know, and leaves out what it does not") {
    const auto& french = test::catalogues().of("fr");
    const auto& arabic = test::catalogues().of("ar").language();
    const auto words = slip::words_of(sample("ar"), french, arabic);
    CHECK(words.known == std::vector<std::string>{french.isolated(arabic.autonym), "Montréal", "4 personnes",
                                                  "Avec interprète", "Apprendre le français"});
    auto bare = sample("ar");
    bare.region.clear(), bare.needs.clear(), bare.people = 0;
    CHECK(slip::words_of(bare, french, arabic).known.size() == 1);
    CHECK(slip::words_of_need("wheelchair").empty());
}

TEST_CASE("A badge is a card with its number, and its code is read") {
    text::Typesetter typesetter;
    const slip::StaffBadgeCard card{"R12",
                                    "7K2M9QXD",
                                    "AQ1:" + std::string(140, 'K'),
                                    core::parse_rfc3339("2026-10-02T15:12:00-04:00").value(),
                                    {}};
    const auto pdf = slip::to_pdf(card, test::catalogues(), typesetter);
    REQUIRE(pdf);
    test::keep("badge.pdf", *pdf);
    auto empty = card;
    empty.code.clear();
    CHECK(slip::to_pdf(empty, test::catalogues(), typesetter).error().kind == core::ErrorKind::InvalidInput);
}

#include "shared/text/catalogue.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>

#include <catch2/catch_test_macros.hpp>
#include <unistd.h>

#include "shared/core/places.h"
#include "tests/core/folder.h"

using namespace accueil;
using namespace std::chrono_literals;

namespace {

const text::Catalogues& catalogues() {
    static const auto loaded = text::Catalogues::load(core::share_folder()).value();
    return loaded;
}

constexpr auto first_of_december = std::chrono::year(2026) / 12 / 1;
const core::Instant half_past_ten = core::parse_rfc3339("2026-12-01T10:30:00-05:00").value();

} // namespace

TEST_CASE("French comes first, then the languages in the order of their files") {
    const auto& all = catalogues().languages().all();
    REQUIRE(all.size() >= 3);
    CHECK(all[0].code == "fr");
    CHECK(all[1].code == "en");
    CHECK(all[2].code == "ar");
    CHECK(all[2].right_to_left());
    CHECK(all[2].body.starts_with("Noto Sans Arabic,Open Sans"));
    CHECK(all[0].body.starts_with("Open Sans,"));
    CHECK(all[0].body.contains("Noto Sans Arabic"));
}

TEST_CASE("a date is written the way its readers write it") {
    CHECK(catalogues().of("fr").date(first_of_december) == "mardi 1er décembre 2026");
    CHECK(catalogues().of("fr").date(std::chrono::year(2026) / 12 / 2) == "mercredi 2 décembre 2026");
    CHECK(catalogues().of("fr").day_month_short(std::chrono::year(2026) / 12 / 2) == "2 déc.");
    CHECK(catalogues().of("fr").weekday_short(first_of_december) == "mar.");
    CHECK(catalogues().of("en").date(first_of_december) == "Tuesday, December 1, 2026");
    CHECK(catalogues().of("ar").date(first_of_december) == "الثلاثاء، 1 ديسمبر 2026");
}

TEST_CASE("a time is Québec's in French, and the language's own elsewhere") {
    CHECK(catalogues().of("fr").time(half_past_ten) == "10\u00A0h\u00A030");
    CHECK(catalogues().of("fr").time(half_past_ten - 90min) == "9\u00A0h");
    CHECK(catalogues().of("en").time(half_past_ten) == "10:30\u00A0a.m.");
    CHECK(catalogues().of("ar").time(half_past_ten) == "10:30\u00A0ص");
}

TEST_CASE("the zone decides the day and the hour, in summer and in winter") {
    const auto late = core::parse_rfc3339("2026-07-01T03:30:00Z").value();
    CHECK(text::local_day(late) == std::chrono::year(2026) / 6 / 30);
    CHECK(catalogues().of("fr").time(late) == "23\u00A0h\u00A030");
    CHECK(catalogues().of("fr").time(late, "America/Blanc-Sablon") == "23\u00A0h\u00A030");
    CHECK(catalogues().of("fr").time(half_past_ten, "America/Halifax") == "11\u00A0h\u00A030");
}

TEST_CASE("placeholders are filled by name, once, and an unknown one stays visible") {
    CHECK(text::fill("{a} et {b}", {{"b", "deux"}, {"a", "un"}}) == "un et deux");
    CHECK(text::fill("{a}", {{"a", "{b}"}, {"b", "non"}}) == "{b}");
    CHECK(text::fill("{inconnu} {", {{"a", "x"}}) == "{inconnu} {");
}

TEST_CASE("a value of the other direction is isolated from the sentence around it") {
    CHECK(catalogues().of("ar").tr("{x}", {{"x", "Rue Sainte-Catherine"}}) == "\u2068Rue Sainte-Catherine\u2069");
    CHECK(catalogues().of("fr").tr("{x}", {{"x", "Rue Sainte-Catherine"}}) == "Rue Sainte-Catherine");
    CHECK(catalogues().of("fr").tr("{x}", {{"x", "ليلى"}}) == "\u2068ليلى\u2069");
}

TEST_CASE("a text without translation is shown in French, never left out") {
    CHECK(catalogues().of("ar").tr("Texte que personne ne traduit") == "Texte que personne ne traduit");
    CHECK(catalogues().of("no-such-language").language().code == "fr");
}

TEST_CASE("one person's language is not another's: catalogues are read at the same time from many threads") {
    const auto read = [](const char* code, const std::string& date, const std::string& time, bool& same) {
        for (int i = 0; i < 200; ++i)
            same = same && catalogues().of(code).date(first_of_december) == date &&
                   catalogues().of(code).time(half_past_ten) == time;
    };
    bool french = true, english = true, arabic = true;
    {
        std::jthread one(read, "fr", "mardi 1er décembre 2026", "10\u00A0h\u00A030", std::ref(french));
        std::jthread two(read, "en", "Tuesday, December 1, 2026", "10:30\u00A0a.m.", std::ref(english));
        std::jthread three(read, "ar", "الثلاثاء، 1 ديسمبر 2026", "10:30\u00A0ص", std::ref(arabic));
    }
    CHECK(french);
    CHECK(english);
    CHECK(arabic);
}

TEST_CASE("a language file with a mistake is named with its line and the reason") {
    const temporary::Folder folder("languages");
    std::ofstream(folder / "xx.toml") << "position = 1\nautonym = \"X\ndirection = \"ltr\"\n";
    const auto broken = text::Languages::load(folder.path());
    REQUIRE_FALSE(broken.has_value());
    CHECK(broken.error().kind == core::ErrorKind::Configuration);
    CHECK(broken.error().detail.starts_with("xx.toml:2:"));
    std::ofstream(folder / "xx.toml") << "autonym = \"X\"\ndirection = \"ltr\"\ntag = \"x\"\n";
    CHECK(text::Languages::load(folder.path()).error().detail.contains("'locale'"));
    std::filesystem::remove(folder / "xx.toml");
    std::filesystem::remove(folder.path());
    CHECK(text::Languages::load(folder.path()).error().kind == core::ErrorKind::NotFound);
}

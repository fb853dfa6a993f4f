#include "shared/slip/layout.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include <catch2/catch_test_macros.hpp>

#include "shared/slip/icalendar.h"
#include "shared/slip/words.h"
#include "tests/slip/page.h"
#include "tests/slip/sample.h"

using namespace accueil;
using slip::Paper;
using test::codes_on;
using test::keep;

namespace {

constexpr std::pair<Paper, const char*> papers[] = {
    {Paper::Receipt80, "receipt"}, {Paper::Receipt58, "narrow"}, {Paper::A4, "a4"}, {Paper::Letter, "letter"}};

} // namespace

TEST_CASE("on every paper and in every language both codes can be read from the page") {
    text::Typesetter typesetter;
    for (const auto& language : test::catalogues().languages().all())
        for (const auto& [paper, name] : papers) {
            const auto slip = test::sample_slip(language.code);
            INFO(language.code << " on " << name);
            // 203 dots an inch is what a thermal printer has; a laser printer has more.
            const auto png = slip::to_png(slip, {.paper = paper, .logo = {}}, test::catalogues(), typesetter, 203);
            REQUIRE(png.has_value());
            keep(std::string(name) + "-" + language.code + ".png", *png);
            const auto codes = codes_on(*png);
            CHECK(std::ranges::contains(codes, slip.code));
            CHECK(std::ranges::contains(codes, slip::to_icalendar(slip, test::catalogues().of(language.code))));
            const auto pdf = slip::to_pdf(slip, {.paper = paper, .logo = {}}, test::catalogues(), typesetter);
            REQUIRE(pdf.has_value());
            CHECK(core::to_text(*pdf).starts_with("%PDF-"));
            // Cairo takes much of a CFF collection along, which is what the Chinese and Korean fonts are.
            const bool collection = language.code.starts_with("zh") || language.code == "ko";
            CHECK(pdf->size() < (collection ? 2'000'000 : 200'000));
            CHECK(slip::to_pdf(slip, {.paper = paper, .logo = {}}, test::catalogues(), typesetter).value() == *pdf);
            keep(std::string(name) + "-" + language.code + ".pdf", *pdf);
        }
}

TEST_CASE("the text of the printed page can be searched and read aloud, in Arabic too") {
    text::Typesetter typesetter;
    const auto pdf = slip::to_pdf(test::sample_slip("ar"), {}, test::catalogues(), typesetter);
    REQUIRE(pdf.has_value());
    keep("searched.pdf", *pdf);
    const auto folder = std::filesystem::path(BUILD_DIR) / "pictures" / "slip";
    const auto line =
        "pdftotext '" + (folder / "searched.pdf").string() + "' '" + (folder / "searched.txt").string() + "'";
    REQUIRE(std::system(line.c_str()) == 0);
    std::ifstream in(folder / "searched.txt");
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    CHECK(text.contains("K7QM-2F9D"));
    CHECK(text.contains("mardi 1er décembre 2026"));
    CHECK(text.contains("مكان الموعد"));
}

TEST_CASE("every word of the slip has its letters in every language") {
    text::Typesetter typesetter;
    for (const auto& language : test::catalogues().languages().all()) {
        const auto words = slip::words_of(test::sample_slip(language.code), test::catalogues().of(language.code));
        for (const auto& text : {words.programme, words.title, words.date, words.time, words.how, words.change,
                                 words.calendar_caption, words.code_caption, words.bring.front()}) {
            INFO(language.code << ": " << text);
            CHECK(typesetter.measure({.text = text, .style = {}, .language = &language}).missing_glyphs == 0);
        }
    }
}

TEST_CASE("the slip says how a meeting goes that is not in person") {
    auto slip = test::sample_slip("fr");
    slip.mode = booking::Mode::Telephone;
    slip.interpreter = true;
    const auto words = slip::words_of(slip, test::catalogues().of("fr"));
    CHECK(words.how == "Par téléphone · 4 personnes");
    CHECK(words.where.size() == 1);
    CHECK(std::ranges::contains(words.notes, "Un agent vous appellera à l’heure prévue."));
    CHECK(std::ranges::contains(words.notes, "Un interprète sera présent."));
}

TEST_CASE("a slip without its code is refused, not printed half") {
    text::Typesetter typesetter;
    auto slip = test::sample_slip("fr");
    slip.code.clear();
    CHECK(slip::to_pdf(slip, {}, test::catalogues(), typesetter).error().kind == core::ErrorKind::InvalidInput);
}

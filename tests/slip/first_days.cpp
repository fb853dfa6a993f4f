// The list for the first days, and its page.
#include "shared/slip/first_days.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch_test_macros.hpp>

#include "shared/slip/layout.h"
#include "tests/slip/sample.h"

using namespace accueil;
using booking::PlanPart;

namespace {

bool says(const std::vector<std::string>& steps, std::string_view word) {
    return std::ranges::any_of(steps, [&](const std::string& step) { return step.contains(word); });
}

// The text of a file ends each page with a form feed.
std::size_t pages_of(const core::Bytes& pdf, const std::string& name) {
    const auto folder = std::filesystem::path(BUILD_DIR) / "pictures" / "slip";
    std::filesystem::create_directories(folder);
    const auto file = folder / name;
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(pdf.data()), static_cast<std::streamsize>(pdf.size()));
    const auto line = "pdftotext '" + file.string() + "' '" + file.string() + ".txt'";
    REQUIRE(std::system(line.c_str()) == 0);
    std::ifstream in(file.string() + ".txt");
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    return static_cast<std::size_t>(std::ranges::count(text, '\f'));
}

} // namespace

TEST_CASE("whoever wishes nothing special is told everything; a wish makes the list shorter") {
    const auto all = slip::first_steps(1, {});
    for (const auto* word : {"RAMQ", "NAS", "bail", "Francisation", "Diplômes", "Services Québec", "organismes"})
        CHECK(says(all, word));
    const std::array work{PlanPart::Employment};
    const auto worker = slip::first_steps(1, work);
    CHECK(says(worker, "RAMQ"));
    CHECK(says(worker, "NAS"));
    CHECK(says(worker, "Diplômes"));
    CHECK_FALSE(says(worker, "bail"));
    CHECK(worker.size() < all.size());
}

TEST_CASE("school is for families") {
    CHECK_FALSE(says(slip::first_steps(1, {}), "École"));
    CHECK(says(slip::first_steps(3, {}), "École"));
}

TEST_CASE("all four parts of the plan are named in every language, the wished ones marked") {
    const std::array wishes{PlanPart::Francisation, PlanPart::Community};
    for (const auto& language : test::catalogues().languages().all()) {
        const auto days = slip::first_days_of(4, wishes, test::catalogues().of(language.code));
        REQUIRE(days.parts.size() == 4);
        CHECK_FALSE(days.parts[0].wished);
        CHECK(days.parts[1].wished);
        CHECK(days.parts[3].wished);
        INFO(language.code << ": " << days.title);
        CHECK((language.code == "fr" || days.title != "Vos premiers jours"));
    }
}

TEST_CASE("the operator's pages may have an address for each language") {
    CHECK(slip::guide_in("https://accueil.example/{language}/", "ar") == "https://accueil.example/ar/");
    CHECK(slip::guide_in("https://accueil.example/", "ar") == "https://accueil.example/");
}

TEST_CASE("a sheet has a second page; a roll goes on") {
    text::Typesetter typesetter;
    auto slip = test::sample_slip("ar");
    slip.plan = {PlanPart::Employment};
    const slip::Stationery sheet{.logo = {}, .guide = "https://accueil.example/{language}/"};
    const auto pdf = slip::to_pdf(slip, sheet, test::catalogues(), typesetter);
    REQUIRE(pdf.has_value());
    CHECK(pages_of(*pdf, "two-pages.pdf") == 2);
    const auto roll = slip::to_pdf(slip, {.paper = slip::Paper::Receipt80, .logo = {}, .guide = sheet.guide},
                                   test::catalogues(), typesetter);
    REQUIRE(roll.has_value());
    CHECK(pages_of(*roll, "roll.pdf") == 1);
    for (const auto* code : {"fr", "ar", "ta", "zh-Hans"}) {
        auto page = test::sample_slip(code);
        page.plan = slip.plan;
        const auto png = slip::to_png(page, sheet, test::catalogues(), typesetter, 110, 2);
        REQUIRE(png.has_value());
        const auto folder = std::filesystem::path(BUILD_DIR) / "pictures" / "slip";
        std::filesystem::create_directories(folder);
        std::ofstream(folder / (std::string("first-days-") + code + ".png"), std::ios::binary)
            .write(reinterpret_cast<const char*>(png->data()), static_cast<std::streamsize>(png->size()));
    }
}

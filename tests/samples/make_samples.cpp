// make-samples DIRECTORY [YYYY-MM-DD]: draws the sample documents as a camera over the desk sees them.
//
// One PNG a document, plus "unreadable" (a boarding pass too small and blurred for anyone) and "empty-desk".
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <string_view>

#include "shared/scanning/picture.h"
#include "tests/samples/desk.h"
#include "tests/samples/documents.h"
#include "tests/samples/drawing.h"
#include "tests/samples/page.h"

using namespace accueil;

namespace {

std::chrono::year_month_day today() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

std::optional<std::chrono::year_month_day> parse_day(std::string_view text) {
    int year = 0;
    unsigned month = 0, day = 0;
    const auto number = [&](std::size_t at, std::size_t size, auto& value) {
        if (text.size() < at + size) return false;
        const auto part = text.substr(at, size);
        return std::from_chars(part.data(), part.data() + size, value).ec == std::errc{};
    };
    if (!number(0, 4, year) || !number(5, 2, month) || !number(8, 2, day)) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

bool save(const scanning::Frame& frame, const std::filesystem::path& directory, const std::string& name) {
    const auto saved = scanning::save_png(frame.view(), directory / (name + ".png"));
    if (!saved) std::fprintf(stderr, "make-samples: %s: %s\n", name.c_str(), saved.error().detail.c_str());
    return saved.has_value();
}

bool make(const std::filesystem::path& directory, std::chrono::year_month_day day) {
    samples::Dice dice(1608);
    bool all = true;
    for (const auto& document : samples::documents(day)) {
        const auto code = samples::draw(document.symbology, document.payload);
        samples::DeskScene scene{.module = 3, .angle = dice.between(-8, 8), .noise = 3};
        scene.module = std::min(3.5, 640.0 / code.width());
        all &= save(samples::desk(scene, code, dice), directory, document.name);
    }
    for (const auto& page : samples::pages()) {
        const samples::Held held{
            .scene = {.angle = dice.between(-8, 8), .y = 0.46, .noise = 3}, .fill = 0.8, .tilt_down = 4};
        all &= save(samples::seen_page(samples::draw_page(page.person), held, dice), directory, page.name);
    }
    const auto pass = samples::documents(day).front();
    const samples::DeskScene hopeless{.module = 0.9, .angle = 20, .noise = 8, .blur = 2};
    all &= save(samples::desk(hopeless, samples::draw(pass.symbology, pass.payload), dice), directory, "unreadable");
    all &= save(samples::desk({.noise = 3}, {}, dice, false), directory, "empty-desk");
    return all;
}

} // namespace

int main(int argc, char** argv) {
    const auto day = argc > 2 ? parse_day(argv[2]) : today();
    if (argc < 2 || argc > 3 || !day) {
        std::fprintf(stderr, "use: make-samples DIRECTORY [YYYY-MM-DD]\n");
        return 2;
    }
    const std::filesystem::path directory = argv[1];
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    return make(directory, *day) ? 0 : 1;
}

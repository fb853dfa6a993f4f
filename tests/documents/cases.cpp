// Every <case>.txt below tests/data is a payload (the last line end is the file's own), <case>.json what the kiosk and
// `accueilctl document parse` must make of it on 2 March 2026, or at the moment that <case>.at names.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "shared/documents/json.h"
#include "shared/documents/recognise.h"

namespace {

using namespace accueil;
namespace fs = std::filesystem;

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

void check_folder(const char* folder, std::size_t at_least) {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(TEST_DATA) / folder)) {
        if (entry.path().extension() != ".txt") continue;
        ++count;
        INFO(entry.path().filename().string());
        const auto at = content(fs::path(entry.path()).replace_extension(".at"));
        const documents::RecogniseContext context(*core::parse_rfc3339(at.empty() ? "2026-03-02T10:00:00-05:00" : at));
        const auto expected = nlohmann::ordered_json::parse(content(fs::path(entry.path()).replace_extension(".json")));
        const auto found = documents::to_json(documents::recognise(core::to_bytes(content(entry.path())), context));
        CHECK(found.dump(1) == expected.dump(1));
    }
    CHECK(count >= at_least);
}

} // namespace

TEST_CASE("Boarding passes, as airlines print them") { check_folder("bcbp", 25); }
TEST_CASE("Machine-readable zones, as readers send them") { check_folder("mrz", 25); }

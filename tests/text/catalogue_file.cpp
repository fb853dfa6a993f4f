#include "shared/text/catalogue_file.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>

#include "shared/core/places.h"
#include "shared/text/catalogue.h"
#include "tests/core/folder.h"

using namespace accueil;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string real_catalogue() { return bytes_of(core::share_folder() / "locale/ar/LC_MESSAGES/accueil.mo"); }

std::uint32_t number(const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = value << 8U | static_cast<std::uint8_t>(bytes[at + i]);
    return value;
}

void put(std::string& bytes, std::size_t at, std::uint32_t value) {
    for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(value >> 8U * i);
}

} // namespace

TEST_CASE("the catalogues that we ship are whole") {
    std::size_t seen = 0;
    for (const auto& entry : std::filesystem::directory_iterator(core::share_folder() / "locale")) {
        INFO(entry.path());
        CHECK(text::is_whole_catalogue(bytes_of(entry.path() / "LC_MESSAGES/accueil.mo")));
        ++seen;
    }
    CHECK(seen > 20);
}

TEST_CASE("a catalogue cut anywhere is not whole") {
    const auto bytes = real_catalogue();
    for (std::size_t size = 0; size < bytes.size(); size += size < 64 ? 1 : 97)
        CHECK_FALSE(text::is_whole_catalogue(std::string_view(bytes).substr(0, size)));
}

TEST_CASE("a catalogue whose offsets lead outside of it is refused, not followed") {
    const auto whole = real_catalogue();
    const auto keys = number(whole, 12), values = number(whole, 16), hashes = number(whole, 24);
    for (const std::size_t at : {std::size_t{8}, std::size_t{12}, std::size_t{16}, std::size_t{24}, keys + 4UL,
                                 keys + 8UL, values + 4UL, values + 8UL, hashes + 0UL}) {
        auto bytes = whole;
        put(bytes, at, 0x47000000);
        INFO("at " << at);
        CHECK_FALSE(text::is_whole_catalogue(bytes));
    }
}

TEST_CASE("a table of hashes in which a search would not end is refused") {
    auto bytes = real_catalogue();
    const auto size = number(bytes, 20), table = number(bytes, 24);
    SECTION("no empty place") {
        for (std::uint32_t i = 0; i < size; ++i)
            if (number(bytes, table + 4 * i) == 0) put(bytes, table + 4 * i, 1);
    }
    SECTION("a size that steps may miss places of") { put(bytes, 20, size - 1); }
    SECTION("no size to step by") { put(bytes, 20, 2); }
    CHECK_FALSE(text::is_whole_catalogue(bytes));
}

TEST_CASE("a catalogue with a key outside of its file is refused, and the program lives") {
    const temporary::Folder folder("catalogue");
    std::filesystem::create_directories(folder / "fr/LC_MESSAGES");
    std::filesystem::copy_file(TEST_DATA "/../fuzz/seeds/fuzz_catalogue/key-outside-of-the-file",
                               folder / "fr/LC_MESSAGES/accueil.mo");
    text::Language french;
    french.code = "fr";
    french.tag = "fr-CA";
    french.locale = "fr_CA";
    const auto catalogue = text::Catalogue::load(french, folder.path());
    REQUIRE_FALSE(catalogue);
    CHECK(catalogue.error().kind == core::ErrorKind::Corrupt);
}

// Reads the compiled catalogues themselves, so that nothing stands between the translators' work and the checks.
#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "shared/core/places.h"
#include "shared/text/block.h"
#include "shared/text/catalogue.h"

using namespace accueil;

namespace {

struct Message {
    std::vector<std::string> french; // one, or singular and plural
    std::vector<std::string> forms;
};

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t from = 0;;) {
        const auto end = text.find('\0', from);
        parts.push_back(text.substr(from, end - from));
        if (end == std::string::npos) return parts;
        from = end + 1;
    }
}

// GNU gettext manual, "The Format of GNU MO Files", in the byte order of this machine.
std::vector<Message> messages(const std::string& code) {
    const auto file = core::share_folder() / "locale" / code / "LC_MESSAGES/accueil.mo";
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const auto number = [&](std::size_t at) {
        std::uint32_t value = 0;
        std::memcpy(&value, bytes.data() + at, sizeof value);
        return value;
    };
    REQUIRE(bytes.size() > 28);
    REQUIRE(number(0) == 0x950412deU);
    const auto text = [&](std::size_t table, std::size_t i) {
        return bytes.substr(number(table + i * 8 + 4), number(table + i * 8));
    };
    std::vector<Message> all;
    for (std::size_t i = 0; i < number(8); ++i)
        if (auto key = text(number(12), i); !key.empty()) all.push_back({split(key), split(text(number(16), i))});
    return all;
}

std::set<std::string> placeholders(const std::string& text) {
    std::set<std::string> names;
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
        names.insert(text.substr(open, text.find('}', open) - open + 1));
    return names;
}

const text::Catalogues& catalogues() {
    static const auto loaded = text::Catalogues::load(core::share_folder()).value();
    return loaded;
}

bool in_script(const text::Language& language, const std::string& words) {
    if (!language.right_to_left()) return true;
    // Letters of Arabic: U+0600 … U+06FF are 0xD8 … 0xDB as first byte.
    return std::ranges::any_of(words, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xD8 && byte <= 0xDB;
    });
}

} // namespace

TEST_CASE("a translation has the placeholders of its French text, no more and no fewer") {
    for (const auto& language : catalogues().languages().all())
        for (const auto& message : messages(language.code))
            for (std::size_t i = 0; i < message.forms.size(); ++i) {
                const auto wanted = placeholders(message.french.back());
                auto found = placeholders(message.forms[i]);
                INFO(language.code << ": " << message.french.front() << " → " << message.forms[i]);
                // A form for exactly none, one or two may say its number in a word.
                if (message.french.size() == 2 && wanted.contains("{n}") && i + 1 < message.forms.size())
                    found.insert("{n}");
                CHECK(found == wanted);
            }
}

TEST_CASE("every character of every translation has a glyph in the fonts of its language") {
    text::Typesetter typesetter;
    for (const auto& language : catalogues().languages().all())
        for (const auto& message : messages(language.code))
            for (const auto& form : message.forms) {
                INFO(language.code << ": " << form);
                CHECK(typesetter.measure({.text = form, .style = {}, .language = &language}).missing_glyphs == 0);
            }
}

TEST_CASE("a translation ends as its French text does, and is in its own script") {
    // Every script has its own full stop and question mark: Arabic, Urdu, Devanagari, Chinese, Ethiopic.
    using Mark = std::pair<std::string_view, std::string_view>;
    const auto last = [](const std::string& text) -> std::string {
        for (const auto& [mark, french] :
             {Mark{"…", "…"}, Mark{"?", "?"}, Mark{"؟", "?"}, Mark{"？", "?"}, Mark{"፧", "?"}, Mark{"!", "!"},
              Mark{"！", "!"}, Mark{":", ":"}, Mark{"：", ":"}, Mark{"፦", ":"}, Mark{".", "."}, Mark{"。", "."},
              Mark{"।", "."}, Mark{"۔", "."}, Mark{"።", "."}})
            if (text.ends_with(mark)) return std::string(french);
        return {};
    };
    for (const auto& language : catalogues().languages().all())
        for (const auto& message : messages(language.code))
            for (const auto& form : message.forms) {
                INFO(language.code << ": " << message.french.front() << " → " << form);
                CHECK(last(form) == last(message.french.front()));
                CHECK(form.front() != ' ');
                CHECK(form.back() != ' ');
                if (std::ranges::any_of(message.french.front(), [](char c) { return c >= 'a' && c <= 'z'; }))
                    CHECK(in_script(language, form));
            }
}

TEST_CASE("Arabic counts in its six ways") {
    const auto& arabic = catalogues().of("ar");
    const auto people = [&](std::int64_t n) { return arabic.ntr("{n} personne", "{n} personnes", n); };
    CHECK(people(1) == "شخص واحد");
    CHECK(people(2) == "شخصان");
    CHECK(people(3) == "3 أشخاص");
    CHECK(people(10) == "10 أشخاص");
    CHECK(people(11) == "11 شخصًا");
    CHECK(people(100) == "100 شخص");
    CHECK(people(103) == "103 أشخاص");
    CHECK(catalogues().of("fr").ntr("{n} personne", "{n} personnes", 0) == "0 personne");
    CHECK(catalogues().of("fr").ntr("{n} personne", "{n} personnes", 2) == "2 personnes");
    CHECK(catalogues().of("en").ntr("{n} personne", "{n} personnes", 0) == "0 people");
}

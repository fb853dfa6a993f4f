#include "shared/text/block.h"

#include <algorithm>

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "shared/core/places.h"
#include "shared/text/language.h"

using namespace accueil;
using text::Align;
using text::Block;

namespace {

const text::Languages& languages() {
    static const auto loaded = text::Languages::load(core::share_folder() / "languages").value();
    return loaded;
}

Block block(const char* code, std::string words) {
    return Block{.text = std::move(words),
                 .style = {},
                 .language = languages().find(code),
                 .width = 0,
                 .align = Align::Start,
                 .max_lines = 0};
}

} // namespace

TEST_CASE("a block is measured without being drawn, and breaks at its width") {
    text::Typesetter typesetter;
    auto words = block("fr", "Votre rendez-vous est confirmé");
    const auto line = typesetter.measure(words);
    CHECK(line.lines == 1);
    CHECK(line.width > 300);
    CHECK_FALSE(line.cut);
    words.width = line.width / 2;
    const auto broken = typesetter.measure(words);
    CHECK(broken.lines >= 2);
    CHECK(broken.height > line.height * 1.9F);
    CHECK(broken.width <= words.width);
}

TEST_CASE("what does not fit is cut with an ellipsis and says so") {
    text::Typesetter typesetter;
    auto words = block("fr", "Un texte beaucoup trop long pour la place qui lui est donnée");
    words.width = 200;
    words.max_lines = 1;
    CHECK(typesetter.measure(words).cut);
    words.width = 2000;
    CHECK_FALSE(typesetter.measure(words).cut);
    auto word = block("fr", "anticonstitutionnellement");
    word.width = 100;
    CHECK(typesetter.measure(word).wide);
}

TEST_CASE("Arabic starts at the right, is joined, and every letter has a glyph") {
    text::Typesetter typesetter;
    auto words = block("ar", "مرحبًا بكم في كيبيك");
    CHECK(typesetter.measure(words).missing_glyphs == 0);
    words.width = 900;
    const auto mask = typesetter.mask(words);
    CHECK(mask.left > 450);
    words.align = Align::End;
    CHECK(typesetter.mask(words).left < 20);
    // Joined letters take less room than the same letters standing alone.
    CHECK(typesetter.measure(block("ar", "سلام")).width < typesetter.measure(block("ar", "س ل ا م")).width * 0.8F);
}

TEST_CASE("a character that no font has is counted") {
    text::Typesetter typesetter;
    CHECK(typesetter.measure(block("fr", "\U00013000 \U0010FFFD")).missing_glyphs > 0);
    CHECK(typesetter.measure(block("fr", "Œuvre à 10\u00A0h\u00A030 – l’été « ici »")).missing_glyphs == 0);
}

TEST_CASE("a mask holds one byte a pixel and becomes white pixels") {
    text::Typesetter typesetter;
    const auto mask = typesetter.mask(block("en", "Hello"));
    REQUIRE(mask.alpha.size() == static_cast<std::size_t>(mask.width * mask.height));
    CHECK(*std::ranges::max_element(mask.alpha) > 200);
    CHECK(text::white_rgba(mask).size() == mask.alpha.size() * 4);
    CHECK(typesetter.mask(block("en", "")).alpha.empty());
}

TEST_CASE("lines stand equally far apart, whatever fonts they mix") {
    text::Typesetter typesetter;
    const float plain = typesetter.measure(block("fr", "Madame")).height;
    CHECK(plain == Catch::Approx(32 * 1.4F).margin(1));
    CHECK(typesetter.measure(block("fr", "Madame ليلى")).height < plain * 1.25F);
    CHECK(typesetter.measure(block("ar", "مرحبًا")).height < 32 * 1.7F);
}

TEST_CASE("a French colon never begins a line") {
    text::Typesetter typesetter;
    auto words = block("fr", "Adresse : ici");
    words.width = typesetter.measure(block("fr", "Adresse")).width + 12;
    const auto kept = typesetter.measure(words);
    CHECK(kept.wide); // rather a little too wide than torn apart
}

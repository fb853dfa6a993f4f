// The keyboards: every letter of an alphabet can be typed, by finger and by keypad.
#include "kiosk/view/keyboards.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/view/stage.h"

using namespace accueil;
using namespace accueil::view;
using stage::settle;

TEST_CASE("every keyboard holds its alphabet, each letter once, in rows that fit the screen") {
    REQUIRE(all_keyboards().size() >= 13);
    for (const auto& [code, board] : all_keyboards()) {
        std::set<std::string> letters;
        for (const KeyLayer& layer : board.layers) {
            CHECK_FALSE(layer.label.empty());
            CHECK(layer.rows.size() <= 3);
            for (const KeyRow& row : layer.rows) {
                INFO(code << " row of " << row.size());
                CHECK(row.size() <= 12);
                for (const std::string& letter : row) {
                    INFO(letter);
                    CHECK(letters.insert(letter).second);
                }
            }
        }
        for (const std::string& letter : letters_of(board.alphabet)) {
            INFO(code << " has no " << letter);
            CHECK(letters.contains(letter));
        }
    }
}

TEST_CASE("every language offers Latin letters first: names are spelled as on the passport") {
    for (const auto& language : stage::catalogues().languages().all()) {
        INFO(language.code);
        for (const std::string& code : language.keyboards) CHECK(all_keyboards().contains(code));
        const auto boards = keyboards_of(language.keyboards);
        REQUIRE_FALSE(boards.empty());
        CHECK(boards.front()->script == "latin");
        CHECK(boards.size() >= 2);
    }
    for (const auto& [language, script] : {std::pair{"ar", "arabic"},
                                           {"fa", "arabic"},
                                           {"ps", "arabic"},
                                           {"ur", "arabic"},
                                           {"ru", "cyrillic"},
                                           {"uk", "cyrillic"}}) {
        INFO(language);
        const auto boards = keyboards_of(stage::catalogues().of(language).language().keyboards);
        CHECK(std::ranges::any_of(boards, [&](const Keyboard* board) { return board->script == script; }));
    }
}

TEST_CASE("capitals are those of the language") {
    const auto& all = all_keyboards();
    CHECK(all.at("azerty").capital("é") == "É");
    CHECK(all.at("azerty").capital("œ") == "Œ");
    CHECK(all.at("qwerty").capital("ß") == "ß");
    CHECK(all.at("turkish").capital("i") == "İ");
    CHECK(all.at("turkish").capital("ı") == "I");
    CHECK(all.at("vietnamese").capital("ậ") == "Ậ");
    CHECK(all.at("ukrainian").capital("ґ") == "Ґ");
    CHECK(all.at("arabic").capital("ب") == "ب");
}

namespace {

// All that can be typed on the page's keyboard by going through its layers.
std::set<std::string> reachable(View& view, const journey::Model& model) {
    std::set<std::string> ids;
    for (int layer = 0; layer < 4; ++layer) {
        for (const Node& node : view.tree().nodes)
            if (node.role == NodeRole::Key) ids.insert(node.id);
        if (!view.tap("key.accents")) break;
        settle(view, model);
    }
    return ids;
}

} // namespace

TEST_CASE("every letter of every keyboard of a language is a key that can be touched") {
    auto view = stage::open();
    for (const auto& language : stage::catalogues().languages().all()) {
        const auto model = samples::model_of("enter-name", language.code);
        view->forget_personal();
        settle(*view, model);
        for (const Keyboard* board : keyboards_of(language.keyboards)) {
            const auto ids = reachable(*view, model);
            for (const std::string& letter : letters_of(board->alphabet)) {
                INFO(language.code << " " << board->code << " " << letter);
                CHECK(ids.contains("key." + letter));
            }
            CHECK(view->tap("key.keyboard"));
            settle(*view, model);
        }
    }
}

TEST_CASE("a key types what it shows, and the keyboard that a person changed to is forgotten with the page") {
    auto view = stage::open();
    const auto model = samples::model_of("enter-name", "ru");
    settle(*view, model);
    REQUIRE(view->tree().find("key.q") != nullptr);
    REQUIRE(view->tap("key.keyboard"));
    settle(*view, model);
    REQUIRE(view->tap("key.ж"));
    const auto events = settle(*view, model);
    REQUIRE(stage::count<journey::Typed>(events) == 1);
    CHECK(stage::nth<journey::Typed>(events).text == "Ж");
    view->forget_personal();
    settle(*view, model);
    CHECK(view->tree().find("key.ж") == nullptr);
    CHECK(view->tree().find("key.q") != nullptr);
}

TEST_CASE("an address is typed on plain letters, whatever the language") {
    auto view = stage::open();
    for (const auto& language : stage::catalogues().languages().all()) {
        INFO(language.code);
        settle(*view, samples::model_of("enter-contact.email", language.code));
        for (const char* key : {"key.a", "key.z", "key.0", "key.at", "key.dot", "key.hyphen", "key.underscore"})
            CHECK(view->tree().find(key) != nullptr);
    }
}

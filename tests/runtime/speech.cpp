// The voice follows the screen: who hears it, when, and what is forgotten.
#include "kiosk/runtime/speech.h"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <thread>

#include "shared/core/places.h"

using namespace accueil;
using namespace accueil::runtime;
using view::Key;
using view::NodeRole;

namespace {

const text::Catalogues& catalogues() {
    static const auto loaded = text::Catalogues::load(core::share_folder()).value();
    return loaded;
}

view::Tree page(const char* language, const char* title, const char* name = "") {
    view::Tree tree{.screen = "confirm-person", .language = language, .nodes = {}, .inks = {}};
    tree.nodes.push_back({.id = "title", .role = NodeRole::Heading, .label = title});
    if (*name != 0)
        tree.nodes.push_back({.id = "person.name", .role = NodeRole::Text, .label = name, .personal = true});
    tree.nodes.push_back({.id = "go", .role = NodeRole::Button, .label = "Aller", .order = 0});
    return tree;
}

class Listener {
  public:
    explicit Listener(configuration::Speech when = configuration::Speech::Headphones)
        : speech(when, std::make_unique<platform::NullSink>(), catalogues(), "en") {
        speech.remember([] {});
    }
    void follow(const view::Tree& tree, std::vector<Key> keys = {}, const char* focus = "") {
        speech.follow(tree, focus, catalogues().of(tree.language), keys);
    }
    std::vector<platform::Said> heard() {
        for (;; std::this_thread::sleep_for(std::chrono::milliseconds{2}))
            if (auto said = speech.take_said()) return *said;
    }
    std::string text() {
        std::string all;
        for (const auto& said : heard()) all += said.passage.text + "|";
        return all;
    }
    Speech speech;
};

} // namespace

TEST_CASE("nobody hears anything until headphones are in, then the page that is there") {
    Listener listener;
    listener.follow(page("fr", "Bonjour"));
    CHECK(listener.heard().empty());
    listener.follow(page("fr", "Bonjour"), {Key::PluggedIn});
    const auto said = listener.heard();
    REQUIRE(said.size() == 2); // and how to go on
    CHECK(said[0].passage.text == "Bonjour");
    CHECK(said[0].passage.voice == "fr");
    CHECK(said[0].whole);
    CHECK(said[0].samples > 1000);
    listener.follow(page("fr", "Au revoir"));
    CHECK(listener.text() == "Au revoir|");
    listener.follow(page("fr", "Encore"), {Key::PluggedOut});
    CHECK(listener.heard().empty());
}

TEST_CASE("what is personal is for headphones only") {
    Listener loud(configuration::Speech::Always);
    loud.follow(page("fr", "Est-ce bien vous ?", "Salma El Amrani"));
    CHECK_FALSE(loud.text().contains("Salma"));
    loud.follow(page("fr", "Est-ce encore vous ?", "Salma El Amrani"), {Key::PluggedIn});
    CHECK(loud.text().contains("Salma"));
    Listener off(configuration::Speech::Off);
    off.follow(page("fr", "Bonjour"), {Key::PluggedIn});
    CHECK(off.heard().empty());
}

TEST_CASE("the page is said again by a key, and an arrow that leads nowhere says where it stands") {
    Listener listener;
    listener.follow(page("fr", "Bonjour"), {Key::PluggedIn});
    (void)listener.heard();
    listener.follow(page("fr", "Bonjour"));
    CHECK(listener.heard().empty());
    listener.follow(page("fr", "Bonjour"), {Key::Repeat});
    CHECK(listener.text().starts_with("Bonjour|"));
    listener.follow(page("fr", "Bonjour"), {Key::Next}, "go");
    CHECK(listener.text() == "Aller, bouton|");
    listener.follow(page("fr", "Bonjour"), {Key::Right}, "go");
    CHECK(listener.text() == "Aller, bouton|");
}

TEST_CASE("the volume is told, and forgotten with the person") {
    Listener listener;
    listener.follow(page("fr", "Bonjour"), {Key::PluggedIn});
    CHECK(listener.heard().front().passage.volume == 60);
    listener.follow(page("fr", "Bonjour"), {Key::Louder});
    const auto louder = listener.heard();
    REQUIRE(louder.size() == 1);
    CHECK(louder.front().passage.text == "Volume : 4 sur 5");
    CHECK(louder.front().passage.volume == 80);
    for (int i = 0; i < 9; ++i) listener.follow(page("fr", "Bonjour"), {Key::Louder});
    CHECK(listener.speech.level() == Speech::levels);
    listener.speech.forget();
    CHECK(listener.speech.level() == Speech::usual_level);
    listener.follow(page("fr", "Bienvenue"));
    CHECK(listener.heard().back().passage.volume == 60);
}

TEST_CASE("when the person has gone nothing of them is said any more") {
    Listener listener;
    std::string novel;
    for (int i = 0; i < 400; ++i) novel += "Salma El Amrani, mercredi à dix heures. ";
    listener.follow(page("fr", "Voici", novel.c_str()), {Key::PluggedIn});
    listener.speech.forget();
    for (const auto& said : listener.heard()) CHECK_FALSE((said.whole && said.passage.text.contains("Salma")));
}

TEST_CASE("a language without a voice is explained in French and in English, once, and not mispronounced") {
    Listener listener;
    listener.follow(page("so", "Halkee ayaad degi doontaa?"), {Key::PluggedIn});
    const auto said = listener.heard();
    REQUIRE(said.size() == 2);
    CHECK(said[0].passage.voice == "fr");
    CHECK(said[0].passage.text.starts_with("Cette borne ne parle pas cette langue"));
    CHECK(said[1].passage.voice == "en-us");
    listener.follow(page("so", "Goorma?"));
    CHECK(listener.heard().empty());
}

TEST_CASE("each piece is said by the voice that knows its letters") {
    const auto& arabic = catalogues().of("ar");
    const auto said = passages({{.text = "موعد في \u2068Bureau de Montréal\u2069 غدا", .language = "ar"},
                                {.text = "Pashto", .language = "ps"}},
                               arabic, catalogues(), true);
    REQUIRE(said.size() == 4);
    CHECK(said[0].voice == "ar");
    CHECK(said[1].voice == "fr");
    CHECK(said[1].text == "Bureau de Montréal");
    CHECK(said[3].text == view::without_voice(arabic).text);
}

TEST_CASE("hours and telephone numbers are said as people say them") {
    const auto& french = catalogues().of("fr");
    const auto said = passages({{.text = "mercredi – 10\u00A0h\u00A030", .language = "fr"},
                                {.text = "\u2066+15145550177\u2069", .language = "fr"},
                                {.text = "9 h, huit hommes", .language = "fr"}},
                               french, catalogues(), true);
    REQUIRE(said.size() == 3);
    CHECK(said[0].text.contains("10 heures 30"));
    CHECK(said[1].text.contains("5 1 4 5 5 5"));
    CHECK(said[2].text.contains("9 heures, huit hommes"));
}

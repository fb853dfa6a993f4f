// What somebody hears who does not see the page.
#include "kiosk/view/announcement.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/view/stage.h"

using namespace accueil;
using namespace accueil::view;
using stage::settle;

namespace {

const text::Catalogue& words(const char* language) { return stage::catalogues().of(language); }

std::string all(const Utterances& utterances) {
    std::string text;
    for (const Utterance& utterance : utterances) text += utterance.text + "\n";
    return text;
}

Tree tree_of(View& view, const char* sample, const char* language) {
    settle(view, samples::model_of(sample, language));
    return view.tree();
}

} // namespace

TEST_CASE("a page is its step, its title, what is to be read, then where the keypad stands") {
    auto view = stage::open();
    const Tree tree = tree_of(*view, "confirm-person", "fr");
    const Utterances said = whole_page(tree, "person.yes", words("fr"));
    REQUIRE(said.size() >= 4);
    CHECK(said[0].text == "Étape 3 sur 6");
    CHECK(said[1].text == "Est-ce bien vous ?");
    CHECK(said[2].personal); // the name
    CHECK(said.back().text == "Oui, c’est moi, bouton");
    CHECK(whole_page(tree, "", words("fr")).size() == said.size() - 1);
}

TEST_CASE("what has the ring is its name, what it is, its state and its place") {
    auto view = stage::open();
    const Tree regions = tree_of(*view, "choose-region.again", "ar");
    const Utterances region = focused(regions, "region.06", words("ar"));
    REQUIRE(region.size() == 2);
    CHECK(region[0] == Utterance{.text = "Montréal", .language = "fr"}); // a place is said as it is called here
    CHECK(region[1].language == "ar");
    CHECK(region[1].text.contains("تم اختياره"));
    const Tree times = tree_of(*view, "choose-time", "fr");
    const auto time = std::ranges::find_if(times.nodes, [](const Node& n) { return n.id.starts_with("time."); });
    REQUIRE(time != times.nodes.end());
    CHECK(all(focused(times, time->id, words("fr"))).starts_with("mercredi 25 novembre, 9"));
    CHECK(all(focused(times, time->id, words("fr"))).contains("le plus tôt, choix, 1 sur "));
    CHECK(all(focused(times, "comfort.large", words("fr"))) == "Texte plus grand, désactivé\n");
    const Tree names = tree_of(*view, "enter-name", "fr");
    CHECK(all(focused(names, "name.surname", words("fr"))) == "Nom de famille, champ à remplir, vide\n");
    CHECK(focused(names, "key.a", words("fr")).front().spelled);
}

TEST_CASE("of a change only the change is said") {
    auto view = stage::open();
    const Tree before = tree_of(*view, "enter-name", "fr");
    CHECK(news(before, "name.done", before, "name.done", words("fr")).empty());
    const Tree wrong = tree_of(*view, "enter-name.incomplete", "fr");
    CHECK(all(news(before, "name.done", wrong, "name.done", words("fr"))) == "Écrivez au moins un nom.\n");
    // A letter typed, a letter taken away.
    Tree typed = before;
    std::ranges::find(typed.nodes, "name.surname", &Node::id)->value = "N";
    const Utterances letter = news(before, "key.n", typed, "key.n", words("fr"));
    REQUIRE(letter.size() == 1);
    CHECK(letter[0] == Utterance{.text = "N", .language = "fr", .personal = true, .spelled = true});
    CHECK(all(news(typed, "key.erase", before, "key.erase", words("fr"))) == "effacé, N\n");
}

TEST_CASE("another page, and what lies above it, is said as a whole") {
    auto view = stage::open();
    const Tree region = tree_of(*view, "choose-region", "fr");
    const Tree countdown = tree_of(*view, "countdown", "fr");
    CHECK(is_another_page(region, countdown));
    CHECK(all(news(region, "", countdown, "", words("fr"))).contains("Êtes-vous encore là ?\n"));
    CHECK(is_another_page(countdown, region));
    CHECK(is_another_page(region, tree_of(*view, "choose-region", "ta")));
}

TEST_CASE("the time left is told every ten seconds and once more at the end, not every second") {
    auto view = stage::open();
    auto model = samples::model_of("countdown", "fr");
    std::vector<int> told;
    model.countdown = std::chrono::seconds{30};
    settle(*view, model);
    for (int left = 29; left > 0; --left) {
        const Tree before = view->tree();
        model.countdown = std::chrono::seconds{left};
        settle(*view, model);
        if (!news(before, "", view->tree(), "", words("fr")).empty()) told.push_back(left);
    }
    CHECK(told == std::vector{20, 10, 5});
}

TEST_CASE("a switch turned by its own key is heard, wherever the ring is") {
    auto view = stage::open();
    auto model = samples::model_of("choose-region", "fr");
    settle(*view, model);
    const Tree before = view->tree();
    model.comfort.high_contrast = true;
    settle(*view, model);
    CHECK(all(news(before, "region.06", view->tree(), "region.06", words("fr"))) == "Contraste, activé\n");
}

TEST_CASE("every page has something to hear, and everything that can be chosen on it") {
    auto view = stage::open();
    for (const char* language : {"fr", "ar", "zh-Hans", "ta"})
        for (const auto& sample : samples::all(language)) {
            if (sample.reception) continue;
            settle(*view, sample.model);
            const Tree& tree = view->tree();
            INFO(language << " " << sample.name);
            CHECK_FALSE(whole_page(tree, "", view->words()).empty());
            for (const Node& node : tree.nodes) {
                if (node.order < 0) continue;
                INFO(node.id);
                const Utterances said = focused(tree, node.id, view->words());
                REQUIRE_FALSE(said.empty());
                CHECK(said.front().text.starts_with(node.label));
            }
        }
}

TEST_CASE("the keypad comes to the page first, then to the bar that is the same on every page") {
    auto view = stage::open();
    const auto model = samples::model_of("confirm-person", "fr");
    settle(*view, model);
    stage::press(*view, model, Key::Next);
    CHECK(view->focus() == "people.minus");
    const Tree& tree = view->tree();
    CHECK(tree.find("person.yes")->order < tree.find("back")->order);
    CHECK(tree.find("back")->order < tree.find("comfort.large")->order);
    CHECK(tree.find("comfort.simple")->order < tree.find("call")->order);
}

TEST_CASE("the round key presses nothing that nobody sees chosen") {
    auto view = stage::open();
    const auto model = samples::model_of("confirm-person", "fr");
    settle(*view, model);
    CHECK(stage::count<journey::PersonAccepted>(stage::press(*view, model, Key::Enter)) == 0);
    CHECK_FALSE(view->focus().empty()); // it showed the ring instead
}

// The keypad's way through a page, and the marks that the checks read.
#include <catch2/catch_test_macros.hpp>

#include "kiosk/view/checks.h"
#include "kiosk/view/semantics.h"

using namespace accueil::view;

namespace {

Node stop(std::string id, Rect rect, int order) {
    Node node;
    node.id = id;
    node.label = std::move(id);
    node.rect = rect;
    node.order = order;
    return node;
}

Tree two_rows() {
    Tree tree;
    tree.nodes = {stop("a", {100, 100, 200, 100}, 0), stop("b", {400, 100, 200, 100}, 1),
                  stop("c", {100, 300, 200, 100}, 2), stop("d", {400, 300, 200, 100}, 3)};
    return tree;
}

} // namespace

TEST_CASE("next and previous go round the whole page") {
    const Tree tree = two_rows();
    CHECK(tree.neighbour("", Step::Next) == "a");
    CHECK(tree.neighbour("a", Step::Next) == "b");
    CHECK(tree.neighbour("d", Step::Next) == "a");
    CHECK(tree.neighbour("a", Step::Previous) == "d");
    CHECK(tree.neighbour("gone", Step::Previous) == "d");
    CHECK(Tree{}.neighbour("a", Step::Next).empty());
}

TEST_CASE("arrows go to what is seen in their direction and stay at the edge") {
    const Tree tree = two_rows();
    CHECK(tree.neighbour("a", Step::Right) == "b");
    CHECK(tree.neighbour("a", Step::Down) == "c");
    CHECK(tree.neighbour("d", Step::Up) == "b");
    CHECK(tree.neighbour("d", Step::Left) == "c");
    CHECK(tree.neighbour("a", Step::Left) == "a");
    CHECK(tree.neighbour("b", Step::Up) == "b");
}

TEST_CASE("the checks find what a person would stumble over") {
    const Theme theme = make_theme({}, {});
    Tree tree = two_rows();
    REQUIRE(faults(tree, theme).empty());

    SECTION("a target smaller than 15 mm") { tree.nodes[0].rect.height = 50; }
    SECTION("one control over another") { tree.nodes[1].rect.x = 150; }
    SECTION("a control beyond the edge") { tree.nodes[3].rect.x = 1900; }
    SECTION("a control without a name") { tree.nodes[2].label.clear(); }
    SECTION("one id twice") { tree.nodes[2].id = "a"; }
    SECTION("a control that the keypad can't reach") { tree.nodes[2].order = -1; }
    SECTION("letters below 0.7 degrees") {
        tree.inks.push_back(
            {.rect = {700, 100, 50, 30}, .size = 30, .ink = theme.colour.ink, .ground = theme.colour.ground});
    }
    SECTION("pale letters") {
        tree.inks.push_back(
            {.rect = {700, 100, 50, 30}, .size = 40, .ink = theme.colour.hair, .ground = theme.colour.ground});
    }
    SECTION("a text that is cut") {
        tree.inks.push_back({.rect = {700, 100, 50, 30},
                             .size = 40,
                             .ink = theme.colour.ink,
                             .ground = theme.colour.ground,
                             .cut = true});
    }
    SECTION("a character that no font has") {
        tree.inks.push_back({.rect = {700, 100, 50, 30},
                             .size = 40,
                             .ink = theme.colour.ink,
                             .ground = theme.colour.ground,
                             .missing_glyphs = 1});
    }
    CHECK(faults(tree, theme).size() == 1);
}

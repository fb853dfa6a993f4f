// Large text, contrast, low reach, simple language: on every page, by one touch and by one key.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/view/stage.h"

using namespace accueil;
using namespace accueil::view;
using journey::ComfortSwitch;
using stage::settle;

namespace {

struct Way {
    ComfortSwitch which;
    const char* id;
    Key key;
};
constexpr std::array<Way, 4> ways{{{ComfortSwitch::LargeText, "comfort.large", Key::LargeText},
                                   {ComfortSwitch::HighContrast, "comfort.contrast", Key::HighContrast},
                                   {ComfortSwitch::LowReach, "comfort.low", Key::LowReach},
                                   {ComfortSwitch::SimpleLanguage, "comfort.simple", Key::SimpleLanguage}}};

bool toggled(const std::vector<journey::Event>& events, ComfortSwitch which) {
    return std::ranges::any_of(events, [&](const journey::Event& event) {
        const auto* toggled = std::get_if<journey::ComfortToggled>(&event);
        return toggled != nullptr && toggled->which == which;
    });
}

std::string read(const Tree& tree) {
    std::string text;
    for (const Node& node : tree.nodes)
        if (node.role == NodeRole::Heading || node.role == NodeRole::Text || node.role == NodeRole::Status)
            text += node.label + "\n";
    return text;
}

} // namespace

TEST_CASE("each comfort is one touch away on every page, and one key") {
    for (const auto& [width, height] : {std::pair{1920, 1080}, std::pair{1080, 1920}}) {
        auto view = stage::open(width, height);
        for (const auto& sample : samples::all("fr")) {
            if (sample.reception) continue;
            for (const Way& way : ways) {
                INFO(sample.name << " " << way.id << " " << width);
                settle(*view, sample.model);
                CHECK(view->tap(way.id));
                CHECK(toggled(settle(*view, sample.model), way.which));
                CHECK(toggled(stage::press(*view, sample.model, way.key), way.which));
            }
        }
    }
}

TEST_CASE("reception's pages stay as reception knows them") {
    auto view = stage::open();
    for (const auto& sample : samples::all("fr")) {
        if (!sample.reception) continue;
        settle(*view, sample.model);
        CHECK_FALSE(toggled(stage::press(*view, sample.model, Key::LargeText), ComfortSwitch::LargeText));
    }
}

TEST_CASE("simple language says less, in words of its own") {
    auto view = stage::open();
    int simpler = 0;
    for (const auto& sample : samples::all("fr")) {
        if (sample.reception) continue;
        settle(*view, sample.model);
        const std::string usual = read(view->tree());
        auto model = sample.model;
        model.comfort.simple_language = true;
        settle(*view, model);
        const std::string simple = read(view->tree());
        INFO(sample.name);
        // Its title says what the second line of the usual page says, which gives way to a complaint.
        const bool says_it_in_the_title = sample.name == "enter-name.incomplete";
        CHECK((says_it_in_the_title || simple.size() <= usual.size()));
        if (simple != usual) ++simpler;
    }
    CHECK(simpler >= 12);
}

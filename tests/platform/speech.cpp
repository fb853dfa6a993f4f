// The voices as they are installed, and the thread that lends them.
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <thread>

#include "platform/speech/headphones.h"
#include "platform/speech/speaker.h"
#include "platform/speech/synthesizer.h"
#include "shared/core/places.h"
#include "shared/text/catalogue.h"

using namespace accueil;
using namespace accueil::platform;
using namespace std::chrono_literals;

namespace {

// Counts what reaches it; sounds until it is hushed, as a device does that plays a long text.
class CountingSink final : public Sink {
  public:
    explicit CountingSink(std::atomic<std::size_t>& heard) : heard_(heard) {}
    core::Result<void> open(int) override { return {}; }
    void play(std::span<const std::int16_t> samples) override { heard_ += samples.size(); }
    void hush() override { heard_ = 0; }
    [[nodiscard]] bool sounding() const override { return heard_ > 0; }
    void rest() override {}

  private:
    std::atomic<std::size_t>& heard_;
};

void wait_for(const Speaker& speaker) {
    for (int i = 0; i < 2000 && !speaker.idle(); ++i) std::this_thread::sleep_for(5ms);
    REQUIRE(speaker.idle());
}

const text::Catalogues& catalogues() {
    static const auto loaded = text::Catalogues::load(core::share_folder()).value();
    return loaded;
}

} // namespace

TEST_CASE("every voice that a language names is there and reads the language's own letters") {
    auto voices = Synthesizer::open();
    REQUIRE(voices.has_value());
    int silent = 0;
    for (const auto& language : catalogues().languages().all()) {
        INFO(language.code << " " << language.voice);
        if (language.voice.empty()) {
            ++silent;
            continue;
        }
        const Passage title{.text = catalogues().of(language.code).tr("Quel est votre nom ?"), .voice = language.voice};
        std::size_t samples = 0;
        REQUIRE((*voices)->speak(title, [&](std::span<const std::int16_t> sound) {
            samples += sound.size();
            return true;
        }));
        CHECK(samples > static_cast<std::size_t>((*voices)->rate()) * 2 / 3);
        // A voice that can't read a script spells it in English, or falls silent.
        const auto sounds = (*voices)->phonemes(title);
        REQUIRE(sounds.has_value());
        CHECK_FALSE(sounds->contains("(en)"));
    }
    CHECK(silent == 3); // Pashto, Filipino, Somali
}

TEST_CASE("a language without a voice is refused, not read in the sounds of another") {
    auto voices = Synthesizer::open();
    REQUIRE(voices.has_value());
    for (const char* voice : {"ps", "tl", "fil", "so", ""}) {
        INFO(voice);
        const auto done = (*voices)->speak({.text = "Salaan", .voice = voice}, [](auto) { return true; });
        REQUIRE_FALSE(done.has_value());
        CHECK(done.error().kind == core::ErrorKind::NotFound);
    }
}

TEST_CASE("passages are said in their order, each in its voice") {
    Speaker speaker(std::make_unique<NullSink>());
    speaker.remember([] {});
    speaker.say({{.text = "Bienvenue", .voice = "fr"}, {.text = "Welcome", .voice = "en-us"}});
    wait_for(speaker);
    const auto said = speaker.take_said();
    REQUIRE(said.size() == 2);
    CHECK(said[0].passage.text == "Bienvenue");
    CHECK(said[1].passage.voice == "en-us");
    CHECK(said[0].whole);
    CHECK(said[1].samples > 5000);
    CHECK(speaker.take_said().empty());
}

TEST_CASE("a key silences at once, and what was still to be said is not said") {
    std::atomic<std::size_t> heard{0};
    Speaker speaker(std::make_unique<CountingSink>(heard));
    speaker.remember([] {});
    std::string novel;
    for (int i = 0; i < 2000; ++i) novel += "Une phrase après l’autre, et encore une. ";
    speaker.say({{.text = novel, .voice = "fr"}, {.text = "Et voilà", .voice = "fr"}});
    for (int i = 0; i < 2000 && heard == 0; ++i) std::this_thread::sleep_for(1ms);
    REQUIRE(heard > 0);
    speaker.hush();
    wait_for(speaker);
    for (int i = 0; i < 1000 && heard > 0; ++i) std::this_thread::sleep_for(1ms);
    CHECK(heard == 0);
    const auto said = speaker.take_said();
    REQUIRE(said.size() == 1);
    CHECK_FALSE(said[0].whole);
    speaker.say({{.text = "Montréal", .voice = "fr"}});
    wait_for(speaker);
    CHECK(speaker.take_said().front().whole);
}

TEST_CASE("a sign that is spelled has a name") {
    Speaker speaker(std::make_unique<NullSink>());
    speaker.remember([] {});
    speaker.say({{.text = "@", .voice = "fr", .spelled = true}, {.text = "@", .voice = "fr"}});
    wait_for(speaker);
    CHECK(speaker.take_said().front().samples > 5000);
}

TEST_CASE("without a switch for headphones none are plugged in, and that is told") {
    std::atomic<int> told{0};
    {
        const Headphones headphones([&](bool) { ++told; });
        for (int i = 0; i < 1000 && told == 0; ++i) std::this_thread::sleep_for(1ms);
    }
    CHECK(told >= 1);
}

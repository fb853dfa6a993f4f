// Plays a script on a stage: one function a verb.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/error.h"
#include "tests/journeys/script.h"
#include "tests/journeys/stage.h"

namespace accueil::journeys {

struct Wishes {
    std::string language = "fr"; // what `choose language` takes; --language of the runner
    bool pictures = false;       // a picture at each `picture` step
};

class Player {
  public:
    Player(Places places, Wishes wishes);
    // Error: the first step that did not come true, with its line and what was seen instead.
    [[nodiscard]] core::Result<void> play(const std::vector<Step>& steps);
    // After the play: the booking as the scheduler answered it, "ID OFFICE START"; the slip; for the demonstration.
    [[nodiscard]] core::Result<std::string> booking();
    [[nodiscard]] core::Result<std::filesystem::path> slip() { return stage_->last_slip(); }

  private:
    using Words = std::vector<std::string>;
    using Done = core::Result<void>;

    Done perform(const Step& step);
    Done setting(const Words& words, bool& handled);
    Done act(const Words& words, bool& handled);
    Done world(const Words& words, bool& handled);
    Done issue(const Words& words, bool& handled); // issue.cpp
    Done show_page(const std::filesystem::path& pdf);
    Done expect(const Words& words);
    Done expect_screen(const Words& words);
    Done expect_about(const Words& words);
    Done expect_booking(const Words& words);
    Done expect_log_clean();
    Done expect_spoken(const Words& words);
    Done tap(const Words& words);
    Done type(const std::string& text);
    Done keypad(const Words& words);
    Done keypad_to(const std::function<std::string(const Seen&)>& wanted);
    Done scan(const std::string& text);
    Done read_slip();
    Done eventually(const std::string& what, std::chrono::milliseconds patience,
                    const std::function<core::Result<bool>()>& holds);

    Places places_;
    Wishes wishes_;
    Setting setting_;
    std::optional<Stage> stage_;
    int taps_ = 0;
    std::vector<Spoken> heard_;         // since the person did something
    std::vector<std::string> personal_; // typed or shown: must be in no log
};

} // namespace accueil::journeys

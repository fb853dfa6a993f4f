// The kiosk's voice: follows what is on the screen and has it said, for people who do not see it.
//
// It speaks while headphones are in (or as the configuration says), in the language displayed, with that language's
// voice. Any key silences it; one key says the page again; two set the volume, which is forgotten with the person, as
// is everything that was to be said.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/view/announcement.h"
#include "kiosk/view/keypad.h"
#include "platform/speech/headphones.h"
#include "platform/speech/speaker.h"
#include "shared/configuration/terminal.h"
#include "shared/text/catalogue.h"

namespace accueil::runtime {

// What a voice can say of the utterances, in order. What is personal is left out unless only the person hears it; a
// text in a language without a voice is replaced by a word of explanation in the page's, where that one has a voice.
// Names in Latin letters inside an Arabic sentence are said by the French voice.
[[nodiscard]] std::vector<platform::Passage> passages(const view::Utterances& utterances, const text::Catalogue& page,
                                                      const text::Catalogues& catalogues, bool in_private);

class Speech {
  public:
    // `catalogues` must outlive it. `second`: the code of the language offered after French, in which the first page
    // explains the keypad once more; empty: none.
    Speech(configuration::Speech when, std::unique_ptr<platform::Sink> sink, const text::Catalogues& catalogues,
           std::string second);

    // Watches the sound card's switch; `changed` is called on a thread of its own.
    void watch_jack(std::function<void()> changed);

    // On the UI thread, when the screen has settled: what is on it, where the keypad stands, which keys were pressed.
    void follow(const view::Tree& tree, std::string_view focus, const text::Catalogue& words,
                std::span<const view::Key> keys);
    // The person has gone.
    void forget();

    // For checks, see Speaker. Nothing while something is still being said.
    void remember(std::function<void()> finished) { speaker_.remember(std::move(finished)); }
    [[nodiscard]] std::optional<std::vector<platform::Said>> take_said();
    [[nodiscard]] int level() const { return level_; }

    static constexpr int levels = 5;
    static constexpr int usual_level = 3;

  private:
    [[nodiscard]] bool listened_to() const;
    void take_keys(std::span<const view::Key> keys);
    void say(const view::Utterances& utterances, const text::Catalogue& words);
    void explain(const view::Tree& tree, const text::Catalogue& words, view::Utterances& out);

    configuration::Speech when_;
    const text::Catalogues& catalogues_;
    std::string second_;
    std::atomic<bool> jack_{false};
    bool socket_ = false; // the keypad's own
    bool awake_ = false;  // somebody listened when it was looked last
    int level_ = usual_level;
    view::Tree before_;
    std::string focus_before_;
    std::vector<std::string> explained_; // languages in which the keypad, or the lack of a voice, was explained
    platform::Speaker speaker_;
    std::unique_ptr<platform::Headphones> headphones_; // last: its thread calls into this
};

} // namespace accueil::runtime

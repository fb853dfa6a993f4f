#include "kiosk/runtime/speech.h"

#include <algorithm>

namespace accueil::runtime {

using view::Key;

namespace {

constexpr std::string_view first_strong = "\u2068", end_of_isolate = "\u2069";

bool has_latin(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "10 h 30" → "10 heures 30": a voice would say the letter.
std::string with_hours(const std::string& text, const std::string& hour) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::size_t before = i;
        while (before > 0 && text[before - 1] == ' ') --before;
        std::size_t after = i + 1;
        while (after < text.size() && text[after] == ' ') ++after;
        const bool alone = i + 1 == text.size() || is_digit(text[after]) || text[i + 1] == ',' || text[i + 1] == '.';
        if (text[i] != 'h' || before == 0 || !is_digit(text[before - 1]) || !alone) {
            out += text[i];
            continue;
        }
        out.erase(out.find_last_not_of(' ') + 1);
        out += " " + hour;
        if (i + 1 < text.size() && is_digit(text[i + 1])) out += ' ';
    }
    return out;
}

// A telephone number is no quantity: digit by digit.
std::string with_long_numbers_spelled(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && is_digit(text[end])) ++end;
        if (end - i >= 5)
            for (; i < end; ++i) (out += text[i]) += ' ';
        else if (end > i)
            out += text.substr(i, end - i), i = end;
        else
            out += text[i++];
    }
    return out;
}

// What is for the eye only: marks of direction, lines, a dash between two parts.
std::string audible(std::string text, const text::Language& language) {
    for (const std::string_view mark : {"\u2066", "\u2067", "\u2068", "\u2069", "\u200E", "\u200F"})
        replace_all(text, mark, "");
    for (const std::string_view space : {"\u00A0", "\u202F"}) replace_all(text, space, " ");
    replace_all(text, "\n", ". ");
    replace_all(text, " – ", ", ");
    if (!language.hour.empty()) text = with_hours(text, language.hour);
    return with_long_numbers_spelled(text);
}

// A text, and in it the Latin names that the catalogue has isolated because they run the other way. Numbers are
// isolated too, and belong to the sentence.
struct Piece {
    std::string text;
    bool name = false;
};
std::vector<Piece> pieces(std::string_view text) {
    std::vector<Piece> out;
    const auto put = [&out](std::string_view part, bool name) {
        if (part.empty()) return;
        if (!out.empty() && !name && !out.back().name)
            out.back().text += part;
        else
            out.push_back({std::string(part), name});
    };
    while (!text.empty()) {
        const auto from = text.find(first_strong);
        put(text.substr(0, from), false);
        if (from == std::string_view::npos) break;
        text.remove_prefix(from + first_strong.size());
        const auto to = text.find(end_of_isolate);
        put(text.substr(0, to), has_latin(text.substr(0, to)));
        text.remove_prefix(to == std::string_view::npos ? text.size() : to + end_of_isolate.size());
    }
    return out;
}

void add(std::vector<platform::Passage>& out, const std::string& text, const text::Language& language, bool spelled) {
    auto words = audible(text, language);
    const bool something = std::ranges::any_of(words, [](char c) { return static_cast<unsigned char>(c) > ' '; });
    if (!something && !spelled) return;
    out.push_back({.text = std::move(words), .voice = language.voice, .spelled = spelled});
}

int volume_of(int level) { return level * 100 / Speech::levels; }

} // namespace

std::vector<platform::Passage> passages(const view::Utterances& utterances, const text::Catalogue& page,
                                        const text::Catalogues& catalogues, bool in_private) {
    std::vector<platform::Passage> out;
    for (const auto& utterance : utterances) {
        if (utterance.personal && !in_private) continue;
        const text::Language* language = catalogues.languages().find(utterance.language);
        if (language == nullptr) continue;
        if (language->voice.empty()) {
            const bool can_explain = !page.language().voice.empty() && utterance.language != page.language().code;
            if (can_explain) add(out, view::without_voice(page).text, page.language(), false);
            continue;
        }
        for (const auto& [text, name] : pieces(utterance.text))
            add(out, text, name ? catalogues.languages().first() : *language, utterance.spelled);
    }
    return out;
}

Speech::Speech(configuration::Speech when, std::unique_ptr<platform::Sink> sink, const text::Catalogues& catalogues,
               std::string second)
    : when_(when), catalogues_(catalogues), second_(std::move(second)), speaker_(std::move(sink)) {}

void Speech::watch_jack(std::function<void()> changed) {
    headphones_ = std::make_unique<platform::Headphones>([this, changed = std::move(changed)](bool plugged) {
        jack_ = plugged;
        changed();
    });
}

bool Speech::listened_to() const {
    switch (when_) {
    case configuration::Speech::Headphones: return jack_ || socket_;
    case configuration::Speech::Always: return true;
    case configuration::Speech::Off: return false;
    }
    return false;
}

void Speech::take_keys(std::span<const Key> keys) {
    for (const Key key : keys) {
        if (key == Key::PluggedIn) socket_ = true;
        if (key == Key::PluggedOut) socket_ = false;
        if (key == Key::Louder) level_ = std::min(levels, level_ + 1);
        if (key == Key::Quieter) level_ = std::max(1, level_ - 1);
    }
}

void Speech::follow(const view::Tree& tree, std::string_view focus, const text::Catalogue& words,
                    std::span<const Key> keys) {
    take_keys(keys);
    const bool woke = listened_to() && !awake_;
    awake_ = listened_to();
    // Reception sees its pages; they hold what is known of others.
    if (!awake_ || tree.screen.starts_with("staff")) {
        if (!before_.nodes.empty()) speaker_.hush();
        before_ = {};
        focus_before_.clear();
        return;
    }
    if (!keys.empty()) speaker_.hush();
    const bool again = std::ranges::contains(keys, Key::Repeat);
    view::Utterances out;
    if (std::ranges::contains(keys, Key::Louder) || std::ranges::contains(keys, Key::Quieter))
        out.push_back(view::volume(level_, levels, words));
    const bool whole = woke || again || view::is_another_page(before_, tree);
    const auto said =
        whole ? view::whole_page(tree, focus, words) : view::news(before_, focus_before_, tree, focus, words);
    out.insert(out.end(), said.begin(), said.end());
    // An arrow that leads nowhere says where it stands.
    if (out.empty() && std::ranges::any_of(keys, view::is_step)) out = view::focused(tree, focus, words);
    if (again) std::erase(explained_, words.language().code);
    if (whole) explain(tree, words, out);
    const bool newer = whole || (!out.empty() && out.front().spelled);
    if (newer) speaker_.hush();
    say(out, words);
    before_ = tree;
    focus_before_ = focus;
}

// Once in each language: how to go on; or, in French and in the language after it, that there is no voice.
void Speech::explain(const view::Tree& tree, const text::Catalogue& words, view::Utterances& out) {
    const auto once = [this](const std::string& code) {
        if (std::ranges::contains(explained_, code)) return false;
        explained_.push_back(code);
        return true;
    };
    if (!once(words.language().code)) return;
    const std::string& first = catalogues_.languages().first().code;
    const bool silent = words.language().voice.empty();
    if (silent)
        out.push_back(view::without_voice(catalogues_.of(first)));
    else
        out.push_back(view::how_to(words));
    if (second_.empty() || catalogues_.of(second_).language().voice.empty()) return;
    if (silent) out.push_back(view::without_voice(catalogues_.of(second_)));
    if (tree.screen == "attract" && second_ != words.language().code)
        out.push_back(view::how_to(catalogues_.of(second_)));
}

void Speech::say(const view::Utterances& utterances, const text::Catalogue& words) {
    // A loudspeaker is heard by everybody around.
    auto all = passages(utterances, words, catalogues_, jack_ || socket_);
    for (auto& passage : all) passage.volume = volume_of(level_);
    if (!all.empty()) speaker_.say(std::move(all));
}

void Speech::forget() {
    speaker_.hush();
    before_ = {};
    focus_before_.clear();
    explained_.clear();
    level_ = usual_level;
}

std::optional<std::vector<platform::Said>> Speech::take_said() {
    if (!speaker_.idle()) return std::nullopt;
    return speaker_.take_said();
}

} // namespace accueil::runtime

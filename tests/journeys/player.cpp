#include "tests/journeys/player.h"

#include <signal.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "shared/calendar/zone.h"
#include "tests/journeys/slip_text.h"

namespace accueil::journeys {

namespace fs = std::filesystem;
using core::ErrorKind;
using core::fail;
using nlohmann::json;
using namespace std::chrono_literals;

namespace {

core::Result<int> number(const std::string& word) {
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{}) return fail(ErrorKind::InvalidInput, "not a number: " + word);
    return value;
}

// "within 5s" at the end of a step; else the usual patience.
std::chrono::milliseconds patience_of(const std::vector<std::string>& words) {
    if (words.size() >= 2 && words[words.size() - 2] == "within")
        if (const auto seconds = number(words.back())) return std::chrono::seconds{*seconds};
    return 20s;
}

std::string what_is_seen(const Seen& seen) {
    std::string text = "screen " + seen.screen;
    for (const auto& element : seen.elements)
        text += "\n      " + element.id + (element.enabled ? "" : " (off)") + " «" + element.label + "»" +
                (element.value.empty() ? "" : " = «" + element.value + "»");
    return text;
}

std::string what_is_heard(const std::vector<Spoken>& heard) {
    std::string text = "nobody heard it; heard:";
    for (const auto& said : heard)
        text += "\n      " + said.voice + (said.whole ? "" : " (cut)") + " «" + said.text + "»";
    return text;
}

std::string lower(std::string text) {
    for (auto& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

core::Result<void> unknown() { return fail(ErrorKind::InvalidInput, "not a step that the player knows"); }

} // namespace

Player::Player(Places places, Wishes wishes) : places_(std::move(places)), wishes_(std::move(wishes)) {}

core::Result<void> Player::play(const std::vector<Step>& steps) {
    for (const auto& step : steps) {
        const auto done = perform(step);
        if (done) continue;
        std::string seen;
        if (stage_ && stage_->has_kiosk() && done.error().kind != ErrorKind::InvalidInput)
            if (const auto look = stage_->kiosk().look()) seen = "\n    seen: " + what_is_seen(*look);
        return fail(done.error().kind,
                    "line " + std::to_string(step.line) + ": " + step.text + "\n    " + done.error().detail + seen);
    }
    return {};
}

Player::Done Player::perform(const Step& step) {
    const auto& words = step.words;
    if (words[0] == "expect") return expect(words);
    bool handled = false;
    for (const auto verb : {&Player::setting, &Player::issue, &Player::act, &Player::world}) {
        if (auto done = (this->*verb)(words, handled); handled) return done;
    }
    return unknown();
}

Player::Done Player::setting(const Words& words, bool& handled) {
    handled = true;
    if (words[0] == "clock" && words.size() == 2) {
        const auto local = calendar::parse_local_time(words[1]);
        if (!local) return std::unexpected(local.error());
        setting_.clock = std::chrono::floor<std::chrono::seconds>(*local);
        return {};
    }
    if (words[0] == "clock" && words.size() == 3 && words[1] == "now") return {};
    if (words[0] == "chip" && words.size() == 1) return setting_.chip = true, Done{};
    if (words[0] == "desk" && words.size() == 2) return setting_.desk = words[1], Done{};
    if (words[0] == "printer" && words.size() == 2) {
        setting_.printer = words[1];
        return stage_ ? stage_->set_printer(words[1]) : Done{};
    }
    if (words[0] == "layout" && words.size() == 2) {
        const auto cross = words[1].find('x');
        const auto width = number(words[1].substr(0, cross));
        const auto height = number(cross == std::string::npos ? "" : words[1].substr(cross + 1));
        if (!width || !height) return unknown();
        setting_.width = *width;
        setting_.height = *height;
        return {};
    }
    if (words[0] == "start" && words.size() == 1) {
        if (setting_.clock == std::chrono::local_seconds{})
            setting_.clock = std::chrono::floor<std::chrono::seconds>(calendar::local_time(core::SystemClock{}.now()));
        stage_.emplace(places_, setting_);
        return stage_->start();
    }
    handled = false;
    return {};
}

Player::Done Player::act(const Words& words, bool& handled) {
    handled = true;
    const auto& verb = words[0];
    const bool is_optional = words.size() > 3 && std::ranges::contains(words, "if");
    if (verb != "picture" && verb != "personal" && verb != "wait" && !is_optional) heard_.clear();
    if (verb == "tap") return tap(words);
    if (verb == "choose" && words.size() == 2 && words[1] == "language")
        return tap({"tap", "language." + wishes_.language});
    if (verb == "type" && words.size() == 2) return type(words[1]);
    if (verb == "key" && words.size() == 2) return stage_->kiosk().key(words[1]);
    if (verb == "key" && words.size() == 5 && words[2] == "if" && words[3] == "asked") {
        const auto seen = stage_->kiosk().look();
        if (!seen) return std::unexpected(seen.error());
        return seen->starting(words[4]).empty() ? Done{} : stage_->kiosk().key(words[1]);
    }
    if (verb == "keypad" && words.size() >= 2) return keypad(words);
    if (verb == "show" && words.size() == 2) {
        if (words[1] == "nothing") return stage_->kiosk().show({});
        const auto picture = stage_->sample(words[1]);
        if (!picture) return std::unexpected(picture.error());
        return stage_->kiosk().show(*picture);
    }
    if (verb == "scan" && words.size() == 2) return scan(words[1]);
    if (verb == "read" && words.size() == 2 && words[1] == "slip") return read_slip();
    if (verb == "advance" && words.size() == 2) {
        const auto seconds = number(words[1].substr(0, words[1].find('s')));
        if (!seconds) return std::unexpected(seconds.error());
        return stage_->kiosk().advance(std::chrono::seconds{*seconds});
    }
    // Real time, for what only a real device can show; everything else is waited for by what is seen.
    if (verb == "wait" && words.size() == 2) {
        const auto seconds = number(words[1].substr(0, words[1].find('s')));
        if (!seconds) return std::unexpected(seconds.error());
        return std::this_thread::sleep_for(std::chrono::seconds{*seconds}), Done{};
    }
    if (verb == "count" && words.size() == 2 && words[1] == "taps") return taps_ = 0, Done{};
    if (verb == "picture" && words.size() == 2)
        return wishes_.pictures ? stage_->kiosk().picture(places_.work / "pictures" / (words[1] + ".png")) : Done{};
    if (verb == "personal" && words.size() == 2) return personal_.push_back(words[1]), Done{};
    handled = false;
    return {};
}

Player::Done Player::world(const Words& words, bool& handled) {
    handled = true;
    if (words.size() == 2 && words[0] == "scheduler") {
        if (words[1] == "stop") return stage_->stop_scheduler(), Done{};
        if (words[1] == "start") return stage_->start_scheduler();
        if (words[1] == "fence" || words[1] == "withdraw-all") {
            const auto done =
                stage_->operator_post("/v1/admin/terminals/yul-test-01/fence", {{"reason", "journey test"}});
            return done ? Done{} : std::unexpected(done.error());
        }
    }
    if (words.size() == 2 && words[0] == "kiosk") {
        if (words[1] == "kill") return stage_->kill_kiosk(), Done{};
        if (words[1] == "stop") return stage_->stop_kiosk(), Done{};
        if (words[1] == "restart") return stage_->start_kiosk();
    }
    if (words.size() == 2 && words[0] == "disk" && words[1] == "keep") return stage_->keep_disk();
    if (words.size() == 2 && words[0] == "disk" && words[1] == "restore") return stage_->restore_disk();
    if (words.size() == 2 && words[0] == "decoder")
        return stage_->signal_decoder(words[1] == "hang" ? SIGSTOP : SIGKILL);
    handled = false;
    return {};
}

// --- what the person does --------------------------------------------------------------------------------------------

Player::Done Player::tap(const Words& words) {
    std::string id;
    // What is waited for is that the element is there: screens that follow an answer of the world come a moment later.
    // "if asked": some journeys skip a page (a region with one office).
    const bool optional = words.size() > 3 && words[words.size() - 2] == "if";
    auto there = [&](const Seen& seen) -> bool {
        if (words[1] != "first" && words[1] != "last") {
            id = words[1];
            const auto* element = seen.find(id);
            return element != nullptr && element->enabled;
        }
        auto found = seen.starting(words[2]);
        if (words.size() == 5 && words[3] == "ending")
            std::erase_if(found, [&](const Element* element) { return !element->id.ends_with(words[4]); });
        if (found.empty()) return false;
        id = (words[1] == "last" ? found.back() : found.front())->id;
        return true;
    };
    if (optional) {
        const auto seen = stage_->kiosk().look();
        if (seen && !there(*seen)) return {};
    }
    const auto appears = eventually("nothing to tap there", 10s, [&]() -> core::Result<bool> {
        const auto seen = stage_->kiosk().look();
        if (!seen) return std::unexpected(seen.error());
        return there(*seen);
    });
    if (!appears) return appears;
    ++taps_;
    return stage_->kiosk().tap(id);
}

Player::Done Player::type(const std::string& text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        std::string letter = text.substr(i, length);
        if (length == 1) letter[0] = static_cast<char>(std::tolower(lead));
        i += length;
        if (letter == " ") letter = "space";
        if (stage_->kiosk().tap("key." + letter)) continue;
        if (auto tapped = stage_->kiosk().tap("staff.key." + letter); !tapped) return tapped;
    }
    return {};
}

Player::Done Player::keypad(const Words& words) {
    if (words[1] == "type" && words.size() == 3) {
        for (const char letter : lower(words[2])) {
            const std::string id = std::string("key.") + (letter == ' ' ? "space" : std::string(1, letter));
            if (auto there = keypad_to([&](const Seen&) { return id; }); !there) return there;
            if (auto pressed = stage_->kiosk().key("enter"); !pressed) return pressed;
        }
        return {};
    }
    const auto wanted = [&](const Seen& seen) -> std::string {
        if (words[1] != "first") return seen.find(words[1]) != nullptr ? words[1] : "";
        const auto found = words.size() > 2 ? seen.starting(words[2]) : std::vector<const Element*>{};
        return found.empty() ? "" : found.front()->id;
    };
    if (words.size() > 3 && words[words.size() - 2] == "if") {
        const auto seen = stage_->kiosk().look();
        if (seen && wanted(*seen).empty()) return {};
    }
    const auto appears = eventually("nothing to move to there", 20s, [&]() -> core::Result<bool> {
        const auto seen = stage_->kiosk().look();
        if (!seen) return std::unexpected(seen.error());
        return !wanted(*seen).empty();
    });
    if (!appears) return appears;
    // What is said on the way is of no interest.
    if (auto there = keypad_to(wanted); !there) return there;
    return {};
}

Player::Done Player::keypad_to(const std::function<std::string(const Seen&)>& wanted) {
    for (int pressed = 0; pressed < 120; ++pressed) {
        const auto seen = stage_->kiosk().look();
        if (!seen) return std::unexpected(seen.error());
        if (const auto id = wanted(*seen); !id.empty() && seen->focus == id) return {};
        if (auto done = stage_->kiosk().key("next"); !done) return done;
    }
    return fail(ErrorKind::NotFound, "the keypad does not come there");
}

Player::Done Player::expect_spoken(const Words& words) {
    const bool silence = words[1] == "silence", with_voice = !silence && words[2] == "in" && words.size() > 4;
    const auto& what = with_voice ? words[4] : words.back();
    const auto done = eventually({}, patience_of(words), [&]() -> core::Result<bool> {
        const auto more = stage_->kiosk().listen();
        if (!more) return std::unexpected(more.error());
        heard_.insert(heard_.end(), more->begin(), more->end());
        if (silence) return heard_.empty();
        return std::ranges::any_of(heard_, [&](const Spoken& said) {
            return said.whole && said.text.contains(what) && (!with_voice || said.voice == words[3]);
        });
    });
    if (done || done.error().kind != ErrorKind::Timeout) return done;
    return fail(ErrorKind::Timeout, what_is_heard(heard_));
}

Player::Done Player::scan(const std::string& text) {
    if (text != "slip") return stage_->scan(text);
    const auto pdf = stage_->last_slip();
    if (!pdf) return std::unexpected(pdf.error());
    return show_page(*pdf);
}

// The code is read from the paper itself, moved over the camera until something happens on the screen.
Player::Done Player::show_page(const fs::path& pdf) {
    const auto pictures = pictures_of_page(pdf);
    if (!pictures) return std::unexpected(pictures.error());
    const auto before = stage_->kiosk().look();
    if (!before) return std::unexpected(before.error());
    for (const auto& picture : *pictures) {
        if (auto shown = stage_->kiosk().show(picture); !shown) return shown;
        const auto read = eventually("", 1500ms, [&]() -> core::Result<bool> {
            const auto now = stage_->kiosk().look();
            return now && now->screen != before->screen;
        });
        if (read) return {};
    }
    return fail(ErrorKind::NotFound, "the kiosk reads no code on the slip");
}

Player::Done Player::read_slip() {
    const auto pdf = stage_->last_slip();
    if (!pdf) return std::unexpected(pdf.error());
    const auto pictures = pictures_of_page(*pdf);
    if (!pictures) return std::unexpected(pictures.error());
    for (const auto& picture : *pictures) {
        const auto seen = stage_->ctl({"document", "scan", picture.string()});
        if (!seen) return std::unexpected(seen.error());
        for (const auto& code : seen->value("codes", json::array())) {
            const auto text = code.value("text", "");
            if (text.starts_with("AQ1:")) return stage_->scan(text);
        }
    }
    return fail(ErrorKind::NotFound, "no code of ours on the slip");
}

// --- what is expected ------------------------------------------------------------------------------------------------

Player::Done Player::eventually(const std::string& what, std::chrono::milliseconds patience,
                                const std::function<core::Result<bool>()>& holds) {
    const auto end = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const auto now = holds();
        if (!now && now.error().kind != ErrorKind::NotFound && now.error().kind != ErrorKind::Unavailable)
            return std::unexpected(now.error());
        if (now && *now) return {};
        if (std::chrono::steady_clock::now() >= end) return fail(ErrorKind::Timeout, now ? what : now.error().detail);
        std::this_thread::sleep_for(30ms);
    }
}

Player::Done Player::expect(const Words& words) {
    if (words.size() == 2 && words[1] == "silence") return expect_spoken(words);
    if (words.size() < 3) return unknown();
    const auto& subject = words[1];
    if (subject == "spoken") return expect_spoken(words);
    if (subject == "taps" && words.size() == 5) {
        const auto most = number(words[4]);
        if (!most) return std::unexpected(most.error());
        if (taps_ > *most) return fail(ErrorKind::Conflict, std::to_string(taps_) + " taps");
        return {};
    }
    if (subject == "log") return expect_log_clean();
    if (subject == "booking" || subject == "bookings" || subject == "override") return expect_booking(words);
    if (subject == "slip" || subject == "audit" || subject == "hand" || subject == "outbox" || subject == "epoch")
        return expect_about(words);
    return expect_screen(words);
}

Player::Done Player::expect_screen(const Words& words) {
    const bool absent = words[1] == "no";
    if (absent && words.size() < 4) return unknown();
    const auto& kind = words[absent ? 2 : 1];
    const auto& what = words[absent ? 3 : 2];
    const auto holds = [&](const Seen& seen) -> std::optional<bool> {
        if (kind == "screen") return seen.screen == what;
        if (kind == "text") return seen.says(what) != absent;
        if (kind == "element") return (seen.find(what) != nullptr) != absent;
        if (kind == "offers") return std::to_string(seen.starting("time.").size()) == what;
        if (kind == "days") return std::to_string(seen.starting("day.").size()) == what;
        return std::nullopt;
    };
    if (!holds({})) return unknown();
    return eventually("it is not so", patience_of(words), [&]() -> core::Result<bool> {
        const auto seen = stage_->kiosk().look();
        if (!seen) return std::unexpected(seen.error());
        return *holds(*seen);
    });
}

Player::Done Player::expect_about(const Words& words) {
    const auto patience = patience_of(words);
    if (words[1] == "slip" && words.size() >= 4)
        return eventually("the slip does not say so", patience, [&]() -> core::Result<bool> {
            const auto pdf = stage_->last_slip();
            if (!pdf) return std::unexpected(pdf.error());
            const auto text = text_of_page(*pdf);
            if (!text) return std::unexpected(text.error());
            return text->contains(words[3]);
        });
    if (words[1] == "audit")
        return eventually("no such act in the audit, or its chain is broken", patience, [&]() -> core::Result<bool> {
            const auto audit = stage_->ctl({"audit", "--json"});
            if (!audit) return std::unexpected(audit.error());
            if (!audit->value("chain_ok", false)) return false;
            return std::ranges::any_of(audit->at("entries"), [&](const json& entry) {
                return entry.value("act", "") == words[2] &&
                       (words.size() < 4 || words[3] == "within" || entry.value("reason", "") == words[3]);
            });
        });
    return eventually("it is not so", patience, [&]() -> core::Result<bool> {
        const auto status = stage_->ctl({"status", "--json"});
        if (!status) return std::unexpected(status.error());
        int figure = 0;
        if (words[1] == "outbox")
            figure = status->at("outbox_depth");
        else if (words[1] == "epoch")
            figure = status->at("epoch");
        else
            for (const auto& count : status->at("hand")) figure += count.value("slots", 0);
        if (words[2] == "some") return figure > 0;
        return std::to_string(figure) == words[2];
    });
}

Player::Done Player::expect_booking(const Words& words) {
    return eventually("the scheduler says otherwise", patience_of(words), [&]() -> core::Result<bool> {
        const auto answer = stage_->operator_get("/v1/admin/bookings");
        if (!answer) return std::unexpected(answer.error());
        const auto& list = answer->is_array() ? *answer : answer->at("bookings");
        const auto live = std::ranges::count_if(list, [](const json& booking) {
            const auto outcome = booking.value("outcome", "");
            return outcome == "accepted" || outcome == "relocated";
        });
        if (words[1] == "bookings") return std::to_string(live) == words[2];
        if (words[2] == "none") return list.empty();
        return std::ranges::any_of(list, [&](const json& booking) {
            if (words[1] == "booking") return booking.value("outcome", "") == words[2];
            return booking.contains("override") && booking["override"].is_object() &&
                   booking["override"].value("reason", "") == words[2];
        });
    });
}

Player::Done Player::expect_log_clean() {
    for (const auto& file : stage_->logs()) {
        std::ifstream in(file);
        const auto text = lower({std::istreambuf_iterator<char>(in), {}});
        for (const auto& word : personal_)
            if (text.contains(lower(word)))
                return fail(ErrorKind::Refused, "personal text in " + file.filename().string());
    }
    return {};
}

core::Result<std::string> Player::booking() {
    const auto answer = stage_->operator_get("/v1/admin/bookings");
    if (!answer) return std::unexpected(answer.error());
    const auto& list = answer->is_array() ? *answer : answer->at("bookings");
    if (list.empty()) return fail(ErrorKind::NotFound, "the scheduler knows no booking");
    // Asked back one by one, as reception would: GET /v1/bookings/{id}.
    const auto id = list.back().value("id", "");
    const auto view = stage_->operator_get("/v1/bookings/" + id);
    if (!view) return std::unexpected(view.error());
    const auto& slot = view->at("slot");
    return id + " " + slot.value("office", "") + " " + slot.value("start", "");
}

} // namespace accueil::journeys

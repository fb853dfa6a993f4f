#include "kiosk/runtime/driver.h"

#include <poll.h>
#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>

namespace accueil::runtime {

using nlohmann::json;

namespace {

std::string yes() { return R"({"ok":true})"; }

std::string no(std::string_view why) {
    return json{{"ok", false}, {"why", why}}.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string of(const core::Result<void>& done) { return done ? yes() : no(done.error().detail); }

std::string spell(const std::vector<platform::Said>& all) {
    auto spoken = json::array();
    for (const auto& said : all)
        spoken.push_back({{"text", said.passage.text},
                          {"voice", said.passage.voice},
                          {"volume", said.passage.volume},
                          {"samples", said.samples},
                          {"whole", said.whole}});
    return json{{"ok", true}, {"spoken", std::move(spoken)}}.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string spell(const view::Tree& tree, const std::string& focus) {
    auto nodes = json::array();
    for (const auto& node : tree.nodes)
        nodes.push_back({{"id", node.id},
                         {"role", view::name(node.role)},
                         {"label", node.label},
                         {"value", node.value},
                         {"enabled", node.enabled},
                         {"selected", node.selected},
                         {"x", node.rect.x},
                         {"y", node.rect.y},
                         {"w", node.rect.width},
                         {"h", node.rect.height}});
    return json{{"ok", true},
                {"screen", tree.screen},
                {"language", tree.language},
                {"focus", focus},
                {"nodes", std::move(nodes)}}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace

Driver::Driver(const Bell& bell, DriverHands hands) : hands_(std::move(hands)), lines_(bell) {
    if (::pipe(stop_) != 0) stop_[0] = stop_[1] = -1;
    listener_ = std::thread([this] { listen(); });
}

Driver::~Driver() {
    ::close(stop_[1]); // wakes the listener
    listener_.join();
    ::close(stop_[0]);
}

void Driver::listen() {
    std::string heard;
    for (;;) {
        pollfd waiting[2] = {{STDIN_FILENO, POLLIN, 0}, {stop_[0], POLLIN, 0}};
        if (::poll(waiting, 2, -1) < 0) continue;
        if (waiting[1].revents != 0) return;
        char buffer[4096];
        const auto got = ::read(STDIN_FILENO, buffer, sizeof buffer);
        if (got <= 0) return lines_.post(R"({"do":"quit"})"); // the parent has gone
        heard.append(buffer, static_cast<std::size_t>(got));
        for (auto end = heard.find('\n'); end != std::string::npos; end = heard.find('\n')) {
            lines_.post(heard.substr(0, end));
            heard.erase(0, end + 1);
        }
    }
}

void Driver::step(bool settled) {
    for (auto& line : lines_.take()) waiting_.push_back(std::move(line));
    if (!settled) return;
    if (held_) { // a finger stays for a frame, as a person's does, and is lifted when the press has been seen
        hands_.touch(*std::exchange(held_, std::nullopt), false);
        return;
    }
    if (due_) answer(*std::exchange(due_, std::nullopt));
    if (listening_) {
        const auto said = hands_.spoken();
        if (!said) return;
        listening_ = false;
        answer(spell(*said));
    }
    if (waiting_.empty()) return;
    const auto line = std::move(waiting_.front());
    waiting_.erase(waiting_.begin());
    take(line);
}

void Driver::take(const std::string& line) {
    const auto request = parse_driver_request(line);
    if (!request) return answer(no(request.error().detail));
    std::visit([this](const auto& asked) { obey(asked); }, *request);
}

void Driver::obey(const driving::Tree&) { answer(spell(hands_.tree(), hands_.focus())); }

void Driver::obey(const driving::Spoken&) {
    listening_ = true;
    step(true);
}

void Driver::obey(const driving::Tap& tap) {
    const auto* node = hands_.tree().find(tap.id);
    if (node == nullptr || !node->enabled) {
        due_ = no("no such element to touch");
        return;
    }
    due_ = yes();
    held_ = view::Point{node->rect.x + node->rect.width / 2, node->rect.y + node->rect.height / 2};
    hands_.touch(*held_, true);
}

void Driver::obey(const driving::Press& press) {
    due_ = yes();
    hands_.key(press.key);
}

void Driver::obey(const driving::Show& show) { due_ = of(hands_.show(show.file)); }

void Driver::obey(const driving::Advance& advance) {
    due_ = yes();
    hands_.advance(advance.by);
}

void Driver::obey(const driving::Picture& picture) { due_ = of(hands_.picture(picture.file)); }

void Driver::obey(const driving::Quit&) {
    answer(yes());
    hands_.quit();
}

void Driver::answer(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

} // namespace accueil::runtime

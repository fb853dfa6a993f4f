#include "tests/journeys/kiosk_client.h"

#include <signal.h>

#include <nlohmann/json.hpp>

namespace accueil::journeys {

using core::ErrorKind;
using core::fail;
using nlohmann::json;
using namespace std::chrono_literals;

namespace {

// Long, because a sanitized kiosk on a busy machine draws slowly; a healthy answer takes milliseconds.
constexpr auto patience = 30s;

core::Result<json> ask(Process& process, const json& request) {
    if (auto said = process.say(request.dump()); !said) return std::unexpected(said.error());
    auto line = process.hear(patience);
    if (!line) return std::unexpected(line.error());
    auto answer = json::parse(*line, nullptr, false);
    if (!answer.is_object()) return fail(ErrorKind::Corrupt, "not an answer: " + *line);
    if (!answer.value("ok", false)) return fail(ErrorKind::Refused, answer.value("why", "refused"));
    return answer;
}

core::Result<void> tell(Process& process, const json& request) {
    if (auto answer = ask(process, request); !answer) return std::unexpected(answer.error());
    return {};
}

} // namespace

const Element* Seen::find(std::string_view id) const {
    for (const auto& element : elements)
        if (element.id == id) return &element;
    return nullptr;
}

std::vector<const Element*> Seen::starting(std::string_view prefix) const {
    std::vector<const Element*> found;
    for (const auto& element : elements)
        if (element.enabled && element.id.starts_with(prefix)) found.push_back(&element);
    return found;
}

bool Seen::says(std::string_view text) const {
    for (const auto& element : elements)
        if (element.label.contains(text) || element.value.contains(text)) return true;
    return false;
}

core::Result<KioskClient> KioskClient::start(const Process::Start& start) {
    auto process = Process::start(start);
    if (!process) return std::unexpected(process.error());
    KioskClient client;
    client.process_ = std::move(*process);
    return client;
}

core::Result<Seen> KioskClient::look() {
    const auto answer = ask(process_, {{"do", "tree"}});
    if (!answer) return std::unexpected(answer.error());
    Seen seen{answer->value("screen", ""), answer->value("focus", ""), {}};
    for (const auto& node : answer->at("nodes"))
        seen.elements.push_back({node.value("id", ""), node.value("role", ""), node.value("label", ""),
                                 node.value("value", ""), node.value("enabled", true)});
    return seen;
}

core::Result<std::vector<Spoken>> KioskClient::listen() {
    const auto answer = ask(process_, {{"do", "spoken"}});
    if (!answer) return std::unexpected(answer.error());
    std::vector<Spoken> all;
    for (const auto& said : answer->at("spoken"))
        all.push_back({said.value("text", ""), said.value("voice", ""), said.value("volume", 0),
                       said.value("whole", false) && said.value("samples", 0) > 0});
    return all;
}

core::Result<void> KioskClient::tap(const std::string& id) { return tell(process_, {{"do", "tap"}, {"id", id}}); }

core::Result<void> KioskClient::key(const std::string& name) { return tell(process_, {{"do", "key"}, {"name", name}}); }

core::Result<void> KioskClient::show(const std::filesystem::path& picture) {
    json request{{"do", "show"}};
    if (!picture.empty()) request["file"] = picture.string();
    return tell(process_, request);
}

core::Result<void> KioskClient::advance(std::chrono::seconds by) {
    return tell(process_, {{"do", "advance"}, {"seconds", by.count()}});
}

core::Result<void> KioskClient::picture(const std::filesystem::path& file) {
    return tell(process_, {{"do", "picture"}, {"file", file.string()}});
}

void KioskClient::quit() {
    if (process_.running() && ask(process_, {{"do", "quit"}})) process_.wait(10s);
    process_.stop();
}

void KioskClient::kill() {
    process_.signal(SIGKILL);
    process_.wait(5s);
}

} // namespace accueil::journeys

// A scheduler played by the test: each call is answered by a function, and kept for questions afterwards.
#pragma once

#include <functional>
#include <vector>

#include "shared/sync/transport.h"
#include "shared/wire/json.h"
#include "tests/store/world.h"

namespace accueil::test {

class Script final : public sync::Transport {
  public:
    using Answer = std::function<core::Result<sync::HttpResponse>(const sync::HttpRequest&)>;

    explicit Script(Answer answer = {}) : answer_(std::move(answer)) {}
    core::Result<sync::HttpResponse> send(const sync::HttpRequest& request) override {
        calls.push_back(request);
        if (!answer_) return core::fail(core::ErrorKind::Unavailable, "no line");
        return answer_(request);
    }
    void answer(Answer next) { answer_ = std::move(next); }
    [[nodiscard]] wire::SyncRequest last_sync() const {
        return wire::read<wire::SyncRequest>(calls.back().body).value();
    }

    std::vector<sync::HttpRequest> calls;

  private:
    Answer answer_;
};

inline sync::HttpResponse ok(std::string body) { return {200, std::move(body), {}}; }

inline sync::HttpResponse problem(int status, const std::string& type, std::optional<std::uint64_t> generation = {}) {
    wire::Problem problem{.type = type, .detail = "", .status = status};
    if (generation) problem.generation = core::Generation{*generation};
    return {status, wire::write(problem), {}};
}

} // namespace accueil::test

// One call under way: the request, the rest of its path, and how to answer. What the routes are written with.
#pragma once

#include <string_view>
#include <vector>

#include "deploy/scheduler/server/message.h"
#include "deploy/scheduler/server/problem.h"
#include "deploy/scheduler/server/target.h"
#include "deploy/scheduler/server/writer.h"
#include "shared/wire/json.h"

namespace accueil::scheduler::server {

struct Call {
    const Request& request;
    std::vector<std::string_view> path; // segments after "v1"
    Writer& writer;
    Reply reply;

    [[nodiscard]] bool is(std::string_view method, std::size_t segments) const {
        return request.method == method && path.size() == segments;
    }
    [[nodiscard]] std::string parameter(const std::string& name) const {
        const auto found = request.query.find(name);
        return found == request.query.end() ? std::string() : found->second;
    }
    void answer(Response response) const {
        reply([response = std::move(response)] { return response; });
    }

    // Runs `work(Scheduler&) -> Answer<T>` on the writer's thread; `render(const T&) -> Response` on the connection's.
    template<class Work, class Render>
    void submit(Work work, Render render) const {
        writer.submit(
            [work = std::move(work), render = std::move(render)](Scheduler& scheduler) -> std::function<Response()> {
                auto answer = work(scheduler);
                return [answer = std::move(answer), render] {
                    if (!answer) return problem(answer.error());
                    if constexpr (std::is_void_v<typename decltype(answer)::value_type>)
                        return render();
                    else
                        return render(*answer);
                };
            },
            reply);
    }
};

[[nodiscard]] inline Response json(std::string body, int status = 200) {
    return {status, "application/json", std::move(body), {}, {}};
}

// True when the call was one of these.
[[nodiscard]] bool route_terminals(const Call& call);
[[nodiscard]] bool route_administration(const Call& call);

} // namespace accueil::scheduler::server

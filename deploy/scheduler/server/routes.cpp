#include "deploy/scheduler/server/routes.h"

#include "deploy/scheduler/server/call.h"

namespace accueil::scheduler::server {

namespace {

// Without a certificate: whether the service is up, for load balancers and people at two in the morning. Anybody may
// ask, so it takes none of the writer's time.
void answer_health(const Call& call) {
    const auto mark = call.writer.mark();
    call.answer(json(
        std::string("{\"status\":\"") + (mark.recovering ? "recovering" : "ok") +
        "\",\"version\":\"" ACCUEIL_VERSION "\",\"scheduler_gen\":" + std::to_string(mark.generation.value) + "}"));
}

void enrol(const Call& call) {
    const auto request = wire::read<wire::EnrolmentRequest>(call.request.body);
    if (!request) return call.answer(problem(request.error()));
    call.submit([request = *request](Scheduler& scheduler) { return scheduler.enrol(request); },
                [](const wire::EnrolmentReply& reply) { return json(wire::write(reply), 201); });
}

} // namespace

Handler make_routes(Writer& writer) {
    return [&writer](Request request, Reply reply) {
        auto path = segments(request.path);
        if (path.empty() || path.front() != "v1")
            return reply([] { return problem(404, "not-found", "no such address"); });
        path.erase(path.begin());
        const Call call{request, std::move(path), writer, reply};
        if (call.is("GET", 1) && call.path[0] == "health") return answer_health(call);
        if (call.is("POST", 1) && call.path[0] == "enrolments") return enrol(call);
        if (!request.client) {
            return call.answer(
                problem(401, "certificate-needed", "this call needs a client certificate of this scheduler"));
        }
        if (route_terminals(call) || route_administration(call)) return;
        call.answer(problem(404, "not-found", "no such address or method"));
    };
}

} // namespace accueil::scheduler::server

#include "tests/simulation/line.h"

#include "shared/wire/json.h"

namespace accueil::simulation {

namespace {

constexpr std::size_t remembered = 20;

std::unexpected<core::Error> silence() { return core::fail(core::ErrorKind::Unavailable, "line down"); }

} // namespace

core::Result<sync::HttpResponse> Line::send(const sync::HttpRequest& request) {
    if (down) return silence();
    if (!calm && dice_.chance(50)) {
        ++counts_["request-lost"];
        return silence();
    }
    if (mutation_ == Mutation::NoReport && request.path == "/v1/terminals/self/report") {
        const auto report = wire::read<wire::Report>(request.body).value();
        const wire::Report empty{.generation = report.generation, .epoch = report.epoch};
        auto response = central_.answer(who_, {request.method, request.path, wire::write(empty)});
        return response ? core::Result<sync::HttpResponse>{*response} : silence();
    }
    carried_.push_back(request);
    if (carried_.size() > remembered) carried_.erase(carried_.begin());
    auto response = central_.answer(who_, thinned(request));
    if (!response) return silence();
    // The exchange after this report would put it right: the line goes down where it does harm.
    if (mutation_ == Mutation::QuarantineUnreported && !calm && request.path == "/v1/terminals/self/report" &&
        request.body.contains("\"quarantined\":true"))
        down = true;
    if (!calm && dice_.chance(50)) {
        ++counts_["reply-lost"];
        return silence();
    }
    if (!calm && dice_.chance(20)) { // the connection breaks in the middle of the answer
        ++counts_["reply-cut"];
        response->body.resize(response->body.size() / 2);
        return std::move(*response);
    }
    return mutated(request, std::move(*response));
}

void Line::echo() {
    if (down || carried_.empty()) return;
    static_cast<void>(central_.answer(who_, carried_[dice_.below(carried_.size())]));
    ++counts_["request-repeated"];
}

sync::HttpRequest Line::thinned(sync::HttpRequest request) {
    if (mutation_ != Mutation::LateDropped || request.path != "/v1/sync") return request;
    auto message = wire::read<wire::SyncRequest>(request.body).value();
    std::erase_if(message.items, [&](const auto& item) { return item.epoch < message.epoch; });
    request.body = wire::write(message);
    return request;
}

sync::HttpResponse Line::mutated(const sync::HttpRequest& request, sync::HttpResponse response) {
    if (mutation_ != Mutation::StaleList || request.path != "/v1/sync" || response.status != 200) return response;
    auto reply = wire::read<wire::SyncReply>(response.body).value();
    if (!older_.empty() && (older_.back().epoch != reply.epoch || older_.back().generation != reply.generation))
        older_.clear();
    older_.push_back(reply);
    if (!calm && dice_.chance(300)) {
        reply.grants = older_[dice_.below(older_.size())].grants;
        response.body = wire::write(reply);
    }
    return response;
}

} // namespace accueil::simulation

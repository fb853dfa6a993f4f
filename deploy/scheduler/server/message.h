// An HTTP request and its answer as plain values: routes and tests know nothing of Beast.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "deploy/scheduler/domain/certificates.h"

namespace accueil::scheduler::server {

struct Request {
    std::string method;                       // upper case
    std::string path;                         // percent-decoded, begins with '/'
    std::map<std::string, std::string> query; // percent-decoded; the last of a repeated name wins
    std::string body;                         // already inflated
    std::string if_match;
    std::optional<ClientIdentity> client; // of the verified client certificate; none when none was shown
};

struct Response {
    int status = 200;
    std::string content_type = "application/json";
    std::string body;
    std::optional<std::chrono::seconds> retry_after;
    std::string etag;
};

// Called exactly once for a request, from any thread. The rendering runs on the connection's thread, so that the
// writer does not spend its time on JSON.
using Reply = std::function<void(std::function<Response()> render)>;
using Handler = std::function<void(Request request, Reply reply)>;

} // namespace accueil::scheduler::server

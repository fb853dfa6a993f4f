// One connection: TLS handshake, then requests one after the other until it is closed or idle for too long.
//
// All of a session runs on its own strand. Bounds: headers 16 KiB, bodies 4 MiB (inflated too), 64 KiB of a peer
// without a certificate; a peer that is slower than the time-outs is cut off.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <chrono>
#include <memory>

#include "deploy/scheduler/server/guests.h"
#include "deploy/scheduler/server/message.h"

namespace accueil::scheduler::server {

struct Limits {
    std::size_t header_bytes = 16 * 1024;
    std::size_t body_bytes = 4 * 1024 * 1024;
    std::size_t guest_body_bytes = 64 * 1024; // an enrolment is far smaller
    std::chrono::seconds handshake{10};
    std::chrono::seconds transfer{30}; // of one header, one body, one answer
    std::chrono::seconds idle{75};     // between requests of a kept connection
    std::chrono::seconds guest_idle{10};
};

class Session {
  public:
    virtual ~Session() = default;
    virtual void start() = 0;
    // Closes the connection at once when no request is under way, else after its answer. From any thread.
    virtual void finish() = 0;
};

[[nodiscard]] std::shared_ptr<Session> make_session(boost::asio::ip::tcp::socket socket,
                                                    boost::asio::ssl::context& context, const Limits& limits,
                                                    Guests& guests, const Handler& handler);

} // namespace accueil::scheduler::server

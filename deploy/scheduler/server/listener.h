// The listening socket and its small pool of threads.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "deploy/scheduler/server/session.h"
#include "deploy/scheduler/server/tls.h"

namespace accueil::scheduler::server {

struct ListenerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; // 0: any free one
    TlsFiles tls;
    int threads = 4;
    std::size_t connections = 1024; // more are closed at once
    std::size_t guests = 128;       // without a certificate, of those …
    std::size_t guests_of_one = 16; // … and of one address
    Limits limits;
};

class Listener {
  public:
    // Binds and starts the threads. Errors: Configuration (address, TLS files), Unavailable (port taken).
    [[nodiscard]] static core::Result<std::unique_ptr<Listener>> open(ListenerOptions options, Handler handler);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    [[nodiscard]] std::uint16_t port() const;

    // Accepts nothing new, lets requests under way be answered (at most 10 s), then returns with all threads ended.
    void stop();

  private:
    class Inside;
    explicit Listener(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

} // namespace accueil::scheduler::server

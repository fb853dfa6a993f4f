#include "deploy/scheduler/server/listener.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <mutex>
#include <thread>
#include <vector>

#include "shared/core/log.h"

namespace accueil::scheduler::server {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr std::chrono::seconds grace{10};
constexpr std::chrono::milliseconds pause_without_descriptors{50};

} // namespace

class Listener::Inside {
  public:
    Inside(ListenerOptions options, Handler handler, asio::ssl::context tls)
        : options_(std::move(options)), handler_(std::move(handler)), tls_(std::move(tls)),
          guests_(options_.guests, options_.guests_of_one) {}

    core::Result<void> bind() {
        boost::system::error_code error;
        const auto address = asio::ip::make_address(options_.address, error);
        if (error) return core::fail(core::ErrorKind::Configuration, "bad address to listen on: " + options_.address);
        const tcp::endpoint endpoint(address, options_.port);
        acceptor_.open(endpoint.protocol(), error);
        if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
        if (!error) acceptor_.bind(endpoint, error);
        if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
        if (error) return core::fail(core::ErrorKind::Unavailable, "cannot listen: " + error.message());
        return {};
    }

    void start() {
        accept();
        for (int i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { io_.run(); });
    }

    [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

    void stop() {
        if (threads_.empty()) return;
        asio::post(acceptor_.get_executor(), [this] {
            boost::system::error_code ignored;
            acceptor_.close(ignored);
        });
        const auto deadline = std::chrono::steady_clock::now() + grace;
        while (std::chrono::steady_clock::now() < deadline) {
            const auto sessions = living(); // again each time: one may have been accepted just before the end
            if (sessions.empty()) break;
            for (const auto& session : sessions) session->finish();
            std::this_thread::sleep_for(std::chrono::milliseconds{20});
        }
        io_.stop();
        threads_.clear();
    }

  private:
    void accept() {
        acceptor_.async_accept(asio::make_strand(io_), [this](boost::system::error_code error, tcp::socket socket) {
            if (!acceptor_.is_open()) return;
            if (!error) {
                admit(std::move(socket));
                accept();
                return;
            }
            // Out of descriptors: a short pause, or the loop would burn the processor until some are free.
            pause_.expires_after(pause_without_descriptors);
            pause_.async_wait([this](boost::system::error_code) {
                if (acceptor_.is_open()) accept();
            });
        });
    }

    void admit(tcp::socket socket) {
        boost::system::error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        if (living().size() >= options_.connections) {
            core::log::warning("scheduler.connections-exhausted", {{"limit", std::uint64_t{options_.connections}}});
            return;
        }
        auto session = make_session(std::move(socket), tls_, options_.limits, guests_, handler_);
        {
            const std::scoped_lock lock(mutex_);
            sessions_.push_back(session);
        }
        session->start();
    }

    std::vector<std::shared_ptr<Session>> living() {
        const std::scoped_lock lock(mutex_);
        std::erase_if(sessions_, [](const auto& session) { return session.expired(); });
        std::vector<std::shared_ptr<Session>> all;
        for (const auto& session : sessions_) {
            if (auto held = session.lock()) all.push_back(std::move(held));
        }
        return all;
    }

    ListenerOptions options_;
    Handler handler_;
    asio::ssl::context tls_;
    Guests guests_;
    asio::io_context io_;
    tcp::acceptor acceptor_{asio::make_strand(io_)};
    asio::steady_timer pause_{acceptor_.get_executor()};
    std::mutex mutex_;
    std::vector<std::weak_ptr<Session>> sessions_;
    std::vector<std::jthread> threads_; // last: joined before all they use goes away
};

core::Result<std::unique_ptr<Listener>> Listener::open(ListenerOptions options, Handler handler) {
    auto tls = make_tls_context(options.tls);
    if (!tls) return std::unexpected(tls.error());
    auto inside = std::make_unique<Inside>(std::move(options), std::move(handler), std::move(*tls));
    if (const auto bound = inside->bind(); !bound) return std::unexpected(bound.error());
    inside->start();
    return std::unique_ptr<Listener>(new Listener(std::move(inside)));
}

Listener::Listener(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Listener::~Listener() { stop(); }
std::uint16_t Listener::port() const { return inside_->port(); }
void Listener::stop() { inside_->stop(); }

} // namespace accueil::scheduler::server

#include "deploy/scheduler/server/session.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <optional>

#include "deploy/scheduler/server/compression.h"
#include "deploy/scheduler/server/problem.h"
#include "deploy/scheduler/server/target.h"
#include "deploy/scheduler/server/tls.h"
#include "shared/core/log.h"

namespace accueil::scheduler::server {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

constexpr auto await = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t worth_compressing = 1024;

using Parser = http::request_parser<http::string_body>;

class TlsSession final : public Session, public std::enable_shared_from_this<TlsSession> {
  public:
    TlsSession(asio::ip::tcp::socket socket, asio::ssl::context& context, const Limits& limits, Guests& guests,
               const Handler& handler)
        : stream_(beast::tcp_stream(std::move(socket)), context), limits_(limits), guests_(guests), handler_(handler) {}
    ~TlsSession() override {
        if (guest_) guests_.leave(*guest_);
    }
    TlsSession(const TlsSession&) = delete;
    TlsSession& operator=(const TlsSession&) = delete;

    void start() override {
        asio::co_spawn(stream_.get_executor(), [self = shared_from_this()] { return self->run(); }, asio::detached);
    }

    void finish() override {
        asio::post(stream_.get_executor(), [self = shared_from_this()] {
            self->finishing_ = true;
            if (!self->busy_) self->tcp().close();
        });
    }

  private:
    beast::tcp_stream& tcp() { return stream_.next_layer(); }

    asio::awaitable<void> run() {
        tcp().expires_after(limits_.handshake);
        const auto [error] = co_await stream_.async_handshake(asio::ssl::stream_base::server, await);
        if (error) co_return; // port scans and half-open peers are of no interest to anyone
        client_ = peer_identity(stream_.native_handle());
        if (!client_ && !enter_as_guest()) co_return;
        while (co_await serve_one()) {
        }
        tcp().expires_after(limits_.handshake);
        co_await stream_.async_shutdown(await);
    }

    // From now on it has only the rights and the bounds of anybody.
    bool enter_as_guest() {
        boost::system::error_code error;
        const auto from = tcp().socket().remote_endpoint(error).address();
        if (error) return false;
        if (!guests_.enter(from)) {
            core::log::warning("scheduler.guests-exhausted");
            return false;
        }
        guest_ = from;
        limits_.body_bytes = limits_.guest_body_bytes;
        limits_.idle = limits_.guest_idle;
        limits_.transfer = limits_.guest_idle;
        return true;
    }

    // False when the connection is to be closed.
    asio::awaitable<bool> serve_one() {
        busy_ = false;
        if (finishing_) co_return false;
        Parser parser;
        parser.header_limit(static_cast<std::uint32_t>(limits_.header_bytes));
        parser.body_limit(limits_.body_bytes);
        tcp().expires_after(limits_.idle);
        auto [error, ignored] = co_await http::async_read_header(stream_, buffer_, parser, await);
        if (error) co_return co_await refuse(error);
        busy_ = true;
        if (!co_await read_body(parser)) co_return false;
        const bool keep = parser.get().keep_alive();
        const bool zipped = parser.get()[http::field::accept_encoding].find("gzip") != beast::string_view::npos;
        auto response = co_await answer(parser.release());
        co_return co_await send(std::move(response), keep && !finishing_, zipped);
    }

    asio::awaitable<bool> read_body(Parser& parser) {
        tcp().expires_after(limits_.transfer);
        if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
            http::response<http::empty_body> go_on{http::status::continue_, 11};
            const auto [failed, sent] = co_await http::async_write(stream_, go_on, await);
            if (failed) co_return false;
        }
        const auto [error, size] = co_await http::async_read(stream_, buffer_, parser, await);
        if (error) co_return co_await refuse(error);
        co_return true;
    }

    // Says why where the peer can still hear it, and closes.
    asio::awaitable<bool> refuse(beast::error_code error) {
        if (error == http::error::header_limit) {
            co_await send(problem(431, "header-too-large", "the header is larger than the server accepts"), false,
                          false);
        } else if (error == http::error::body_limit) {
            co_await send(problem(413, "body-too-large", "the body is larger than the server accepts"), false, false);
        } else if (error.category() == http::make_error_code(http::error::bad_method).category() &&
                   error != http::error::end_of_stream && error != http::error::partial_message) {
            co_await send(problem(400, "malformed-request", "this is not HTTP/1.1"), false, false);
        }
        co_return false;
    }

    asio::awaitable<Response> answer(http::request<http::string_body> message) {
        auto request = translate(std::move(message));
        if (!request) co_return request.error();
        // The reply comes from the writer's thread; the rendering is brought back onto this strand.
        co_return co_await asio::async_initiate<decltype(asio::use_awaitable), void(Response)>(
            [this, &request](auto completion) {
                auto shared = std::make_shared<decltype(completion)>(std::move(completion));
                handler_(std::move(*request), [shared, executor = stream_.get_executor()](auto render) {
                    asio::post(executor, [shared, render = std::move(render)] { std::move (*shared)(render()); });
                });
            },
            asio::use_awaitable);
    }

    std::expected<Request, Response> translate(http::request<http::string_body> message) const {
        auto target = parse_target(message.target());
        if (!target) return std::unexpected(problem(400, "malformed-request", target.error().detail));
        Request request{std::string(message.method_string()),
                        std::move(target->path),
                        std::move(target->query),
                        std::move(message.body()),
                        message[http::field::if_match],
                        client_};
        const auto encoding = message[http::field::content_encoding];
        if (encoding.empty() || encoding == "identity") return request;
        if (encoding != "gzip") {
            return std::unexpected(problem(415, "unsupported-encoding", "bodies are plain or gzip"));
        }
        auto body = decompress(request.body, limits_.body_bytes);
        if (!body && body.error().kind == core::ErrorKind::Full) {
            return std::unexpected(problem(413, "body-too-large", body.error().detail));
        }
        if (!body) return std::unexpected(problem(400, "malformed-request", body.error().detail));
        request.body = std::move(*body);
        return request;
    }

    asio::awaitable<bool> send(Response response, bool keep, bool zipped) {
        http::response<http::string_body> message{static_cast<http::status>(response.status), 11};
        message.set(http::field::server, "accueil-scheduler");
        message.set(http::field::cache_control, "no-store");
        if (!response.body.empty()) message.set(http::field::content_type, response.content_type);
        if (!response.etag.empty()) message.set(http::field::etag, response.etag);
        if (response.retry_after) message.set(http::field::retry_after, std::to_string(response.retry_after->count()));
        if (zipped && response.body.size() >= worth_compressing) {
            message.set(http::field::content_encoding, "gzip");
            message.body() = compress(response.body);
        } else {
            message.body() = std::move(response.body);
        }
        message.keep_alive(keep);
        message.prepare_payload();
        tcp().expires_after(limits_.transfer);
        const auto [error, size] = co_await http::async_write(stream_, message, await);
        co_return !error && keep;
    }

    asio::ssl::stream<beast::tcp_stream> stream_;
    beast::flat_buffer buffer_{64 * 1024};
    Limits limits_;
    Guests& guests_;
    const Handler& handler_;
    std::optional<asio::ip::address> guest_; // from where
    std::optional<ClientIdentity> client_;
    bool busy_ = true; // a handshake under way is let finish
    bool finishing_ = false;
};

} // namespace

std::shared_ptr<Session> make_session(asio::ip::tcp::socket socket, asio::ssl::context& context, const Limits& limits,
                                      Guests& guests, const Handler& handler) {
    return std::make_shared<TlsSession>(std::move(socket), context, limits, guests, handler);
}

} // namespace accueil::scheduler::server

#include "shared/sync/curl_transport.h"

#include <zlib.h>

#include <catch2/catch_test_macros.hpp>
#include <csignal>

#include "tests/core/folder.h"
#include "tests/store/world.h"
#include "tests/sync/tls_server.h"

using namespace accueil;
using namespace std::chrono_literals;
using core::ErrorKind;
using sync::Method;

namespace {

struct Line {
    temporary::Folder folder{"sync"};
    test::Certified authority{"authority"};
    test::Certified scheduler{"scheduler", &authority};
    test::Certified terminal{"yul-int-01", &authority};
    test::Certified stranger{"another authority"};

    Line() {
        std::signal(SIGPIPE, SIG_IGN);
        authority.write_certificate(folder.file("ca.pem"));
        stranger.write_certificate(folder.file("other-ca.pem"));
        terminal.write_identity(folder.file("terminal.pem"));
    }
    [[nodiscard]] std::unique_ptr<sync::Transport> to(const test::TlsServer& server, const char* ca = "ca.pem") const {
        return sync::make_curl_transport({server.url(), folder.file(ca), folder.file("terminal.pem"), 2s}).value();
    }
};

std::string gunzipped(const std::string& bytes) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string text(1 << 16, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    inflate(&stream, Z_FINISH);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
}

} // namespace

TEST_CASE("the scheduler hears who is speaking, and one connection serves many calls") {
    Line line;
    test::TlsServer server(line.scheduler, line.authority);
    const auto transport = line.to(server);
    for (int i = 0; i < 3; ++i) {
        const auto response = transport->send({Method::Post, "/v1/sync", R"({"a":1})"}).value();
        CHECK(response.status == 200);
        CHECK(response.body == "{}");
    }
    CHECK(server.client() == "yul-int-01");
    CHECK(server.body() == R"({"a":1})");
    CHECK(server.head().starts_with("POST /v1/sync HTTP/1.1"));
    CHECK(server.connections == 1);
}

TEST_CASE("the methods are the ones asked for") {
    Line line;
    test::TlsServer server(line.scheduler, line.authority);
    const auto transport = line.to(server);
    transport->send({Method::Get, "/v1/slots?office=x"}).value();
    CHECK(server.head().starts_with("GET /v1/slots?office=x "));
    transport->send({Method::Put, "/v1/holds/5/confirm", "{}"}).value();
    CHECK(server.head().starts_with("PUT /v1/holds/5/confirm "));
    transport->send({Method::Delete, "/v1/holds/5"}).value();
    CHECK(server.head().starts_with("DELETE /v1/holds/5 "));
}

TEST_CASE("a long body goes compressed") {
    Line line;
    test::TlsServer server(line.scheduler, line.authority);
    const std::string body = "[\"" + std::string(5000, 'x') + "\"]";
    line.to(server)->send({Method::Post, "/v1/sync", body}).value();
    CHECK(server.head().find("Content-Encoding: gzip") != std::string::npos);
    CHECK(server.body().size() < 200);
    CHECK(gunzipped(server.body()) == body);
}

TEST_CASE("a refusal is an answer, with the pause that it asks for") {
    Line line;
    test::TlsServer server(line.scheduler, line.authority);
    server.answer("HTTP/1.1 503 Busy\r\nRetry-After: 17\r\nContent-Length: 0\r\n\r\n");
    const auto response = line.to(server)->send({Method::Post, "/v1/sync", "{}"}).value();
    CHECK(response.status == 503);
    CHECK(response.retry_after == 17s);
}

TEST_CASE("a scheduler of another authority, or with an old TLS, is not spoken to") {
    Line line;
    test::TlsServer server(line.scheduler, line.authority);
    CHECK(line.to(server, "other-ca.pem")->send({Method::Get, "/"}).error().kind == ErrorKind::Configuration);
    CHECK(server.head().empty());
    test::TlsServer old(line.scheduler, line.authority, TLS1_2_VERSION);
    CHECK_FALSE(line.to(old)->send({Method::Get, "/"}));
    CHECK(old.head().empty());
}

TEST_CASE("an answer beyond the bound is cut off, and one that never comes is not waited for") {
    Line line;
    test::TlsServer server(line.scheduler, line.authority);
    server.answer("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + std::string(5000, 'x'));
    sync::HttpRequest request{Method::Get, "/"};
    request.most_bytes = 1000;
    CHECK(line.to(server)->send(request).error().kind == ErrorKind::InvalidInput);
    server.answer("");
    request.timeout = 300ms;
    CHECK(line.to(server)->send(request).error().kind == ErrorKind::Timeout);
}

TEST_CASE("nobody at the address is a failure that time can mend; a wrong address is not") {
    Line line;
    std::string url;
    {
        test::TlsServer server(line.scheduler, line.authority);
        url = server.url();
    }
    const auto transport =
        sync::make_curl_transport({url, line.folder.file("ca.pem"), line.folder.file("terminal.pem"), 1s}).value();
    CHECK(transport->send({Method::Get, "/"}).error().kind == ErrorKind::Unavailable);
    CHECK(sync::make_curl_transport({"http://x", line.folder.file("ca.pem"), "", 1s}).error().kind ==
          ErrorKind::Configuration);
    CHECK(sync::make_curl_transport({"https://x", "/nowhere.pem", "", 1s}).error().kind == ErrorKind::Configuration);
}

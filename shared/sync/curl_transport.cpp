#include "shared/sync/curl_transport.h"

#include <curl/curl.h>
#include <zlib.h>

#include <charconv>
#include <cstdio>
#include <mutex>

#include "shared/core/handle.h"

namespace accueil::sync {

namespace {

constexpr std::size_t worth_compressing = 1024;

using Easy = core::Handle<CURL, curl_easy_cleanup>;
using List = core::Handle<curl_slist, curl_slist_free_all>;

// The answer as it comes in; it is cut off, and the call fails, beyond its bound.
struct Incoming {
    std::string body;
    std::size_t most;
};

std::size_t take(char* data, std::size_t, std::size_t count, void* user) {
    auto& incoming = *static_cast<Incoming*>(user);
    if (incoming.body.size() + count > incoming.most) return 0;
    incoming.body.append(data, count);
    return count;
}

std::string gzipped(const std::string& text) {
    z_stream stream{};
    constexpr int gzip_window = 15 + 16;
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
    std::string out(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return whole ? out : std::string();
}

core::ErrorKind kind_of(CURLcode code) {
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT: return core::ErrorKind::Timeout;
    case CURLE_WRITE_ERROR: return core::ErrorKind::InvalidInput; // only take() makes it: the answer is too large
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER:
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL: return core::ErrorKind::Configuration;
    default: return core::ErrorKind::Unavailable;
    }
}

class CurlTransport final : public Transport {
  public:
    CurlTransport(Endpoint endpoint, Easy handle) : endpoint_(std::move(endpoint)), handle_(std::move(handle)) {}

    core::Result<HttpResponse> send(const HttpRequest& request) override;

  private:
    template<class Value>
    void set(CURLoption option, Value value) {
        curl_easy_setopt(handle_.get(), option, value);
    }
    void set_security();
    void set_method(Method method);
    List set_body(const HttpRequest& request);
    [[nodiscard]] std::optional<std::chrono::seconds> retry_after() const;

    Endpoint endpoint_;
    Easy handle_;
    std::string compressed_;
};

void CurlTransport::set_security() {
    set(CURLOPT_PROTOCOLS_STR, "https");
    set(CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_3});
    set(CURLOPT_CAINFO, endpoint_.ca_file.c_str());
    set(CURLOPT_CAPATH, nullptr); // the machine's own authorities count for nothing here
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (endpoint_.identity_file.empty()) return;
    set(CURLOPT_SSLCERT, endpoint_.identity_file.c_str());
    set(CURLOPT_SSLKEY, endpoint_.identity_file.c_str());
}

void CurlTransport::set_method(Method method) {
    switch (method) {
    case Method::Get: set(CURLOPT_HTTPGET, 1L); return;
    case Method::Post: set(CURLOPT_POST, 1L); return;
    case Method::Put:
        set(CURLOPT_POST, 1L);
        set(CURLOPT_CUSTOMREQUEST, "PUT");
        return;
    case Method::Delete: set(CURLOPT_CUSTOMREQUEST, "DELETE"); return;
    }
}

List CurlTransport::set_body(const HttpRequest& request) {
    List headers(curl_slist_append(nullptr, "Accept: application/json, application/problem+json"));
    const auto add = [&](const char* line) { curl_slist_append(headers.get(), line); };
    add("Expect:"); // saves a round trip
    if (request.method == Method::Post || request.method == Method::Put) {
        add("Content-Type: application/json");
        compressed_ = request.body.size() >= worth_compressing ? gzipped(request.body) : std::string();
        if (!compressed_.empty()) add("Content-Encoding: gzip");
        const auto& body = compressed_.empty() ? request.body : compressed_;
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        set(CURLOPT_POSTFIELDS, body.c_str());
    }
    set(CURLOPT_HTTPHEADER, headers.get());
    return headers;
}

std::optional<std::chrono::seconds> CurlTransport::retry_after() const {
    curl_off_t seconds = 0;
    if (curl_easy_getinfo(handle_.get(), CURLINFO_RETRY_AFTER, &seconds) != CURLE_OK || seconds <= 0)
        return std::nullopt;
    // An hour is the longest that a scheduler may silence us: it could not be told of bookings otherwise.
    return std::chrono::seconds{std::min<curl_off_t>(seconds, 3600)};
}

core::Result<HttpResponse> CurlTransport::send(const HttpRequest& request) {
    curl_easy_reset(handle_.get()); // keeps the open connections
    set_security();
    const auto url = endpoint_.url + request.path;
    Incoming incoming{{}, request.most_bytes};
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(endpoint_.connect_timeout.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
    set(CURLOPT_ACCEPT_ENCODING, "gzip");
    set(CURLOPT_USERAGENT, "accueil/" ACCUEIL_VERSION);
    set(CURLOPT_WRITEFUNCTION, take);
    set(CURLOPT_WRITEDATA, static_cast<void*>(&incoming));
    set_method(request.method);
    const auto headers = set_body(request);
    const auto code = curl_easy_perform(handle_.get());
    if (code != CURLE_OK) return core::fail(kind_of(code), std::string("https: ") + curl_easy_strerror(code));
    long status = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
    return HttpResponse{static_cast<int>(status), std::move(incoming.body), retry_after()};
}

bool readable(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file) std::fclose(file);
    return file != nullptr;
}

} // namespace

core::Result<std::unique_ptr<Transport>> make_curl_transport(const Endpoint& endpoint) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    if (!endpoint.url.starts_with("https://"))
        return core::fail(core::ErrorKind::Configuration, "the scheduler's address does not begin with https://");
    for (const auto& path : {endpoint.ca_file, endpoint.identity_file})
        if (!path.empty() && !readable(path))
            return core::fail(core::ErrorKind::Configuration, path + " can't be read");
    if (endpoint.ca_file.empty()) return core::fail(core::ErrorKind::Configuration, "no authority is configured");
    Easy handle(curl_easy_init());
    if (!handle) return core::fail(core::ErrorKind::Internal, "libcurl does not start");
    auto trimmed = endpoint;
    while (trimmed.url.ends_with('/')) trimmed.url.pop_back();
    return std::make_unique<CurlTransport>(std::move(trimmed), std::move(handle));
}

} // namespace accueil::sync

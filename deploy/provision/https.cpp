#include "deploy/provision/https.h"

#include <curl/curl.h>

#include <array>
#include <memory>
#include <string_view>

namespace accueil::provision {
namespace {

using core::ErrorKind;
constexpr std::size_t largest_reply = 1 << 20;

struct CurlDeleter {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, CurlDeleter>;
using Headers = std::unique_ptr<curl_slist, CurlDeleter>;

std::size_t take_body(char* data, std::size_t, std::size_t size, void* to) {
    auto& body = *static_cast<std::string*>(to);
    if (body.size() + size > largest_reply) return 0;
    body.append(data, size);
    return size;
}

std::size_t take_header(char* data, std::size_t, std::size_t size, void* to) {
    const std::string line(data, size);
    if (curl_strnequal(line.c_str(), "date:", 5) != 0)
        if (const auto seconds = curl_getdate(line.c_str() + 5, nullptr); seconds >= 0)
            *static_cast<std::optional<core::Instant>*>(to) = core::Instant{std::chrono::seconds{seconds}};
    return size;
}

ErrorKind kind_of(CURLcode code) {
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT: return ErrorKind::Timeout;
    case CURLE_WRITE_ERROR: return ErrorKind::Full;
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM: return ErrorKind::Configuration;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR: return ErrorKind::Refused;
    default: return ErrorKind::Unavailable; // of libcurl's hundred codes, the rest is the network
    }
}

void set_trust(CURL* handle, const HttpsRequest& request) {
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_3));
    curl_easy_setopt(handle, CURLOPT_CAINFO, request.ca.c_str());
    curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr); // the machine's own authorities have no say here
    if (request.client) {
        curl_easy_setopt(handle, CURLOPT_SSLCERT, request.client->certificate.c_str());
        curl_easy_setopt(handle, CURLOPT_SSLKEY, request.client->key.c_str());
    }
}

} // namespace

core::Result<HttpsReply> https(const HttpsRequest& request) {
    static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    const Handle handle(started ? curl_easy_init() : nullptr);
    if (!handle) return core::fail(ErrorKind::Internal, "libcurl could not be started");
    HttpsReply reply{.status = 0, .body = {}, .date = {}};
    std::array<char, CURL_ERROR_SIZE> why{};
    curl_easy_setopt(handle.get(), CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT_MS, static_cast<long>(request.limit.count()));
    curl_easy_setopt(handle.get(), CURLOPT_ERRORBUFFER, why.data());
    curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &reply.body);
    curl_easy_setopt(handle.get(), CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(handle.get(), CURLOPT_HEADERDATA, &reply.date);
    set_trust(handle.get(), request);
    Headers headers;
    if (request.json) {
        headers.reset(curl_slist_append(nullptr, "Content-Type: application/json"));
        curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
        curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, request.json->data());
        curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(request.json->size()));
    }
    const auto code = curl_easy_perform(handle.get());
    if (code != CURLE_OK) {
        const std::string_view said = why[0] != '\0' ? std::string_view(why.data()) : curl_easy_strerror(code);
        return core::fail(kind_of(code), std::string(said));
    }
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    reply.status = static_cast<int>(status);
    return reply;
}

} // namespace accueil::provision

// An HTTPS server of a few lines for the transport's tests: one authority, one connection after the other, one canned
// answer to each request, and what was asked.
#pragma once

#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace accueil::test {

// A key and a certificate, signed by itself or by another one.
struct Certified {
    EVP_PKEY* key = EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
    X509* certificate = X509_new();

    explicit Certified(const char* name, const Certified* authority = nullptr) {
        X509_set_version(certificate, X509_VERSION_3);
        static long serial = 1;
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial++);
        X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 24L * 3600);
        X509_set_pubkey(certificate, key);
        X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
        X509_set_issuer_name(certificate, X509_get_subject_name(authority ? authority->certificate : certificate));
        extend(NID_basic_constraints, authority ? "CA:FALSE" : "critical,CA:TRUE");
        if (authority) extend(NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
        X509_sign(certificate, authority ? authority->key : key, EVP_sha256());
    }
    Certified(const Certified&) = delete;
    Certified& operator=(const Certified&) = delete;
    ~Certified() {
        X509_free(certificate);
        EVP_PKEY_free(key);
    }
    void write_certificate(const std::string& path) const { write(path, false); }
    void write_identity(const std::string& path) const { write(path, true); }

  private:
    void extend(int nid, const char* value) {
        X509V3_CTX context;
        X509V3_set_ctx_nodb(&context);
        X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
        X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
        X509_add_ext(certificate, extension, -1);
        X509_EXTENSION_free(extension);
    }
    void write(const std::string& path, bool with_key) const {
        BIO* out = BIO_new_file(path.c_str(), "w");
        if (with_key) PEM_write_bio_PKCS8PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
        PEM_write_bio_X509(out, certificate);
        BIO_free(out);
    }
};

class TlsServer {
  public:
    TlsServer(const Certified& identity, const Certified& authority, int highest_tls = TLS1_3_VERSION)
        : context_(SSL_CTX_new(TLS_server_method())) {
        SSL_CTX_use_certificate(context_, identity.certificate);
        SSL_CTX_use_PrivateKey(context_, identity.key);
        X509_STORE_add_cert(SSL_CTX_get_cert_store(context_), authority.certificate);
        SSL_CTX_set_verify(context_, SSL_VERIFY_PEER, nullptr);
        SSL_CTX_set_max_proto_version(context_, highest_tls);
        listen_on_loopback();
        thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
    }
    TlsServer(const TlsServer&) = delete;
    TlsServer& operator=(const TlsServer&) = delete;
    ~TlsServer() {
        thread_.request_stop();
        ::shutdown(socket_, SHUT_RDWR);
        thread_.join();
        ::close(socket_);
        SSL_CTX_free(context_);
    }
    [[nodiscard]] std::string url() const { return "https://localhost:" + std::to_string(port_); }
    void answer(std::string text) {
        const std::scoped_lock lock(mutex_);
        answer_ = std::move(text);
    }
    // The last request's head and body, and who sent it.
    [[nodiscard]] std::string head() const {
        const std::scoped_lock lock(mutex_);
        return head_;
    }
    [[nodiscard]] std::string body() const {
        const std::scoped_lock lock(mutex_);
        return body_;
    }
    [[nodiscard]] std::string client() const {
        const std::scoped_lock lock(mutex_);
        return client_;
    }
    std::atomic<int> connections = 0;

  private:
    void listen_on_loopback() {
        socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(socket_, reinterpret_cast<sockaddr*>(&address), size);
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        ::listen(socket_, 8);
    }
    void serve(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            const int line = ::accept(socket_, nullptr, nullptr);
            if (line < 0) return;
            SSL* tls = SSL_new(context_);
            SSL_set_fd(tls, line);
            if (SSL_accept(tls) == 1) {
                ++connections;
                while (!stop.stop_requested() && talk(tls)) {
                }
            }
            SSL_free(tls);
            ::close(line);
        }
    }
    bool talk(SSL* tls) {
        std::string text;
        char buffer[4096];
        std::size_t end = std::string::npos, length = 0;
        while (end == std::string::npos || text.size() < end + 4 + length) {
            const int count = SSL_read(tls, buffer, sizeof buffer);
            if (count <= 0) return false;
            text.append(buffer, static_cast<std::size_t>(count));
            end = text.find("\r\n\r\n");
            if (const auto at = text.find("Content-Length: "); at < end) length = std::stoul(text.substr(at + 16));
        }
        std::string reply;
        {
            const std::scoped_lock lock(mutex_);
            head_ = text.substr(0, end);
            body_ = text.substr(end + 4);
            client_.clear();
            if (X509* peer = SSL_get0_peer_certificate(tls)) {
                char name[64] = {};
                X509_NAME_get_text_by_NID(X509_get_subject_name(peer), NID_commonName, name, sizeof name);
                client_ = name;
            }
            reply = answer_;
        }
        // An empty answer stands for a scheduler that hangs.
        if (reply.empty()) {
            SSL_read(tls, buffer, sizeof buffer);
            return false;
        }
        return SSL_write(tls, reply.data(), static_cast<int>(reply.size())) > 0;
    }

    SSL_CTX* context_;
    int socket_ = -1;
    int port_ = 0;
    mutable std::mutex mutex_;
    std::string answer_ = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    std::string head_, body_, client_;
    std::jthread thread_;
};

} // namespace accueil::test

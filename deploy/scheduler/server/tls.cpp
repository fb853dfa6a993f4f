#include "deploy/scheduler/server/tls.h"

#include <openssl/pem.h>
#include <openssl/ssl.h>

#include "shared/security/openssl.h"

namespace accueil::scheduler::server {

namespace ssl = boost::asio::ssl;

core::Result<ssl::context> make_tls_context(const TlsFiles& files) {
    ssl::context context(ssl::context::tls_server);
    SSL_CTX* native = context.native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_3_VERSION);
    // Without tickets every connection proves its certificate anew; connections are kept alive instead.
    SSL_CTX_set_num_tickets(native, 0);
    SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
    boost::system::error_code error;
    const auto refused = [&](const std::filesystem::path& file) {
        return core::fail(core::ErrorKind::Configuration, "TLS: " + file.string() + ": " + error.message());
    };
    if (context.use_certificate_chain_file(files.certificate.string(), error)) return refused(files.certificate);
    if (context.use_private_key_file(files.key.string(), ssl::context::pem, error)) return refused(files.key);
    if (context.load_verify_file(files.client_authority.string(), error)) return refused(files.client_authority);
    context.set_verify_mode(ssl::verify_peer, error); // no fail_if_no_peer_cert: see the header
    return context;
}

std::optional<ClientIdentity> peer_identity(SSL* connection) {
    const X509* certificate = SSL_get0_peer_certificate(connection);
    if (certificate == nullptr || SSL_get_verify_result(connection) != X509_V_OK) return std::nullopt;
    const auto bio = security::openssl::writing();
    PEM_write_bio_X509(bio.get(), certificate);
    auto identity = identity_of(security::openssl::text_of(bio));
    if (!identity) return std::nullopt;
    return std::move(*identity);
}

} // namespace accueil::scheduler::server

#include "deploy/scheduler/command/keys_files.h"

#include "shared/security/files.h"
#include "shared/security/openssl.h"

namespace accueil::scheduler {

namespace {

constexpr std::size_t key_size = 32;

// The secret in the file, or the one given, which is in the file when this returns.
core::Result<core::Bytes> load_or_keep(const std::filesystem::path& file, const core::Bytes& given, bool fresh) {
    if (!std::filesystem::exists(file)) {
        if (!fresh)
            return core::fail(core::ErrorKind::Configuration,
                              file.string() + ": missing; put back the key that this instance began with");
        const auto written = security::write_private(file.string(), core::to_base64(given) + "\n");
        if (!written) return std::unexpected(written.error());
        return given;
    }
    auto text = security::read_private(file.string());
    if (!text) return std::unexpected(text.error());
    while (!text->empty() && (text->back() == '\n' || text->back() == '\r')) text->pop_back();
    auto bytes = core::from_base64(*text);
    if (!bytes || bytes->size() != key_size) {
        return core::fail(core::ErrorKind::Configuration, file.string() + ": not a key of 32 bytes in base64");
    }
    return bytes;
}

core::Result<security::SealingPair> sealing_pair(core::Bytes secret) {
    const security::openssl::Key key(
        EVP_PKEY_new_raw_private_key(EVP_PKEY_X25519, nullptr, secret.data(), secret.size()));
    core::Bytes open(key_size);
    std::size_t size = open.size();
    if (!key || EVP_PKEY_get_raw_public_key(key.get(), open.data(), &size) != 1) {
        return core::fail(core::ErrorKind::Configuration, "the sealing key is not an X25519 key");
    }
    return security::SealingPair{std::move(open), std::move(secret)};
}

} // namespace

core::Result<Keys> load_keys(const configuration::SchedulerConfiguration& configuration, bool fresh,
                             core::Random& random) {
    Keys keys;
    const auto load = [](const std::filesystem::path& file, std::string& into, bool secret) -> core::Result<void> {
        auto text = secret ? security::read_private(file.string()) : security::read_file(file.string());
        if (!text) return std::unexpected(text.error());
        into = std::move(*text);
        return {};
    };
    const auto& tls = configuration.tls;
    if (auto read = load(tls.client_ca, keys.client_authority.certificate_pem, false); !read)
        return std::unexpected(read.error());
    if (auto read = load(tls.client_ca_key, keys.client_authority.private_pem, true); !read)
        return std::unexpected(read.error());
    if (auto read = load(tls.ca, keys.server_authority_pem, false); !read) return std::unexpected(read.error());
    const auto secret = load_or_keep(configuration.sealing_key, security::make_sealing_pair(random).secret_key, fresh);
    if (!secret) return std::unexpected(secret.error());
    auto sealing = sealing_pair(*secret);
    if (!sealing) return std::unexpected(sealing.error());
    keys.sealing = std::move(*sealing);
    auto seed = security::make_signature_pair(random).secret_key;
    seed.resize(key_size);
    const auto signing_seed = load_or_keep(configuration.signing_key, seed, fresh);
    if (!signing_seed) return std::unexpected(signing_seed.error());
    auto signing = security::signature_pair_from_seed(*signing_seed);
    if (!signing) return std::unexpected(signing.error());
    keys.signing = std::move(*signing);
    return keys;
}

} // namespace accueil::scheduler

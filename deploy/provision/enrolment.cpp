#include "deploy/provision/enrolment.h"

#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <format>
#include <fstream>
#include <iterator>

#include "deploy/provision/credentials.h"
#include "deploy/provision/https.h"
#include "shared/wire/json.h"

namespace accueil::provision {
namespace {

using configuration::Identity;
using core::ErrorKind;
namespace fs = std::filesystem;

struct SlipKey {
    core::Bytes seed;
    core::Bytes open;
};

core::Result<SlipKey> make_slip_key(core::Random& random) {
    if (sodium_init() < 0) return core::fail(ErrorKind::Internal, "libsodium could not be started");
    SlipKey key{.seed = core::Bytes(crypto_sign_SEEDBYTES), .open = core::Bytes(crypto_sign_PUBLICKEYBYTES)};
    random.fill(std::as_writable_bytes(std::span(key.seed)));
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
    crypto_sign_seed_keypair(key.open.data(), secret.data(), key.seed.data());
    sodium_memzero(secret.data(), secret.size());
    return key;
}

std::string machine_name() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

core::Result<wire::EnrolmentReply> ask(const EnrolmentOrder& order, const Application& application,
                                       const SlipKey& slip) {
    const wire::EnrolmentRequest request{
        .token = order.token, .csr_pem = application.csr_pem, .slip_key = slip.open, .machine = machine_name()};
    const auto answer = https(
        {.url = order.url + "/v1/enrolments", .ca = order.ca, .client = std::nullopt, .json = wire::write(request)});
    if (!answer) return std::unexpected(answer.error());
    if (answer->status == 200 || answer->status == 201) return wire::read<wire::EnrolmentReply>(answer->body);
    const auto problem = wire::read<wire::Problem>(answer->body);
    return core::fail(ErrorKind::Refused, problem ? problem->type + ": " + problem->detail
                                                  : std::format("the scheduler answered {}", answer->status));
}

core::Result<void> check(const EnrolmentOrder& order, const wire::EnrolmentReply& reply, const std::string& key_pem) {
    if (reply.terminal != order.expected)
        return core::fail(ErrorKind::Refused,
                          std::format("the token is for terminal {}, but the configuration file calls this one {}",
                                      reply.terminal.value, order.expected.value));
    if (reply.desk != order.desk)
        return core::fail(ErrorKind::Refused, std::format("the scheduler has {} at the {} desk, the configuration file "
                                                          "at the {} desk",
                                                          reply.terminal.value, reply.desk, order.desk));
    const auto ours = belong_together(reply.certificate_pem, key_pem);
    if (!ours) return std::unexpected(ours.error());
    if (!*ours) return core::fail(ErrorKind::InvalidInput, "the certificate is not for the key that was sent");
    return {};
}

// The authority that vouched for the scheduler just now stays trusted; the one it names is added for a later change.
core::Result<std::string> trust(const fs::path& ca, const std::string& named) {
    std::ifstream stream(ca, std::ios::binary);
    std::string given{std::istreambuf_iterator<char>(stream), {}};
    if (!stream || given.empty()) return core::fail(ErrorKind::Configuration, ca.string() + ": cannot be read");
    if (!given.ends_with('\n')) given += '\n';
    return given.contains(named) ? given : given + named;
}

// As root, for the service: everything belongs to whoever owns the folder that holds the identity.
void hand_over(const fs::path& folder) {
    struct stat owner{};
    if (::geteuid() != 0 || ::stat(folder.parent_path().c_str(), &owner) != 0) return;
    const auto give = [&](const fs::path& path) { return ::lchown(path.c_str(), owner.st_uid, owner.st_gid) == 0; };
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) static_cast<void>(give(entry.path()));
    static_cast<void>(give(folder));
}

core::Result<void> write(const fs::path& folder, const Identity& identity, const std::string& trusted,
                         const std::string& certificate_pem, const std::string& key_pem) {
    const auto files = configuration::files_of(folder);
    return configuration::store_identity(folder, identity)
        .and_then([&] { return configuration::write_secret(files.ca, trusted); })
        .and_then([&] { return configuration::write_secret(files.key, key_pem); })
        .and_then([&] { return configuration::write_secret(files.certificate, certificate_pem); });
}

// Puts the finished folder in its place; an earlier one is exchanged and removed.
core::Result<void> put_in_place(const fs::path& made, const fs::path& place) {
    hand_over(made);
    std::error_code ignored;
    const unsigned how = fs::exists(place, ignored) ? RENAME_EXCHANGE : RENAME_NOREPLACE;
    if (::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, place.c_str(), how) != 0)
        return core::fail(ErrorKind::Unavailable, place.string() + ": cannot be put in place");
    fs::remove_all(made, ignored);
    return {};
}

} // namespace

core::Result<Identity> enrol(const EnrolmentOrder& order, core::Random& random) {
    std::error_code failure;
    if (!order.again && fs::exists(configuration::files_of(order.identity).identity, failure))
        return core::fail(ErrorKind::Conflict, order.identity.string() + ": this terminal is enrolled already; " +
                                                   "--again replaces its identity");
    const auto slip = make_slip_key(random);
    const auto application = make_application(order.expected.value);
    if (!slip || !application) return std::unexpected(slip ? application.error() : slip.error());

    // Made before the token is spent: a folder that can't be written must not cost one.
    fs::path made = order.identity;
    made += ".new";
    fs::remove_all(made, failure);
    fs::create_directories(made, failure);
    if (failure) return core::fail(ErrorKind::Unavailable, made.string() + ": cannot be made: " + failure.message());
    const auto give_up = [&](const core::Error& error) -> core::Result<Identity> {
        fs::remove_all(made, failure);
        return std::unexpected(error);
    };

    const auto trusted_now = trust(order.ca, "");
    if (!trusted_now) return give_up(trusted_now.error());
    const auto reply = ask(order, *application, *slip);
    if (!reply) return give_up(reply.error());
    if (const auto good = check(order, *reply, application->key_pem); !good) return give_up(good.error());
    const Identity identity{.terminal = reply->terminal,
                            .epoch = reply->epoch,
                            .generation = reply->generation,
                            .desk = reply->desk,
                            .sealing_key = reply->sealing_key,
                            .signing_key = reply->signing_key,
                            .slip_key = slip->seed};
    const auto done = trust(order.ca, reply->ca_pem)
                          .and_then([&](const std::string& trusted) {
                              return write(made, identity, trusted, reply->certificate_pem, application->key_pem);
                          })
                          .and_then([&] { return put_in_place(made, order.identity); });
    if (!done) return give_up(done.error());
    return identity;
}

} // namespace accueil::provision

#include "deploy/scheduler/command/server_certificate.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "shared/security/files.h"
#include "shared/security/identity.h"

namespace accueil::scheduler {

namespace {

constexpr std::chrono::days margin{30};

// In place of a file of the same name, whose owner goes on reading it: root renews for the service.
core::Result<void> replace(const std::filesystem::path& file, const std::string& text) {
    struct stat before{};
    const bool known = ::stat(file.c_str(), &before) == 0;
    if (auto written = security::write_private(file.string(), text); !written) return written;
    if (known && ::geteuid() == 0 && ::chown(file.c_str(), before.st_uid, before.st_gid) != 0)
        return core::fail(core::ErrorKind::Refused, file.string() + ": " + std::strerror(errno));
    return {};
}

} // namespace

core::Result<void> renew_server_certificate(const configuration::ServerIdentity& files, std::vector<std::string> names,
                                            core::Instant now) {
    auto authority_key = files.ca;
    authority_key.replace_extension(".key");
    const auto key = security::read_private(authority_key.string());
    if (!key) return std::unexpected(key.error());
    const auto certificate = security::read_file(files.ca.string());
    if (!certificate) return std::unexpected(certificate.error());
    if (auto pair = security::check_pair(*key, *certificate); !pair) return pair;
    if (names.empty()) {
        const auto present = security::read_file(files.certificate.string());
        if (!present) return std::unexpected(present.error());
        const auto known = server_names(*present);
        if (!known) return std::unexpected(known.error());
        names = *known;
    }
    const auto made = make_server_certificate({*key, *certificate}, names, now, server_validity);
    if (!made) return std::unexpected(made.error());
    return replace(files.key, made->private_pem).and_then([&] {
        return replace(files.certificate, made->certificate_pem);
    });
}

std::optional<int> certificate_runs_out(const configuration::ServerIdentity& files, core::Instant now) {
    const auto facts = security::read_file(files.certificate.string()).and_then(security::certificate_facts);
    if (!facts) return 0;
    const auto left = std::chrono::floor<std::chrono::days>(facts->not_after - now);
    return left < margin ? std::optional(static_cast<int>(left.count())) : std::nullopt;
}

} // namespace accueil::scheduler

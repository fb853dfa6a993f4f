#include "deploy/scheduler/command/instance_folder.h"

#include <fstream>

#include "deploy/scheduler/command/server_certificate.h"
#include "deploy/scheduler/command/service.h"
#include "shared/core/places.h"
#include "shared/security/files.h"
#include "shared/security/pin.h"
#include "shared/sqlite/transaction.h"

namespace accueil::scheduler {

namespace {

constexpr std::chrono::days authority_validity{3650};
constexpr std::chrono::days operator_validity{365};

// Of the demonstration only, and said so in the README.
constexpr std::string_view demo_staff = "R12";
constexpr std::string_view demo_pin = "246810";

constexpr std::string_view configuration_text =
    R"toml(# Made by accueil-scheduler init. Paths are relative to this file.
[listen]
address = "127.0.0.1"
port = 8443

[tls]
certificate = "server.pem"
key = "server.key"
ca = "ca.pem"
client_ca = "client-ca.pem"
client_ca_key = "client-ca.key"

[store]
database = "scheduler.sqlite"

[recovery]
marker = "marker"

[keys]
sealing = "sealing.key"
signing = "signing.key"

[data]
offices = "offices.toml"
)toml";

core::Result<void> write_pair(const std::filesystem::path& folder, const std::string& name, const std::string& key,
                              const std::string& certificate) {
    const auto secret = security::write_private((folder / (name + ".key")).string(), key);
    if (!secret) return secret;
    std::ofstream out(folder / (name + ".pem"));
    if (!(out << certificate << std::flush))
        return core::fail(core::ErrorKind::Unavailable, "cannot write " + name + ".pem");
    return {};
}

core::Result<void> make_certificates(const InstanceOptions& options, core::Instant now) {
    const auto server_ca = make_authority("Accueil server authority", now, authority_validity);
    const auto client_ca = make_authority("Accueil client authority", now, authority_validity);
    if (!server_ca) return std::unexpected(server_ca.error());
    if (!client_ca) return std::unexpected(client_ca.error());
    std::vector<std::string> names{"localhost", "127.0.0.1", "::1"};
    names.insert(names.end(), options.names.begin(), options.names.end());
    const auto server = make_server_certificate(*server_ca, names, now, server_validity);
    if (!server) return std::unexpected(server.error());
    const auto& folder = options.folder;
    return write_pair(folder, "ca", server_ca->private_pem, server_ca->certificate_pem)
        .and_then([&] { return write_pair(folder, "client-ca", client_ca->private_pem, client_ca->certificate_pem); })
        .and_then([&] { return write_pair(folder, "server", server->private_pem, server->certificate_pem); });
}

core::Result<void> write_text(const std::filesystem::path& file, std::string_view text) {
    std::ofstream out(file);
    if (!(out << text << std::flush)) return core::fail(core::ErrorKind::Unavailable, "cannot write " + file.string());
    return {};
}

core::Result<void> add_demo_staff(Service& service) {
    const auto hash = security::hash_pin(demo_pin);
    if (!hash) return std::unexpected(hash.error());
    return service.once([&](Scheduler& scheduler) -> Answer<void> {
        return scheduler.administer({"init", Role::Operator, {}}, [&](Administration& administration) {
            return administration.put_staff(core::StaffId{std::string(demo_staff)}, *hash, "demonstration");
        });
    });
}

} // namespace

core::Result<void> make_instance(const InstanceOptions& options, const core::Clock& clock, core::Random& random) {
    const auto& folder = options.folder;
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return core::fail(core::ErrorKind::Configuration, folder.string() + ": " + error.message());
    const auto file = folder / "scheduler.toml";
    if (std::filesystem::exists(file)) {
        return core::fail(core::ErrorKind::Refused, "there is an instance in " + folder.string() + " already");
    }
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (auto made = make_certificates(options, clock.now()); !made) return made;
    if (options.demo) {
        std::filesystem::copy_file(core::share_folder() / "scheduler" / "offices.toml", folder / "offices.toml",
                                   std::filesystem::copy_options::overwrite_existing, error);
        if (error)
            return core::fail(core::ErrorKind::Configuration, "offices.toml of the demonstration: " + error.message());
    } else if (auto written = write_text(folder / "offices.toml", "# [[office]] … with [[office.agent]]\n"); !written) {
        return written;
    }
    if (auto written = write_text(file, configuration_text); !written) return written;
    auto service = Service::open(file, clock, random);
    if (!service) return std::unexpected(service.error());
    if (options.demo) {
        if (auto added = add_demo_staff(**service); !added) return added;
    }
    return (*service)->make_operator_certificate("operator", folder, operator_validity);
}

} // namespace accueil::scheduler

#include "shared/configuration/scheduler.h"

#include <arpa/inet.h>

#include "shared/configuration/section.h"

namespace accueil::configuration {
namespace {

bool is_address(const std::string& text) {
    in6_addr buffer{};
    return inet_pton(AF_INET, text.c_str(), &buffer) == 1 || inet_pton(AF_INET6, text.c_str(), &buffer) == 1;
}

Listen read_listen(Section section) {
    Listen listen;
    listen.address = section.text("address", listen.address);
    if (!is_address(listen.address))
        section.complain("address", "is \"" + listen.address + "\"; allowed: an IPv4 or IPv6 address, such as 0.0.0.0");
    listen.port = static_cast<std::uint16_t>(section.integer("port", listen.port, {0, 65535}));
    section.finish();
    return listen;
}

ServerIdentity read_tls(Section section) {
    ServerIdentity tls{.certificate = section.required_path("certificate"),
                       .key = section.required_path("key"),
                       .client_ca = section.required_path("client_ca"),
                       .client_ca_key = section.required_path("client_ca_key"),
                       .ca = {}};
    tls.ca = section.path("ca", tls.certificate.parent_path() / "ca.pem");
    section.finish();
    return tls;
}

Recovery read_recovery(Section section) {
    Recovery recovery;
    recovery.marker = section.path("marker", "/var/lib/accueil-scheduler/marker/generation");
    recovery.wait =
        std::chrono::minutes{section.integer("wait_minutes", static_cast<int>(recovery.wait.count()), {0, 10080})};
    section.finish();
    return recovery;
}

Lending read_lending(Section section) {
    Lending lending;
    lending.cover =
        std::chrono::hours{section.integer("cover_hours", static_cast<int>(lending.cover.count()), {1, 168})};
    lending.window_share = section.real("window_share", lending.window_share, {0, 1});
    lending.terminal_share = section.real("terminal_share", lending.terminal_share, {0, 1});
    lending.lead =
        std::chrono::minutes{section.integer("lead_minutes", static_cast<int>(lending.lead.count()), {0, 2880})};
    section.finish();
    return lending;
}

} // namespace

core::Result<SchedulerConfiguration> read_scheduler(std::string_view toml, const std::filesystem::path& source) {
    SchedulerConfiguration result;
    const auto read = read_toml(toml, source, [&](Section& top) {
        result.listen = read_listen(top.section("listen"));
        result.tls = read_tls(top.section("tls"));
        auto store = top.section("store");
        result.database = store.path("database", "/var/lib/accueil-scheduler/scheduler.sqlite");
        store.finish();
        result.recovery = read_recovery(top.section("recovery"));
        auto keys = top.section("keys");
        result.sealing_key = keys.path("sealing", "/var/lib/accueil-scheduler/sealing.key");
        result.signing_key = keys.path("signing", "/var/lib/accueil-scheduler/signing.key");
        keys.finish();
        auto data = top.section("data");
        result.offices = data.path("offices", "/etc/accueil/offices.toml");
        data.finish();
        result.lending = read_lending(top.section("lending"));
    });
    if (!read) return std::unexpected(read.error());
    return result;
}

core::Result<SchedulerConfiguration> load_scheduler(const std::filesystem::path& file) {
    return read_file(file).and_then([&](const std::string& text) { return read_scheduler(text, file); });
}

} // namespace accueil::configuration

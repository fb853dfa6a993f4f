// The one configuration file of a scheduler (/etc/accueil/scheduler.toml), loaded once into a const value.
// Read as strictly as the terminal's (terminal.h). The commented example is deploy/scheduler.example.toml.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "shared/core/error.h"

namespace accueil::configuration {

struct Listen {
    std::string address = "127.0.0.1"; // IPv4 or IPv6, no name
    std::uint16_t port = 8443;         // 0: any free port, which the program then prints
};

// TLS 1.3 with client certificates. The client authority's key signs the certificates of enrolled terminals.
struct ServerIdentity {
    std::filesystem::path certificate;
    std::filesystem::path key;
    std::filesystem::path client_ca;
    std::filesystem::path client_ca_key;
    std::filesystem::path ca; // what terminals verify the server with; given to them at enrolment. Default: ca.pem
                              // beside the certificate
};

// A scheduler restored from a copy must not lend what it has forgotten. The marker lies outside of what is copied: it
// holds the highest generation and grant number ever used, and a database that is behind it starts a new generation.
struct Recovery {
    std::filesystem::path marker;
    std::chrono::minutes wait{30}; // for terminals to report what they hold, before the operator decides
};

// How many slots to lend ahead.
struct Lending {
    std::chrono::hours cover{24};   // the outage that a terminal's hand shall bridge
    double window_share = 0.6;      // of an office's window lent in all, at most
    double terminal_share = 0.1;    // … to one terminal
    std::chrono::minutes lead{120}; // slots that start sooner are not lent
};

struct SchedulerConfiguration {
    Listen listen;
    ServerIdentity tls;
    std::filesystem::path database; // SQLite file
    Recovery recovery;
    std::filesystem::path sealing_key; // X25519 secret key that opens personal data; made when it does not exist
    std::filesystem::path signing_key; // Ed25519 secret key that signs letters; made when it does not exist
    std::filesystem::path offices;     // offices, agents and opening hours to start with (TOML)
    Lending lending;
};

// Error: Configuration.
[[nodiscard]] core::Result<SchedulerConfiguration> read_scheduler(std::string_view toml,
                                                                  const std::filesystem::path& source);
[[nodiscard]] core::Result<SchedulerConfiguration> load_scheduler(const std::filesystem::path& file);

inline constexpr std::string_view default_scheduler_file = "/etc/accueil/scheduler.toml";

} // namespace accueil::configuration

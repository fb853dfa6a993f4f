// An instance opened from its configuration: database, keys and logic; and the running server on it.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "deploy/scheduler/command/marker.h"
#include "deploy/scheduler/domain/scheduler.h"
#include "shared/configuration/scheduler.h"

namespace accueil::scheduler {

namespace server {
class Writer;
}

struct ServeOptions {
    std::optional<int> port;                        // instead of the configuration's
    std::optional<std::filesystem::path> port_file; // gets the port number when the server listens
};

class Service {
  public:
    // Loads offices.toml into an empty database; detects a restore by the marker, or by its absence. Clock and
    // randomness outlive it.
    [[nodiscard]] static core::Result<std::unique_ptr<Service>> open(const std::filesystem::path& configuration,
                                                                     const core::Clock& clock, core::Random& random);

    // One act in a transaction of its own, beside a running server if need be. A problem becomes an error.
    [[nodiscard]] core::Result<void> once(const std::function<Answer<void>(Scheduler&)>& act);

    // Writes NAME.pem and NAME.key into the folder.
    [[nodiscard]] core::Result<void>
    make_operator_certificate(const std::string& name, const std::filesystem::path& folder, std::chrono::days validity);

    // A consistent copy of the database, beside a running server. `file` must lie on another machine's disk: what is in
    // the copy counts as durable from then on.
    [[nodiscard]] core::Result<void> back_up(const std::filesystem::path& file);

    // Serves until SIGTERM or SIGINT, then answers what is under way and returns. Refused while another program serves
    // this database.
    [[nodiscard]] core::Result<void> serve(const ServeOptions& options);

  private:
    Service(configuration::SchedulerConfiguration configuration, sqlite::Database database, Keys keys,
            const core::Clock& clock, core::Random& random);
    [[nodiscard]] core::Result<void> prepare();
    void warn_of_certificate(std::optional<core::Instant>& looked) const;
    [[nodiscard]] core::Result<void> serve_until_told(std::uint16_t port, const ServeOptions& options,
                                                      server::Writer& writer);

    configuration::SchedulerConfiguration configuration_;
    sqlite::Database database_;
    Keys keys_;
    const core::Clock& clock_;
    Scheduler scheduler_;
    Marker marker_;
};

} // namespace accueil::scheduler

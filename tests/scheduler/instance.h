// The real program in a folder of its own, on a free port of loopback, and the terminal's own transport to it.
#pragma once

#include <sys/types.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "shared/sync/identity_files.h"
#include "shared/sync/transport.h"
#include "shared/wire/json.h"
#include "tests/core/folder.h"
#include "tests/scheduler/slip_keys.h"

namespace accueil::scheduler::test {

class RunningScheduler {
  public:
    RunningScheduler(); // init --demo, then start()
    ~RunningScheduler();

    void start();
    void kill();              // SIGKILL
    [[nodiscard]] int stop(); // SIGTERM; the exit status

    // `accueil-scheduler …` on this instance, beside a running one or not.
    struct Said {
        int status = 0;
        std::string text;
    };
    [[nodiscard]] Said command(const std::vector<std::string>& arguments, const std::string& input = {});
    [[nodiscard]] std::string token(const std::string& terminal);
    [[nodiscard]] std::unique_ptr<sync::Transport> transport(const std::string& identity_file = {}) const;
    [[nodiscard]] std::unique_ptr<sync::Transport> operator_transport() const;
    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] std::string path(const std::string& name) const { return folder_.file("instance/" + name); }

    // Enrols by the protocol alone: identity file, and the first sync request.
    struct Enrolled {
        std::string identity_file;
        wire::SyncRequest next;
    };
    [[nodiscard]] Enrolled enrol(const std::string& terminal);

  private:
    temporary::Folder folder_{"scheduler"};
    pid_t process_ = -1;
    int port_ = 0;
};

[[nodiscard]] nlohmann::json get(sync::Transport& transport, const std::string& path, int expected = 200);
nlohmann::json call(sync::Transport& transport, sync::Method method, const std::string& path, const std::string& body,
                    int expected = 200);

} // namespace accueil::scheduler::test

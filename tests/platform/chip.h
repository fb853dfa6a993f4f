// A TPM of software in a process of its own (swtpm), with its state in a folder.
#pragma once

#include <filesystem>
#include <string>
#include <thread>

#include "tests/core/folder.h"
#include "tests/journeys/process.h"

namespace accueil::test {

class Chip {
  public:
    Chip() { power(true); }
    Chip(const Chip&) = delete;
    Chip& operator=(const Chip&) = delete;
    ~Chip() { power(false); }

    // As [counter] tpm names it.
    [[nodiscard]] std::string tcti() const { return "swtpm:path=" + socket(); }
    void power(bool on) {
        if (!on) return process_.stop(), void();
        std::filesystem::create_directories(folder_ / "state");
        for (const auto* end : {"", ".ctrl"}) std::filesystem::remove(socket() + end);
        auto started = journeys::Process::start(
            {.arguments = {"/usr/bin/swtpm", "socket", "--tpm2", "--tpmstate", "dir=" + (folder_ / "state").string(),
                           "--server", "type=unixio,path=" + socket(), "--ctrl",
                           "type=unixio,path=" + socket() + ".ctrl", "--flags", "not-need-init,startup-clear"},
             .environment = {},
             .log = folder_ / "log"});
        if (started) process_ = std::move(*started);
        using namespace std::chrono_literals;
        for (int i = 0; i < 500 && !std::filesystem::exists(socket() + ".ctrl"); ++i) std::this_thread::sleep_for(10ms);
    }
    // Another chip stands in the machine, or somebody has cleared it.
    void replace() {
        power(false);
        std::filesystem::remove_all(folder_ / "state");
        power(true);
    }

  private:
    [[nodiscard]] std::string socket() const { return folder_.file("chip"); }

    temporary::Folder folder_{"chip"};
    journeys::Process process_;
};

} // namespace accueil::test

// A child process of the stage: started, spoken to by lines, stopped or killed. Not thread-safe.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/error.h"

namespace accueil::journeys {

class Process {
  public:
    struct Start {
        std::vector<std::string> arguments;             // [0] is the program
        std::map<std::string, std::string> environment; // added to ours
        std::filesystem::path log;                      // standard error (and output, unless spoken to) goes here
        bool speaks = false;                            // standard input and output are pipes of lines
    };

    Process() = default;
    Process(Process&& other) noexcept { *this = std::move(other); }
    Process& operator=(Process&& other) noexcept;
    ~Process();

    [[nodiscard]] static core::Result<Process> start(const Start& start);

    [[nodiscard]] bool running();
    // Writes one line; Unavailable when the child has gone.
    [[nodiscard]] core::Result<void> say(const std::string& line);
    // The next line of its standard output; Timeout, or Unavailable at its end.
    [[nodiscard]] core::Result<std::string> hear(std::chrono::milliseconds patience);
    void signal(int number);
    // Waits for the end; the exit status (128 + signal when killed), or nothing when it is still running.
    std::optional<int> wait(std::chrono::milliseconds patience);
    // SIGTERM, then SIGKILL when it does not end in time.
    void stop(std::chrono::milliseconds patience = std::chrono::seconds{5});
    [[nodiscard]] pid_t pid() const { return pid_; }

  private:
    void reap(int status);

    pid_t pid_ = -1;
    int in_ = -1, out_ = -1;
    std::string heard_;
    std::optional<int> status_;
};

// Runs a program to its end; its exit status. Output goes to `log`.
[[nodiscard]] core::Result<int> run(const Process::Start& start, std::chrono::milliseconds patience);

} // namespace accueil::journeys

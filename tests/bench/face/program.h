// A program under measurement with all the processes that it starts, watched from outside through /proc.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace accueil::bench {

struct Load {
    std::chrono::nanoseconds processor{}; // time on a processor, all threads of all its processes
    std::uint64_t wake_ups = 0;           // times that one of them went to sleep and came back
};

class Program {
  public:
    // Its output goes to `log`. The environment is ours with additions.
    Program(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment,
            const std::string& log);
    ~Program(); // SIGTERM, then SIGKILL; waits for all of its processes
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    [[nodiscard]] bool running() const;
    [[nodiscard]] std::chrono::steady_clock::time_point started() const { return started_; }
    [[nodiscard]] std::vector<pid_t> processes() const;
    // Proportional set size: pages that several processes share are counted in parts.
    [[nodiscard]] double mebibytes() const;
    [[nodiscard]] Load load() const;

  private:
    std::vector<pid_t> others_; // children of ours that were there before
    pid_t pid_ = -1;
    std::chrono::steady_clock::time_point started_;
};

// Of one process.
[[nodiscard]] Load load_of(pid_t process);

} // namespace accueil::bench

#include "tests/bench/face/program.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

namespace accueil::bench {

namespace fs = std::filesystem;

namespace {

pid_t parent_of(pid_t process) {
    std::ifstream in("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("PPid:")) return static_cast<pid_t>(std::atoi(line.c_str() + 5));
    return 0;
}

std::vector<pid_t> children_of(const std::vector<pid_t>& parents) {
    std::vector<pid_t> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator("/proc", error)) {
        const auto process = static_cast<pid_t>(std::atoi(entry.path().filename().c_str()));
        if (process > 0 && std::ranges::contains(parents, parent_of(process))) found.push_back(process);
    }
    return found;
}

} // namespace

Program::Program(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment,
                 const std::string& log) {
    // What it leaves behind becomes our child and is ended with it.
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    std::vector<char*> words;
    for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    others_ = children_of({::getpid()});
    started_ = std::chrono::steady_clock::now();
    pid_ = ::fork();
    if (pid_ != 0) return;
    ::setpgid(0, 0);
    const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(out, STDERR_FILENO);
    for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
    ::execvp(words[0], words.data());
    ::_exit(127);
}

Program::~Program() {
    const auto all = processes();
    ::kill(pid_, SIGTERM);
    for (int i = 0; i < 100 && running(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds{20});
    for (const pid_t process : all) ::kill(process, SIGKILL);
    for (const pid_t process : all) ::waitpid(process, nullptr, 0);
}

bool Program::running() const {
    siginfo_t about{};
    return ::waitid(P_PID, static_cast<id_t>(pid_), &about, WEXITED | WNOHANG | WNOWAIT) == 0 && about.si_pid == 0;
}

std::vector<pid_t> Program::processes() const {
    auto all = children_of({::getpid()}); // with those whose parent has ended
    std::erase_if(all, [this](pid_t process) { return std::ranges::contains(others_, process); });
    for (auto more = children_of(all); !more.empty(); more = children_of(more))
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

double Program::mebibytes() const {
    double kibibytes = 0;
    for (const pid_t process : processes()) {
        std::ifstream in("/proc/" + std::to_string(process) + "/smaps_rollup");
        for (std::string line; std::getline(in, line);)
            if (line.starts_with("Pss:")) kibibytes += std::atof(line.c_str() + 4);
    }
    return kibibytes / 1024;
}

Load load_of(pid_t process) {
    Load load;
    std::error_code error;
    for (const auto& task : fs::directory_iterator("/proc/" + std::to_string(process) + "/task", error)) {
        std::ifstream times(task.path() / "schedstat");
        std::int64_t ran = 0;
        if (times >> ran) load.processor += std::chrono::nanoseconds{ran};
        std::ifstream in(task.path() / "status");
        for (std::string line; std::getline(in, line);)
            if (line.starts_with("voluntary_ctxt_switches:"))
                load.wake_ups += static_cast<std::uint64_t>(std::atoll(line.c_str() + 24));
    }
    return load;
}

Load Program::load() const {
    Load load;
    for (const pid_t process : processes()) {
        const Load one = load_of(process);
        load.processor += one.processor;
        load.wake_ups += one.wake_ups;
    }
    return load;
}

} // namespace accueil::bench

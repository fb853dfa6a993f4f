#include "tests/journeys/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string_view>
#include <thread>

namespace accueil::journeys {

using core::ErrorKind;
using core::fail;
using namespace std::chrono_literals;

namespace {

// Argument and environment lists are made before the fork: after it, in a program with threads, nothing may be
// allocated.
struct Lists {
    explicit Lists(const Process::Start& start) {
        for (const auto& argument : start.arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
        arguments.push_back(nullptr);
        for (char** variable = environ; *variable != nullptr; ++variable) {
            const std::string_view text(*variable);
            if (!start.environment.contains(std::string(text.substr(0, text.find('='))))) kept.emplace_back(text);
        }
        for (const auto& [key, value] : start.environment) kept.push_back(key + "=" + value);
        for (auto& text : kept) environment.push_back(text.data());
        environment.push_back(nullptr);
    }
    std::vector<char*> arguments, environment;
    std::vector<std::string> kept;
};

[[noreturn]] void become(const Lists& lists, int in, int out, int log) {
    // A child must not outlive a runner that was killed.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::signal(SIGPIPE, SIG_DFL);
    ::dup2(in, 0);
    ::dup2(out, 1);
    ::dup2(log, 2);
    ::close_range(3, ~0U, 0);
    ::execvpe(lists.arguments[0], lists.arguments.data(), lists.environment.data());
    ::_exit(127);
}

} // namespace

Process& Process::operator=(Process&& other) noexcept {
    if (this != &other) {
        std::swap(pid_, other.pid_);
        std::swap(in_, other.in_);
        std::swap(out_, other.out_);
        std::swap(heard_, other.heard_);
        std::swap(status_, other.status_);
    }
    return *this;
}

Process::~Process() {
    if (running()) stop(2s);
    if (in_ >= 0) ::close(in_);
    if (out_ >= 0) ::close(out_);
}

core::Result<Process> Process::start(const Start& start) {
    int to_child[2] = {-1, -1}, from_child[2] = {-1, -1};
    if (start.speaks && (::pipe2(to_child, O_CLOEXEC) != 0 || ::pipe2(from_child, O_CLOEXEC) != 0))
        return fail(ErrorKind::Unavailable, "no pipe for a child process");
    const Lists lists(start);
    const int log = ::open(start.log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    const pid_t pid = ::fork();
    if (pid == 0) become(lists, start.speaks ? to_child[0] : nothing, start.speaks ? from_child[1] : log, log);
    ::close(log);
    ::close(nothing);
    if (pid < 0) return fail(ErrorKind::Unavailable, "fork failed");
    Process process;
    process.pid_ = pid;
    if (start.speaks) {
        ::close(to_child[0]);
        ::close(from_child[1]);
        process.in_ = to_child[1];
        process.out_ = from_child[0];
    }
    return process;
}

void Process::reap(int status) {
    status_ = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    pid_ = -1;
}

bool Process::running() {
    if (pid_ < 0) return false;
    int status = 0;
    if (::waitpid(pid_, &status, WNOHANG) == pid_) reap(status);
    return pid_ >= 0;
}

core::Result<void> Process::say(const std::string& line) {
    const std::string whole = line + "\n";
    const char* data = whole.data();
    std::size_t left = whole.size();
    while (left > 0) {
        const auto wrote = ::write(in_, data, left);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) return fail(ErrorKind::Unavailable, "the program has ended");
        data += wrote;
        left -= static_cast<std::size_t>(wrote);
    }
    return {};
}

core::Result<std::string> Process::hear(std::chrono::milliseconds patience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    for (;;) {
        if (const auto newline = heard_.find('\n'); newline != std::string::npos) {
            std::string line = heard_.substr(0, newline);
            heard_.erase(0, newline + 1);
            return line;
        }
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (left <= 0ms) return fail(ErrorKind::Timeout, "the program does not answer");
        pollfd waiting{out_, POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) continue;
        char buffer[65536];
        const auto got = ::read(out_, buffer, sizeof buffer);
        if (got == 0) return fail(ErrorKind::Unavailable, "the program has ended");
        if (got > 0) heard_.append(buffer, static_cast<std::size_t>(got));
    }
}

void Process::signal(int number) {
    if (running()) ::kill(pid_, number);
}

std::optional<int> Process::wait(std::chrono::milliseconds patience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (running() && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(5ms);
    return status_;
}

void Process::stop(std::chrono::milliseconds patience) {
    if (!running()) return;
    signal(SIGTERM);
    signal(SIGCONT);
    if (wait(patience)) return;
    signal(SIGKILL);
    wait(5s);
}

core::Result<int> run(const Process::Start& start, std::chrono::milliseconds patience) {
    auto process = Process::start(start);
    if (!process) return std::unexpected(process.error());
    if (const auto status = process->wait(patience)) return *status;
    process->stop(1s);
    return fail(ErrorKind::Timeout, start.arguments.front() + " did not end in time");
}

} // namespace accueil::journeys

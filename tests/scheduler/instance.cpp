#include "tests/scheduler/instance.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>

#include "shared/security/files.h"
#include "shared/security/identity.h"
#include "shared/sync/curl_transport.h"

namespace accueil::scheduler::test {

namespace {

const std::string program = std::string(BUILD_DIR) + "/bin/accueil-scheduler";

std::string text_of(const std::string& file) {
    std::ifstream in(file);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

pid_t spawn(const std::vector<std::string>& arguments, const std::string& output,
            const std::string& input = "/dev/null") {
    std::vector<char*> words;
    for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    const pid_t child = fork();
    if (child != 0) return child;
    const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::dup2(::open(input.c_str(), O_RDONLY), STDIN_FILENO);
    ::dup2(file, STDOUT_FILENO);
    ::dup2(file, STDERR_FILENO);
    ::execv(words[0], words.data());
    ::_exit(127);
}

int wait_for(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace

RunningScheduler::RunningScheduler() {
    const auto output = folder_.file("init.log");
    const int status = wait_for(spawn({program, "init", "--folder", folder_.file("instance"), "--demo"}, output));
    INFO(text_of(output));
    REQUIRE(status == 0);
    start();
}

RunningScheduler::~RunningScheduler() {
    if (process_ > 0) kill();
}

void RunningScheduler::start() {
    const auto port_file = path("port");
    std::filesystem::remove(port_file);
    process_ =
        spawn({program, "--config", path("scheduler.toml"), "--port", std::to_string(port_), "--port-file", port_file},
              path("log"));
    for (int i = 0; i < 600 && !std::filesystem::exists(port_file); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    INFO(text_of(path("log")));
    REQUIRE(std::filesystem::exists(port_file));
    port_ = std::stoi(text_of(port_file));
}

void RunningScheduler::kill() {
    ::kill(process_, SIGKILL);
    wait_for(process_);
    process_ = -1;
}

int RunningScheduler::stop() {
    ::kill(process_, SIGTERM);
    const int status = wait_for(process_);
    process_ = -1;
    if (status != 0) UNSCOPED_INFO("status " << status << "\n" << text_of(path("log")));
    return status;
}

RunningScheduler::Said RunningScheduler::command(const std::vector<std::string>& arguments, const std::string& input) {
    const auto typed = folder_.file("input"), output = folder_.file("said");
    std::ofstream(typed) << input;
    std::filesystem::remove(output);
    std::vector<std::string> words{program, "--config", path("scheduler.toml")};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const int status = wait_for(spawn(words, output, typed));
    return {status, text_of(output)};
}

std::string RunningScheduler::token(const std::string& terminal) {
    const auto said = command({"token", "--terminal", terminal});
    INFO(said.text);
    REQUIRE(said.status == 0);
    return said.text.substr(0, said.text.find('\n'));
}

std::unique_ptr<sync::Transport> RunningScheduler::transport(const std::string& identity_file) const {
    auto made =
        sync::make_curl_transport({"https://localhost:" + std::to_string(port_), path("ca.pem"), identity_file});
    REQUIRE(made);
    return std::move(*made);
}

std::unique_ptr<sync::Transport> RunningScheduler::operator_transport() const {
    const auto file = folder_.file("operator.pem");
    if (!std::filesystem::exists(file)) {
        REQUIRE(security::write_private(file, text_of(path("operator.key")) + text_of(path("operator.pem"))));
    }
    return transport(file);
}

RunningScheduler::Enrolled RunningScheduler::enrol(const std::string& terminal) {
    const auto key = security::make_tls_key();
    REQUIRE(key);
    const wire::EnrolmentRequest request{token(terminal), *security::make_signing_request(*key, "ignored"),
                                         slip_public_key(terminal), "test"};
    const auto response = transport()->send({sync::Method::Post, "/v1/enrolments", wire::write(request)});
    REQUIRE(response);
    INFO(response->body);
    REQUIRE(response->status == 201);
    const auto reply = wire::read<wire::EnrolmentReply>(response->body);
    REQUIRE(reply);
    Enrolled enrolled;
    enrolled.identity_file = folder_.file(terminal + ".pem");
    REQUIRE(security::write_private(enrolled.identity_file, *key + reply->certificate_pem));
    enrolled.next.terminal = reply->terminal;
    enrolled.next.epoch = reply->epoch;
    enrolled.next.generation = reply->generation;
    return enrolled;
}

nlohmann::json call(sync::Transport& transport, sync::Method method, const std::string& path, const std::string& body,
                    int expected) {
    const auto response = transport.send({method, path, body});
    REQUIRE(response);
    INFO(path << " " << response->body.substr(0, 500));
    REQUIRE(response->status == expected);
    return response->body.empty() ? nlohmann::json() : nlohmann::json::parse(response->body);
}

nlohmann::json get(sync::Transport& transport, const std::string& path, int expected) {
    return call(transport, sync::Method::Get, path, {}, expected);
}

} // namespace accueil::scheduler::test

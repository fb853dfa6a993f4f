#include "shared/scanning/decoder_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "shared/core/log.h"
#include "shared/scanning/descriptors.h"
#include "shared/scanning/picture.h"

namespace accueil::scanning {

namespace {

using core::ErrorKind;
using std::chrono::milliseconds;

constexpr std::size_t room = most_picture_pixels; // bytes of shared memory; pages not written take none
constexpr int patience = 5;                       // losses in a row

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return number_; }

  private:
    int number_;
};

// Out of the way of the numbers that the child is born with.
int moved_up(int number) {
    const int high = fcntl(number, F_DUPFD_CLOEXEC, 16);
    if (number >= 0) close(number);
    return high;
}

struct SpawnActions {
    posix_spawn_file_actions_t actions{};
    SpawnActions() { posix_spawn_file_actions_init(&actions); }
    ~SpawnActions() { posix_spawn_file_actions_destroy(&actions); }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;
};

} // namespace

class DecoderProcess::Child {
  public:
    static core::Result<std::unique_ptr<Child>> start(const std::filesystem::path& program) {
        std::array<int, 2> pair{-1, -1};
        if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair.data()) != 0)
            return core::fail(ErrorKind::Unavailable, "socket pair for the decoder");
        const Descriptor theirs(moved_up(pair[1]));
        auto child = std::unique_ptr<Child>(
            new Child(moved_up(pair[0]), moved_up(memfd_create("accueil-frame", MFD_CLOEXEC | MFD_ALLOW_SEALING))));
        if (!child->map()) return core::fail(ErrorKind::Unavailable, "shared memory for the decoder");
        if (const int error = child->spawn(program, theirs.get()); error != 0)
            return core::fail(ErrorKind::Unavailable, std::string("decoder not started: ") + std::strerror(error));
        return child;
    }

    ~Child() {
        if (pixels_ != nullptr) munmap(pixels_, room);
        if (pid_ <= 0) return;
        kill(pid_, SIGKILL);
        int status = 0;
        while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    void put(ImageView frame) {
        for (int y = 0; y < frame.height; ++y)
            std::memcpy(pixels_ + std::ptrdiff_t{y} * frame.width, frame.row(y), static_cast<std::size_t>(frame.width));
    }
    bool ask(const Request& request) {
        return send(socket_.get(), &request, sizeof request, MSG_NOSIGNAL | MSG_DONTWAIT) == sizeof request;
    }

    enum class Answer : std::uint8_t { None, Came, Gone };
    Answer wait(milliseconds most, core::Bytes& bytes) {
        pollfd poll_one{socket_.get(), POLLIN, 0};
        if (::poll(&poll_one, 1, static_cast<int>(most.count())) <= 0) return Answer::None;
        bytes.resize(most_reply);
        const auto got = recv(socket_.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (got <= 0) return Answer::Gone;
        bytes.resize(static_cast<std::size_t>(got));
        return Answer::Came;
    }
    [[nodiscard]] pid_t pid() const { return pid_; }

  private:
    Child(int socket, int memory) : socket_(socket), memory_(memory) {}

    bool map() {
        if (ftruncate(memory_.get(), static_cast<off_t>(room)) != 0) return false;
        // The size is sealed, so that neither side can pull the memory away under the other.
        if (fcntl(memory_.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) return false;
        void* at = mmap(nullptr, room, PROT_READ | PROT_WRITE, MAP_SHARED, memory_.get(), 0);
        pixels_ = at == MAP_FAILED ? nullptr : static_cast<std::uint8_t*>(at);
        return pixels_ != nullptr;
    }

    int spawn(const std::filesystem::path& program, int theirs) {
        SpawnActions todo;
        posix_spawn_file_actions_addopen(&todo.actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&todo.actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_adddup2(&todo.actions, memory_.get(), decoder_memory);
        posix_spawn_file_actions_adddup2(&todo.actions, theirs, decoder_socket);
        posix_spawn_file_actions_addclosefrom_np(&todo.actions, decoder_socket + 1);
        std::string path = program.string();
        std::array<char*, 2> arguments{path.data(), nullptr};
        std::array<char*, 1> environment{nullptr};
        return posix_spawn(&pid_, path.c_str(), &todo.actions, nullptr, arguments.data(), environment.data());
    }

    Descriptor socket_;
    Descriptor memory_;
    std::uint8_t* pixels_ = nullptr;
    pid_t pid_ = 0;
};

DecoderProcess::DecoderProcess(DecoderSettings settings, const core::Clock& clock)
    : settings_(std::move(settings)), clock_(clock) {}

DecoderProcess::~DecoderProcess() = default;

pid_t DecoderProcess::process() const { return child_ ? child_->pid() : 0; }

core::Result<void> DecoderProcess::ensure_running() {
    if (child_) return {};
    if (clock_.monotonic() < not_before_) return core::fail(ErrorKind::Unavailable, "decoder fails again and again");
    auto child = Child::start(settings_.program);
    if (!child) {
        lose("decoder.not-started");
        return std::unexpected(child.error());
    }
    child_ = std::move(*child);
    return {};
}

void DecoderProcess::rest() {
    child_.reset();
    waiting_since_.reset();
    failures_in_a_row_ = 0;
}

bool DecoderProcess::failing() const { return failures_in_a_row_ >= patience; }

// So many losses without an answer in between are not an odd picture: then once a second is enough.
void DecoderProcess::lose(std::string_view event) {
    ++restarts_;
    ++failures_in_a_row_;
    if (failures_in_a_row_ >= patience) not_before_ = clock_.monotonic() + milliseconds{1000};
    core::log::warning(event, {{"frame", number_}, {"in_a_row", failures_in_a_row_}});
    child_.reset();
    waiting_since_.reset();
}

milliseconds DecoderProcess::left() const {
    return std::max(milliseconds{0}, *waiting_since_ + deadline_ - clock_.monotonic());
}

core::Result<std::uint64_t> DecoderProcess::submit(ImageView frame, Mode mode) {
    if (waiting_since_) return core::fail(ErrorKind::Conflict, "decoder busy");
    if (frame.empty() || static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height) > room)
        return core::fail(ErrorKind::Refused, "frame size");
    if (auto running = ensure_running(); !running) return std::unexpected(running.error());
    child_->put(frame);
    const Request request{++number_, static_cast<std::uint32_t>(frame.width), static_cast<std::uint32_t>(frame.height),
                          mode, 0};
    waiting_since_ = clock_.monotonic();
    deadline_ = mode == Mode::Live ? settings_.live_deadline : settings_.picture_deadline;
    if (!child_->ask(request)) {
        lose("decoder.crashed");
        return core::fail(ErrorKind::Unavailable, "decoder gone");
    }
    return number_;
}

std::optional<Reply> DecoderProcess::poll(milliseconds wait) {
    if (!waiting_since_) return std::nullopt;
    core::Bytes bytes;
    const auto answer = child_->wait(std::min(wait, left()), bytes);
    if (answer == Child::Answer::None) {
        if (left() == milliseconds{0}) lose("decoder.hung");
    } else if (answer == Child::Answer::Gone) {
        lose("decoder.crashed");
    } else {
        auto reply = parse_reply(bytes);
        if (reply && reply->number == number_) {
            waiting_since_.reset();
            failures_in_a_row_ = 0;
            return std::move(*reply);
        }
        lose("decoder.nonsense");
    }
    // Started again at once, so that the next frame finds it ready.
    if (!child_) static_cast<void>(ensure_running());
    return std::nullopt;
}

core::Result<Reply> DecoderProcess::read(ImageView picture, Mode mode) {
    auto asked = submit(picture, mode);
    if (!asked) return std::unexpected(asked.error());
    while (busy())
        if (auto reply = poll(milliseconds{1000})) return std::move(*reply);
    return core::fail(ErrorKind::Unavailable, "the decoder gave up on this picture");
}

} // namespace accueil::scanning

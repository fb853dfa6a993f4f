// The parent's side of the confined decoder: starts it, hands it frames, takes its answers, starts it again.
//
// Belongs to one thread. submit() and poll(0ms) never wait for the decoder. A decoder that dies or does not answer by
// the deadline of its frame is killed and started again at once: that costs the frame and one line in the log.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>

#include "shared/core/clock.h"
#include "shared/core/error.h"
#include "shared/scanning/image_view.h"
#include "shared/scanning/reply.h"
#include "shared/scanning/request.h"

namespace accueil::scanning {

struct DecoderSettings {
    std::filesystem::path program;                 // core::program("accueil-decoder")
    std::chrono::milliseconds live_deadline{1000}; // a frame of a camera: a hundred times what it takes
    std::chrono::milliseconds picture_deadline{20'000};
};

class DecoderProcess {
  public:
    // The process is started by the first submit().
    DecoderProcess(DecoderSettings settings, const core::Clock& clock);
    ~DecoderProcess();
    DecoderProcess(const DecoderProcess&) = delete;
    DecoderProcess& operator=(const DecoderProcess&) = delete;

    // Copies the frame into the shared memory and asks for it to be read. The number comes back in the Reply.
    // Errors: Conflict (the last frame is still being read: drop this one, the next is newer), Refused (too large),
    // Unavailable (the decoder can't be started now).
    core::Result<std::uint64_t> submit(ImageView frame, Mode mode);

    // The answer to the last submit, waiting for it so long at most. Nothing when there is none yet or the frame
    // was lost.
    std::optional<Reply> poll(std::chrono::milliseconds wait);

    // Both at once, for tools: waits for the answer. Error: Unavailable (the decoder died or gave up on it).
    core::Result<Reply> read(ImageView picture, Mode mode);

    // Ends the process, and with it all that it remembers of what it saw. The next submit starts another.
    void rest();

    [[nodiscard]] bool busy() const { return waiting_since_.has_value(); }
    [[nodiscard]] bool failing() const;                      // it can't be started, or dies again and again
    [[nodiscard]] int restarts() const { return restarts_; } // since construction
    [[nodiscard]] pid_t process() const;                     // 0 while it does not run

  private:
    class Child;
    core::Result<void> ensure_running();
    void lose(std::string_view event);
    [[nodiscard]] std::chrono::milliseconds left() const;

    DecoderSettings settings_;
    const core::Clock& clock_;
    std::unique_ptr<Child> child_;
    std::optional<core::Monotonic> waiting_since_;
    std::chrono::milliseconds deadline_{};
    std::uint64_t number_ = 0;
    int restarts_ = 0;
    int failures_in_a_row_ = 0;
    core::Monotonic not_before_{};
};

} // namespace accueil::scanning

// The recovery marker: outside of what is copied, the generation and revision that the database has reached. A database
// behind its marker was restored from a copy.
#pragma once

#include <filesystem>
#include <optional>

#include "deploy/scheduler/domain/scheduler.h"

namespace accueil::scheduler {

class Marker {
  public:
    explicit Marker(std::filesystem::path file) : file_(std::move(file)) {}

    // Nothing when there is none yet, as on a new machine.
    [[nodiscard]] std::optional<Scheduler::Mark> read() const;

    // Written after the commit, so it is never ahead of an honest database; at most once a second, because it only has
    // to catch copies, and what terminals say catches the last second.
    void write(const Scheduler::Mark& mark);
    // The last mark, now.
    void flush();

  private:
    std::filesystem::path file_;
    Scheduler::Mark last_{};
    core::Monotonic written_{};
    bool pending_ = false;
};

} // namespace accueil::scheduler

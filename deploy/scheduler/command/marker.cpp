#include "deploy/scheduler/command/marker.h"

#include <fstream>

#include "shared/core/log.h"
#include "shared/security/files.h"

namespace accueil::scheduler {

std::optional<Scheduler::Mark> Marker::read() const {
    std::ifstream in(file_);
    Scheduler::Mark mark;
    if (!(in >> mark.generation.value >> mark.revision)) return std::nullopt;
    return mark;
}

void Marker::write(const Scheduler::Mark& mark) {
    last_ = mark;
    pending_ = true;
    const auto now = core::SystemClock().monotonic();
    if (now - written_ < std::chrono::seconds{1}) return;
    written_ = now;
    flush();
}

void Marker::flush() {
    if (!pending_) return;
    pending_ = false;
    // Nobody else makes its folder, and a copy of the machine may have been put back without it.
    std::error_code failure;
    std::filesystem::create_directories(file_.parent_path(), failure);
    const auto text = std::to_string(last_.generation.value) + " " + std::to_string(last_.revision) + "\n";
    if (const auto done = security::write_private(file_.string(), text); !done) {
        core::log::warning("marker.failed", {{"error", done.error()}});
    }
}

} // namespace accueil::scheduler

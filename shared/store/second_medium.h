// The second medium: a copy of the bookings that are not yet safe at the scheduler, for the day on which the terminal
// is lost with its disk. The folder must be on the medium and is never made here: an empty mount point would take the
// copy without a word.
#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <optional>

#include "shared/core/clock.h"
#include "shared/store/store.h"
#include "shared/wire/outbox_copy.h"

namespace accueil::store {

class SecondMedium {
  public:
    explicit SecondMedium(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // Adds what is new; the copy is durable when this returns. Written anew once an hour, which leaves out what has
    // become safe elsewhere, and whenever the file is not as it was left (another stick). One thread; the store is of
    // that thread. Errors: Unavailable (no medium), Full.
    [[nodiscard]] core::Result<void> update(Store& store, core::Monotonic now);

  private:
    core::Result<void> rewrite(const core::TerminalId& terminal, Store& store);
    core::Result<void> append(std::string_view lines);
    void remember();
    [[nodiscard]] bool as_left() const;

    std::filesystem::path folder_;
    std::filesystem::path file_;
    Place last_{}; // the last booking in the copy
    std::optional<struct stat> left_;
    core::Monotonic rewritten_{};
};

// Error: Unavailable when there is no such file or it does not read, InvalidInput when it is something else.
[[nodiscard]] core::Result<wire::OutboxCopy> read_second_medium(const std::filesystem::path& folder,
                                                                const core::TerminalId& terminal);

} // namespace accueil::store

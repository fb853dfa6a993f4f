// Keeps the copy of the outbox on the second medium, on a thread of its own: a slow stick makes nobody wait, and one
// that is gone stops nothing.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>

#include "kiosk/runtime/worker.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/store/second_medium.h"

namespace accueil::runtime {

class Archivist {
  public:
    // `store` is the file; clock and randomness outlive the archivist.
    Archivist(std::string store, std::filesystem::path medium, core::Clock& clock, core::Random& random);
    ~Archivist();

    // Something may be new. From any thread; returns at once.
    void note();

  private:
    void copy();
    [[nodiscard]] core::Result<void> bring_up_to_date();

    std::string file_;
    core::Clock& clock_;
    core::Random& random_;
    store::SecondMedium medium_;
    std::unique_ptr<store::Store> store_; // read-only, of the worker's thread
    std::string said_;                    // the trouble that the log knows of
    std::atomic<bool> asked_{false};
    Worker worker_; // last: ends first, with what was asked for
};

} // namespace accueil::runtime

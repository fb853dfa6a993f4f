// One server at a time for a database, and nobody puts another file in its place meanwhile.
#pragma once

#include <filesystem>

#include "shared/core/error.h"

namespace accueil::scheduler {

// Held by the process until this ends; the kernel lets go of it when the process dies.
class ServingLock {
  public:
    // Refused while another process holds it.
    [[nodiscard]] static core::Result<ServingLock> take(const std::filesystem::path& database);
    ServingLock(ServingLock&& other) noexcept;
    ServingLock& operator=(ServingLock&&) = delete;
    ~ServingLock();

  private:
    explicit ServingLock(int file) : file_(file) {}

    int file_;
};

} // namespace accueil::scheduler

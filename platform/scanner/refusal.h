// Why a reader that is plugged in can't be had: rights, or another program holds it.
#pragma once

#include <filesystem>

namespace accueil::platform {

// Opening is tried every second; the log is told once a reason, as scanner.refused. A reader that is not plugged in is
// no reason.
class Refusal {
  public:
    void tell(const std::filesystem::path& device, int error); // an errno

  private:
    int told_ = 0;
};

} // namespace accueil::platform

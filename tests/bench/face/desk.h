// A desk as it stands in the hall: a scheduler that runs, a terminal enrolled with it, a configuration.
#pragma once

#include <filesystem>
#include <memory>

#include "tests/bench/face/program.h"

namespace accueil::bench {

class Desk {
  public:
    // Made anew in the folder. nullptr when a program fails; what it said is in folder/desk.log.
    [[nodiscard]] static std::unique_ptr<Desk> open(const std::filesystem::path& folder);

    // The file, written for a desk that waits so long for a touch before it counts down.
    [[nodiscard]] std::filesystem::path configuration(std::chrono::seconds idle) const;

  private:
    explicit Desk(std::filesystem::path folder) : folder_(std::move(folder)) {}

    std::filesystem::path folder_;
    std::unique_ptr<Program> scheduler_;
};

} // namespace accueil::bench

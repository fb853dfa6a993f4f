// The running kiosk, seen as its semantic tree and driven through it (kiosk/runtime/driver_protocol.md).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/error.h"
#include "tests/journeys/process.h"

namespace accueil::journeys {

struct Element {
    std::string id, role, label, value;
    bool enabled = true;
};

struct Spoken {
    std::string text, voice;
    int volume = 0; // per cent
    bool whole = false;
};

struct Seen {
    std::string screen;
    std::string focus{}; // what has the keypad's ring
    std::vector<Element> elements;

    [[nodiscard]] const Element* find(std::string_view id) const;
    // Enabled elements whose id starts so, in focus order.
    [[nodiscard]] std::vector<const Element*> starting(std::string_view prefix) const;
    [[nodiscard]] bool says(std::string_view text) const; // in a label or a value
};

class KioskClient {
  public:
    [[nodiscard]] static core::Result<KioskClient> start(const Process::Start& start);

    [[nodiscard]] core::Result<Seen> look();
    // Since it was asked last; waits until all is said.
    [[nodiscard]] core::Result<std::vector<Spoken>> listen();
    [[nodiscard]] core::Result<void> tap(const std::string& id);
    [[nodiscard]] core::Result<void> key(const std::string& name);
    [[nodiscard]] core::Result<void> show(const std::filesystem::path& picture); // empty: nothing
    [[nodiscard]] core::Result<void> advance(std::chrono::seconds by);
    [[nodiscard]] core::Result<void> picture(const std::filesystem::path& file);
    void quit();
    void kill();
    [[nodiscard]] bool running() { return process_.running(); }
    // Its exit status (128 + signal when killed) once it has ended, waiting for that so long.
    [[nodiscard]] std::optional<int> ended(std::chrono::milliseconds patience) { return process_.wait(patience); }
    [[nodiscard]] pid_t pid() const { return process_.pid(); }

  private:
    Process process_;
};

} // namespace accueil::journeys

// A real scheduler and real terminals in a folder of their own, with a network that can be cut between them.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/journeys/process.h"
#include "tests/kills/history.h"
#include "tests/kills/line.h"

namespace accueil::kills {

class Stage {
  public:
    // Makes the instance, starts the scheduler, enrols the terminals and lets them book. Ends the program when that
    // fails: without it there is nothing to be tested.
    // `kiosks` more are the whole kiosk program, with people who come to its screen.
    Stage(std::filesystem::path folder, int terminals, int kiosks);

    void kill_scheduler();                  // and starts it again
    void kill_terminal(std::size_t number); // and starts it again; a kiosk as well
    [[nodiscard]] std::size_t size() const { return terminals_.size(); }
    [[nodiscard]] bool is_kiosk(std::size_t number) const { return terminals_[number].is_kiosk; }
    void cut(bool is_cut) { line_->cut(is_cut); }
    // Until so many more have been made, so that whatever is killed then is at work; not for longer than the patience.
    void wait_for_promises(std::size_t more, std::chrono::milliseconds patience);
    // Mends everything, lets the terminals deliver and ends all of it; false when they don't within the patience.
    [[nodiscard]] bool settle(std::chrono::seconds patience);

    [[nodiscard]] const std::map<std::string, Promise>& promises() const { return promises_; }
    [[nodiscard]] Ended judge() const;

  private:
    struct Terminal {
        core::TerminalId id;
        journeys::Process process; // of the terminal, or of whoever uses the kiosk
        bool is_kiosk = false;
        pid_t kiosk = -1; // of the kiosk, while it has not been killed
    };
    void make_instance();
    void start_scheduler();
    void enrol(const core::TerminalId& id);
    void configure(const core::TerminalId& id);
    [[nodiscard]] journeys::Process start_visitor(const core::TerminalId& id);
    void kill_kiosk(Terminal& terminal);
    void hear(Terminal& terminal, const std::string& line);
    [[nodiscard]] journeys::Process start(const core::TerminalId& id, const std::string& mode);
    // Takes down what has been told so far.
    void listen();
    void listen(Terminal& terminal, bool to_the_end);

    std::filesystem::path folder_;
    int port_ = 0;
    unsigned starts_ = 0;
    journeys::Process scheduler_;
    std::unique_ptr<Line> line_;
    std::vector<Terminal> terminals_;
    std::map<std::string, Promise> promises_;
};

} // namespace accueil::kills

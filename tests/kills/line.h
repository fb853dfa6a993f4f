// The network between the terminals and the scheduler, on loopback: passes bytes on until it is cut.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace accueil::kills {

class Line {
  public:
    // Listens on a free port; connects to `to` for each connection.
    explicit Line(int to);
    ~Line();
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    [[nodiscard]] int port() const { return port_; }
    // From any thread. A cut ends what is under way, in the middle of a message if need be.
    void cut(bool is_cut) { cut_ = is_cut; }

  private:
    struct Pair {
        int near = -1, far = -1;
    };
    void work(const std::stop_token& stop);
    void admit();
    bool pass_on(const Pair& pair, short near, short far) const;
    void close_all();

    int to_;
    int listening_ = -1, port_ = 0;
    std::vector<Pair> pairs_; // of the thread
    std::atomic<bool> cut_{false};
    std::jthread thread_; // last
};

} // namespace accueil::kills

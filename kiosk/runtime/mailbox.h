// Where the threads of the kiosk leave what has happened, for the UI thread to take. Never blocks for longer than a
// push onto a vector; a bell wakes the loop.
#pragma once

#include <atomic>
#include <mutex>
#include <utility>
#include <vector>

namespace accueil::runtime {

// An eventfd that any thread may ring, and an event in SDL's queue where SDL has one: the loop sleeps on the one or on
// the other. Wake-ups are merged until silence().
class Bell {
  public:
    Bell();
    ~Bell();
    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;
    void ring() const;
    void silence() const;
    [[nodiscard]] int descriptor() const { return descriptor_; }

  private:
    int descriptor_;
    mutable std::atomic<bool> ringing_{false};
};

template<class Letter>
class Mailbox {
  public:
    explicit Mailbox(const Bell& bell) : bell_(bell) {}

    void post(Letter letter) { // any thread
        {
            const std::lock_guard lock(mutex_);
            letters_.push_back(std::move(letter));
        }
        bell_.ring();
    }
    [[nodiscard]] std::vector<Letter> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(letters_, {});
    }

  private:
    const Bell& bell_;
    std::mutex mutex_;
    std::vector<Letter> letters_;
};

} // namespace accueil::runtime

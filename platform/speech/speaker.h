// Says passages one after the other, on a thread of its own: whoever asks never waits for a voice.
//
// espeak-ng and the sound device are opened with the first word and the device is let go again after the last one, so
// that a kiosk to which nobody listens pays nothing for its voice.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/speech/passage.h"
#include "platform/speech/sink.h"

namespace accueil::platform {

class Synthesizer;

class Speaker {
  public:
    explicit Speaker(std::unique_ptr<Sink> sink);
    ~Speaker();
    Speaker(const Speaker&) = delete;
    Speaker& operator=(const Speaker&) = delete;

    // After what is being said. Any thread, as are all that follow.
    void say(std::vector<Passage> passages);
    // Silence, at once; what was still to be said is overwritten and forgotten.
    void hush();

    // For checks: keeps what was said, texts included, until it is taken. `finished` is called on the speaker's thread
    // whenever nothing is left to say. Only before the first word.
    void remember(std::function<void()> finished);
    [[nodiscard]] bool idle() const;
    [[nodiscard]] std::vector<Said> take_said();

  private:
    void work();
    void perform(Passage passage, unsigned turn);
    [[nodiscard]] bool ready();

    std::unique_ptr<Sink> sink_;
    std::unique_ptr<Synthesizer> synthesizer_; // of the thread, as is the use of the sink
    bool broken_ = false;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Passage> waiting_;
    std::vector<Said> said_;
    std::function<void()> finished_;
    bool remembers_ = false, busy_ = false, hushed_ = false, ending_ = false;
    std::atomic<unsigned> turn_{0}; // grows with each hush: what was begun before is over
    std::thread thread_;
};

} // namespace accueil::platform

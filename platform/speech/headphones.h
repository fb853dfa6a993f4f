// Whether headphones are plugged in, as the sound card's input device tells it (SW_HEADPHONE_INSERT of the kernel's
// input event codes). USB sound cards and keypads with a socket of their own often have no such switch; their jack
// arrives as a key, or the configuration says what holds.
#pragma once

#include <functional>
#include <memory>
#include <thread>

namespace accueil::platform {

class Headphones {
  public:
    // `changed` is called on a thread of this class: at once with what holds now, then with each change, also when a
    // sound card comes or goes. Without a switch in the machine it is called with false, once.
    explicit Headphones(std::function<void(bool plugged)> changed);
    ~Headphones();
    Headphones(const Headphones&) = delete;
    Headphones& operator=(const Headphones&) = delete;

  private:
    class Jacks;
    void watch();

    std::function<void(bool)> changed_;
    int stop_[2] = {-1, -1};
    std::thread thread_;
};

} // namespace accueil::platform

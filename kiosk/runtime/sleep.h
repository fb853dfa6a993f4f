// How the UI thread sleeps until a hand, a letter or a second wakes it: as long as nothing happens it must cost
// nothing.
//
// On X11 and Wayland SDL waits on the display's own connection. Elsewhere its wait is a question asked a thousand times
// a second: off-screen there is nothing to wait for but our bell; on KMSDRM the devices under /dev/input are waited on
// here as well, and SDL reads them when one has something to say. One thread.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "kiosk/runtime/mailbox.h"

namespace accueil::runtime {

class Sleep {
  public:
    // `bell` must outlive it.
    explicit Sleep(const Bell& bell) : bell_(bell) {}
    ~Sleep();
    Sleep(const Sleep&) = delete;
    Sleep& operator=(const Sleep&) = delete;

    // Returns at the first of: an event of the display, a ring of the bell, `most`.
    void until_something(std::chrono::milliseconds most);

  private:
    struct Device {
        std::string name;
        int descriptor;
    };
    void wait(std::chrono::milliseconds most);
    void watch_devices();
    void look_for_devices();

    const Bell& bell_;
    std::vector<Device> devices_; // opened beside SDL, which reads its own
    int coming_ = -1;             // tells of devices that are plugged in
};

} // namespace accueil::runtime

#include "platform/speech/headphones.h"

#include <fcntl.h>
#include <libevdev/libevdev.h>
#include <libudev.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/log.h"

namespace accueil::platform {

// The input devices that have the switch, and the machine's word of new ones.
class Headphones::Jacks {
  public:
    Jacks() : udev_(udev_new()), monitor_(udev_monitor_new_from_netlink(udev_, "udev")) {
        if (monitor_ != nullptr) {
            udev_monitor_filter_add_match_subsystem_devtype(monitor_, "input", nullptr);
            udev_monitor_enable_receiving(monitor_);
        }
        find();
    }
    ~Jacks() {
        close();
        if (monitor_ != nullptr) udev_monitor_unref(monitor_);
        if (udev_ != nullptr) udev_unref(udev_);
    }
    Jacks(const Jacks&) = delete;
    Jacks& operator=(const Jacks&) = delete;

    [[nodiscard]] std::vector<pollfd> descriptors() const {
        std::vector<pollfd> all;
        if (monitor_ != nullptr) all.push_back({udev_monitor_get_fd(monitor_), POLLIN, 0});
        for (const Jack& jack : jacks_) all.push_back({jack.descriptor, POLLIN, 0});
        return all;
    }

    // Takes all that the descriptors hold.
    void read() {
        bool again = false;
        for (udev_device* device = nullptr; monitor_ != nullptr && (device = udev_monitor_receive_device(monitor_));) {
            udev_device_unref(device);
            again = true;
        }
        for (Jack& jack : jacks_) {
            input_event event{};
            int got = LIBEVDEV_READ_STATUS_SUCCESS;
            while (got >= 0) got = libevdev_next_event(jack.evdev, LIBEVDEV_READ_FLAG_NORMAL, &event);
            again = again || got != -EAGAIN;
        }
        if (again) find();
    }

    [[nodiscard]] bool plugged() const {
        return std::ranges::any_of(jacks_, [](const Jack& jack) {
            return libevdev_get_event_value(jack.evdev, EV_SW, SW_HEADPHONE_INSERT) != 0;
        });
    }

  private:
    struct Jack {
        int descriptor;
        libevdev* evdev;
    };

    void close() {
        for (const Jack& jack : jacks_) {
            libevdev_free(jack.evdev);
            ::close(jack.descriptor);
        }
        jacks_.clear();
    }

    void find() {
        close();
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator("/dev/input", error)) {
            if (!entry.path().filename().string().starts_with("event")) continue;
            Jack jack{::open(entry.path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC), nullptr};
            if (jack.descriptor < 0) continue;
            if (libevdev_new_from_fd(jack.descriptor, &jack.evdev) == 0 &&
                libevdev_has_event_code(jack.evdev, EV_SW, SW_HEADPHONE_INSERT) != 0) {
                jacks_.push_back(jack);
                continue;
            }
            if (jack.evdev != nullptr) libevdev_free(jack.evdev);
            ::close(jack.descriptor);
        }
    }

    udev* udev_;
    udev_monitor* monitor_;
    std::vector<Jack> jacks_;
};

Headphones::Headphones(std::function<void(bool)> changed) : changed_(std::move(changed)) {
    if (::pipe2(stop_, O_CLOEXEC) != 0) stop_[0] = stop_[1] = -1;
    thread_ = std::thread([this] { watch(); });
}

Headphones::~Headphones() {
    ::close(stop_[1]); // wakes the thread
    thread_.join();
    ::close(stop_[0]);
}

void Headphones::watch() {
    Jacks jacks;
    std::optional<bool> before;
    for (;;) {
        if (before != jacks.plugged()) {
            before = jacks.plugged();
            core::log::info("headphones", {{"plugged", std::string_view(*before ? "yes" : "no")}});
            changed_(*before);
        }
        auto waiting = jacks.descriptors();
        waiting.push_back({stop_[0], POLLIN, 0});
        if (::poll(waiting.data(), waiting.size(), -1) < 0) continue;
        if (waiting.back().revents != 0) return;
        jacks.read();
    }
}

} // namespace accueil::platform

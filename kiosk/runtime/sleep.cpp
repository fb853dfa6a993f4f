#include "kiosk/runtime/sleep.h"

#include <SDL.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string_view>

namespace accueil::runtime {

namespace {

constexpr const char* input_folder = "/dev/input";

enum class Wakes { Display, Devices, BellOnly };

Wakes what_wakes() {
    const char* driver = SDL_GetCurrentVideoDriver();
    if (driver == nullptr) return Wakes::BellOnly;
    const std::string_view name(driver);
    if (name == "KMSDRM" || name == "kmsdrm") return Wakes::Devices;
    return name == "dummy" || name == "offscreen" ? Wakes::BellOnly : Wakes::Display;
}

// What was said is SDL's to read from its own descriptor.
void drain(int descriptor) {
    char said[4096];
    while (::read(descriptor, said, sizeof said) > 0) continue;
}

} // namespace

Sleep::~Sleep() {
    for (const auto& device : devices_) ::close(device.descriptor);
    if (coming_ >= 0) ::close(coming_);
}

void Sleep::until_something(std::chrono::milliseconds most) {
    switch (what_wakes()) {
    case Wakes::Display: SDL_WaitEventTimeout(nullptr, static_cast<int>(most.count())); return; // the bell rings there
    case Wakes::Devices: watch_devices(); [[fallthrough]];
    case Wakes::BellOnly: return wait(most);
    }
}

void Sleep::watch_devices() {
    if (coming_ >= 0) return;
    coming_ = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    // A device is there before its owner may open it: the change of its rights counts too.
    if (coming_ >= 0) ::inotify_add_watch(coming_, input_folder, IN_CREATE | IN_ATTRIB);
    look_for_devices();
}

void Sleep::look_for_devices() {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(input_folder, error)) {
        const auto name = entry.path().filename().string();
        if (!name.starts_with("event") || std::ranges::contains(devices_, name, &Device::name)) continue;
        const int descriptor = ::open(entry.path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (descriptor >= 0) devices_.push_back({name, descriptor});
    }
}

void Sleep::wait(std::chrono::milliseconds most) {
    std::vector<pollfd> waiting{{bell_.descriptor(), POLLIN, 0}, {coming_, POLLIN, 0}};
    for (const auto& device : devices_) waiting.push_back({device.descriptor, POLLIN, 0});
    if (::poll(waiting.data(), waiting.size(), static_cast<int>(most.count())) <= 0) return;
    std::vector<Device> still;
    for (std::size_t i = 0; i < devices_.size(); ++i) {
        const auto told = waiting[i + 2].revents;
        if ((told & POLLIN) != 0) drain(devices_[i].descriptor);
        if ((told & (POLLERR | POLLHUP | POLLNVAL)) == 0)
            still.push_back(devices_[i]);
        else
            ::close(devices_[i].descriptor); // unplugged
    }
    devices_ = std::move(still);
    if (waiting[1].revents == 0) return;
    drain(coming_);
    look_for_devices();
}

} // namespace accueil::runtime

#include "platform/scanner/evdev_scanner.h"

#include <fcntl.h>
#include <libevdev/libevdev.h>
#include <unistd.h>

#include <cerrno>

#include "shared/core/log.h"

namespace accueil::platform {

namespace {

constexpr std::chrono::milliseconds retry{1000};
constexpr std::chrono::milliseconds pause_after_key{150}; // slow scanners leave 20 ms between keys

// When the key was pressed, not when we came to read it: whoever looks at a picture meanwhile must not take strokes
// that waited in the queue for a new code.
core::Monotonic moment_of(const input_event& event) {
    const auto since_boot =
        std::chrono::seconds{event.input_event_sec} + std::chrono::microseconds{event.input_event_usec};
    return core::Monotonic(std::chrono::duration_cast<std::chrono::milliseconds>(since_boot));
}

} // namespace

class EvdevScanner::Device {
  public:
    static std::unique_ptr<Device> open(const std::filesystem::path& path, Refusal& refusal) {
        auto device = std::unique_ptr<Device>(new Device(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)));
        int wrong = device->descriptor_ < 0 ? -errno : libevdev_new_from_fd(device->descriptor_, &device->evdev_);
        if (wrong == 0) wrong = libevdev_grab(device->evdev_, LIBEVDEV_GRAB);
        if (wrong != 0) {
            refusal.tell(path, -wrong);
            return nullptr;
        }
        refusal = {};
        libevdev_set_clock_id(device->evdev_, CLOCK_MONOTONIC);
        return device;
    }
    ~Device() {
        if (evdev_ != nullptr) libevdev_free(evdev_);
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    // -EAGAIN: nothing more now; another negative number: gone.
    int next(input_event& event) {
        int got = libevdev_next_event(evdev_, LIBEVDEV_READ_FLAG_NORMAL, &event);
        // Strokes were lost in the kernel: what was typed so far is worth nothing, and the state has to be read anew.
        while (got == LIBEVDEV_READ_STATUS_SYNC) {
            lost_ = true;
            got = libevdev_next_event(evdev_, LIBEVDEV_READ_FLAG_SYNC, &event);
        }
        return got;
    }
    [[nodiscard]] bool take_lost() { return std::exchange(lost_, false); }
    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] std::string name() const { return libevdev_get_name(evdev_); }

  private:
    explicit Device(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
    libevdev* evdev_ = nullptr;
    bool lost_ = false;
};

EvdevScanner::EvdevScanner(std::filesystem::path device, const core::Clock& clock)
    : path_(std::move(device)), clock_(clock), assembly_(pause_after_key) {
    open();
}

EvdevScanner::~EvdevScanner() = default;

int EvdevScanner::descriptor() const { return device_ ? device_->descriptor() : -1; }

void EvdevScanner::open() {
    if (device_ || clock_.monotonic() < try_again_) return;
    try_again_ = clock_.monotonic() + retry;
    device_ = Device::open(path_, refusal_);
    if (device_) core::log::info("scanner.ready", {{"device", std::string_view(device_->name())}});
}

void EvdevScanner::close() {
    core::log::warning("scanner.gone", {{"device", std::string_view(path_.native())}});
    device_.reset();
    keys_ = {};
    assembly_.forget();
}

std::vector<core::Bytes> EvdevScanner::take() {
    open();
    const auto now = clock_.monotonic();
    while (device_) {
        input_event event{};
        const int got = device_->next(event);
        if (device_->take_lost()) {
            keys_ = {};
            assembly_.forget();
        }
        if (got == -EAGAIN) break;
        if (got < 0) {
            close();
            break;
        }
        if (event.type != EV_KEY) continue;
        assembly_.silence(moment_of(event));
        if (const auto byte = keys_.stroke(event.code, event.value)) assembly_.byte(*byte, moment_of(event));
    }
    assembly_.silence(now);
    return assembly_.take();
}

} // namespace accueil::platform

#include "platform/scanner/serial_scanner.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "shared/core/log.h"

namespace accueil::platform {

namespace {

constexpr std::chrono::milliseconds retry{1000};
constexpr std::chrono::milliseconds pause_after_byte{120}; // USB bridges deliver in bursts

speed_t speed(int baud) {
    switch (baud) {
    case 1200: return B1200;
    case 2400: return B2400;
    case 4800: return B4800;
    case 19200: return B19200;
    case 38400: return B38400;
    case 57600: return B57600;
    case 115200: return B115200;
    default: return B9600;
    }
}

bool set_up(int descriptor, const SerialSettings& settings) {
    termios line{};
    if (tcgetattr(descriptor, &line) != 0) return false;
    cfmakeraw(&line);
    line.c_cflag |= CLOCAL | CREAD;
    line.c_cflag &= ~static_cast<tcflag_t>(CRTSCTS);
    if (settings.even_parity) {
        line.c_cflag = (line.c_cflag & ~static_cast<tcflag_t>(CSIZE | PARODD)) | CS7 | PARENB;
        line.c_iflag |= INPCK | ISTRIP;
    }
    cfsetispeed(&line, speed(settings.baud));
    cfsetospeed(&line, speed(settings.baud));
    line.c_cc[VMIN] = 0;
    line.c_cc[VTIME] = 0;
    return tcsetattr(descriptor, TCSANOW, &line) == 0 && tcflush(descriptor, TCIFLUSH) == 0;
}

// With VMIN 0 a read of nothing is no sign of a closed line, but a hung-up line has lost its settings.
bool still_there(int descriptor) {
    termios line{};
    return tcgetattr(descriptor, &line) == 0;
}

} // namespace

SerialScanner::SerialScanner(SerialSettings settings, const core::Clock& clock)
    : settings_(std::move(settings)), clock_(clock), assembly_(pause_after_byte) {
    open();
}

SerialScanner::~SerialScanner() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void SerialScanner::open() {
    if (descriptor_ >= 0 || clock_.monotonic() < try_again_) return;
    try_again_ = clock_.monotonic() + retry;
    descriptor_ = ::open(settings_.device.c_str(), O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor_ < 0) {
        refusal_.tell(settings_.device, errno);
        return;
    }
    if (!set_up(descriptor_, settings_)) {
        refusal_.tell(settings_.device, errno);
        ::close(descriptor_);
        descriptor_ = -1;
        return;
    }
    refusal_ = {};
    core::log::info("scanner.ready", {{"device", std::string_view(settings_.device.native())}});
}

void SerialScanner::close() {
    core::log::warning("scanner.gone", {{"device", std::string_view(settings_.device.native())}});
    ::close(descriptor_);
    descriptor_ = -1;
    assembly_.forget();
}

std::vector<core::Bytes> SerialScanner::take() {
    open();
    const auto now = clock_.monotonic();
    std::array<std::uint8_t, 512> buffer{};
    bool heard = false;
    while (descriptor_ >= 0) {
        const auto got = read(descriptor_, buffer.data(), buffer.size());
        if (got > 0) {
            for (std::size_t i = 0; i < static_cast<std::size_t>(got); ++i) assembly_.byte(buffer[i], now);
            heard = true;
        } else if (got < 0 && errno == EINTR) {
            continue;
        } else {
            if ((got < 0 && errno != EAGAIN) || !still_there(descriptor_)) close();
            break;
        }
    }
    // Nobody knows when the bytes came: only a look that finds none is silence, not the time between two looks.
    if (!heard) assembly_.silence(now);
    return assembly_.take();
}

} // namespace accueil::platform

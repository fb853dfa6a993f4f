#include "tests/bench/face/screen.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <X11/XWDFile.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>

#include <algorithm>
#include <cstddef>
#include <thread>

namespace accueil::bench {

namespace {

// The header of an X window dump is in network order.
std::uint32_t word(const std::uint8_t* at) {
    return std::uint32_t{at[0]} << 24U | std::uint32_t{at[1]} << 16U | std::uint32_t{at[2]} << 8U | at[3];
}

std::uint32_t field(const std::uint8_t* header, std::size_t offset) { return word(header + offset); }

// Xvfb writes the number of the display that it found free.
std::string read_display(int descriptor) {
    std::string number;
    char letter = 0;
    while (::read(descriptor, &letter, 1) == 1 && letter != '\n') number += letter;
    return number;
}

} // namespace

std::unique_ptr<Screen> Screen::open(int width, int height, const std::filesystem::path& folder) {
    int told[2];
    if (::pipe(told) != 0) return nullptr;
    std::unique_ptr<Screen> screen(new Screen);
    const std::string size = std::to_string(width) + "x" + std::to_string(height) + "x24";
    const std::string descriptor = std::to_string(told[1]);
    screen->server_ = ::fork();
    if (screen->server_ == 0) {
        ::close(told[0]);
        const int nothing = ::open("/dev/null", O_RDWR);
        ::dup2(nothing, STDOUT_FILENO);
        ::dup2(nothing, STDERR_FILENO);
        ::execlp("Xvfb", "Xvfb", "-displayfd", descriptor.c_str(), "-screen", "0", size.c_str(), "-fbdir",
                 folder.c_str(), "-nolisten", "tcp", "-noreset", "-br", nullptr);
        ::_exit(127);
    }
    ::close(told[1]);
    const std::string number = read_display(told[0]);
    ::close(told[0]);
    if (number.empty()) return nullptr;
    screen->name_ = ":" + number;
    const int file = ::open((folder / "Xvfb_screen0").c_str(), O_RDONLY | O_CLOEXEC);
    struct stat about{};
    if (file < 0 || ::fstat(file, &about) != 0) return nullptr;
    screen->size_ = static_cast<std::size_t>(about.st_size);
    void* mapped = ::mmap(nullptr, screen->size_, PROT_READ, MAP_SHARED, file, 0);
    ::close(file);
    if (mapped == MAP_FAILED) return nullptr;
    screen->file_ = static_cast<const std::uint8_t*>(mapped);
    screen->width_ = width;
    screen->height_ = height;
    screen->stride_ = static_cast<int>(field(screen->file_, offsetof(XWDFileHeader, bytes_per_line)));
    screen->pixels_ = screen->file_ + field(screen->file_, offsetof(XWDFileHeader, header_size)) +
                      field(screen->file_, offsetof(XWDFileHeader, ncolors)) * sizeof(XWDColor);
    return screen;
}

Screen::~Screen() {
    if (file_ != nullptr) ::munmap(const_cast<std::uint8_t*>(file_), size_);
    if (server_ <= 0) return;
    ::kill(server_, SIGTERM);
    ::waitpid(server_, nullptr, 0);
}

std::uint32_t Screen::pixel(Spot spot) const {
    const auto* at = pixels_ + static_cast<std::ptrdiff_t>(spot.y) * stride_ + static_cast<std::ptrdiff_t>(spot.x) * 4;
    return *reinterpret_cast<const volatile std::uint32_t*>(at) & 0xFFFFFFU;
}

std::uint64_t Screen::look(Box box) const {
    std::uint64_t sum = 14695981039346656037ULL;
    for (int y = std::max(0, box.y); y < std::min(height_, box.y + box.height); ++y)
        for (int x = std::max(0, box.x); x < std::min(width_, box.x + box.width); ++x)
            sum = (sum ^ pixel({x, y})) * 1099511628211ULL;
    return sum;
}

bool Screen::wait(const std::function<bool()>& becomes, milliseconds patience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!becomes()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::microseconds{250});
    }
    return true;
}

struct Hand::Line {
    Display* display = nullptr;
};

Hand::Hand(const Screen& screen) : line_(std::make_unique<Line>()) {
    line_->display = XOpenDisplay(screen.name().c_str());
}

Hand::~Hand() {
    if (line_->display != nullptr) XCloseDisplay(line_->display);
}

void Hand::press(Spot spot) {
    XTestFakeMotionEvent(line_->display, 0, spot.x, spot.y, CurrentTime);
    XTestFakeButtonEvent(line_->display, 1, True, CurrentTime);
    XFlush(line_->display);
}

void Hand::release() {
    XTestFakeButtonEvent(line_->display, 1, False, CurrentTime);
    XFlush(line_->display);
}

void Hand::key(const char* name) {
    const KeyCode code = XKeysymToKeycode(line_->display, XStringToKeysym(name));
    XTestFakeKeyEvent(line_->display, code, True, CurrentTime);
    XTestFakeKeyEvent(line_->display, code, False, CurrentTime);
    XFlush(line_->display);
}

} // namespace accueil::bench

#include "kiosk/runtime/boot.h"

#include <chrono>
#include <fstream>
#include <thread>

namespace accueil::runtime {

namespace {

std::string first_line(const char* file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return line;
}

} // namespace

store::BootFacts boot_facts() {
    return {.boot_id = first_line("/proc/sys/kernel/random/boot_id"),
            .machine_id = first_line("/etc/machine-id"),
            .counter = std::nullopt};
}

core::Result<std::optional<std::uint64_t>> outside_counter(platform::Counter& counter, bool expected,
                                                           std::chrono::milliseconds patience) {
    constexpr std::chrono::milliseconds pause{250};
    auto value = counter.read();
    // A chip's driver may come up later than we do.
    const auto not_yet = [&] { return !value && value.error().kind != core::ErrorKind::NotFound; };
    for (; expected && not_yet() && patience >= pause; patience -= pause) {
        std::this_thread::sleep_for(pause);
        value = counter.read();
    }
    if (value) return *value;
    const auto why = value.error().kind;
    const bool gone = why == core::ErrorKind::NotFound || why == core::ErrorKind::Unsupported;
    if (gone || !expected) return std::nullopt;
    return std::unexpected(std::move(value.error()));
}

} // namespace accueil::runtime

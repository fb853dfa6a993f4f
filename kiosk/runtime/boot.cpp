#include "kiosk/runtime/boot.h"

#include <fstream>

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

} // namespace accueil::runtime

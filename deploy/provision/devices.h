// What of the terminal's devices is there, without taking anything from the running kiosk.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/printer/printer.h"
#include "shared/configuration/terminal.h"

namespace accueil::provision {

struct DeviceFacts {
    std::string name; // path or address; "none"
    bool present = false;
};

struct Devices {
    DeviceFacts camera;
    std::vector<DeviceFacts> scanners;
    DeviceFacts printer;
    platform::PrinterState printer_state = platform::PrinterState::None;
};

// Asks the printer over the network: up to twenty seconds when it is out of reach.
[[nodiscard]] Devices look_at_devices(const configuration::TerminalConfiguration& terminal);

[[nodiscard]] std::string_view name(platform::PrinterState state); // "paper-out"

} // namespace accueil::provision

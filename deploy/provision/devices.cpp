#include "deploy/provision/devices.h"

#include <unistd.h>

#include "platform/printer/ipp_printer.h"

namespace accueil::provision {
namespace {

DeviceFacts camera_of(const configuration::Camera& camera) {
    switch (camera.source) {
    case configuration::Camera::Source::None: return {.name = "none", .present = true};
    case configuration::Camera::Source::Device:
        return {.name = camera.path.string(), .present = ::access(camera.path.c_str(), R_OK | W_OK) == 0};
    case configuration::Camera::Source::Pictures:
        return {.name = camera.path.string(), .present = ::access(camera.path.c_str(), R_OK | X_OK) == 0};
    }
    return {};
}

platform::PrinterState state_of(const std::string& uri) {
    auto printer = platform::IppPrinter::make({.uri = uri});
    return printer ? printer->state() : platform::PrinterState::Offline;
}

} // namespace

Devices look_at_devices(const configuration::TerminalConfiguration& terminal) {
    Devices devices{.camera = camera_of(terminal.camera), .scanners = {}, .printer = {.name = "none", .present = true}};
    for (const auto& scanner : terminal.scanners)
        devices.scanners.push_back(
            {.name = scanner.device.string(), .present = ::access(scanner.device.c_str(), R_OK) == 0});
    if (terminal.printer.uri) {
        devices.printer_state = state_of(*terminal.printer.uri);
        devices.printer = {.name = *terminal.printer.uri,
                           .present = devices.printer_state != platform::PrinterState::Offline};
    }
    return devices;
}

std::string_view name(platform::PrinterState state) {
    switch (state) {
    case platform::PrinterState::Ready: return "ready";
    case platform::PrinterState::Printing: return "printing";
    case platform::PrinterState::PaperOut: return "paper-out";
    case platform::PrinterState::PaperJam: return "paper-jam";
    case platform::PrinterState::DoorOpen: return "door-open";
    case platform::PrinterState::Offline: return "offline";
    case platform::PrinterState::None: return "none";
    }
    return "";
}

} // namespace accueil::provision

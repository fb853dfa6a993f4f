#include "kiosk/runtime/devices.h"

#include "platform/camera/v4l2_camera.h"
#include "platform/printer/ipp_printer.h"
#include "platform/printer/pdf_printer.h"
#include "platform/scanner/evdev_scanner.h"
#include "platform/scanner/serial_scanner.h"

namespace accueil::runtime {

using configuration::Camera;
using configuration::Paper;

ReadingDevices reading_devices(const configuration::TerminalConfiguration& configuration, const core::Clock& clock) {
    ReadingDevices made;
    const auto& camera = configuration.camera;
    switch (camera.source) {
    case Camera::Source::None: break;
    case Camera::Source::Device:
        made.devices.camera = std::make_unique<platform::V4l2Camera>(
            platform::V4l2Settings{.device = camera.path, .width = camera.width, .height = camera.height}, clock);
        break;
    case Camera::Source::Pictures: {
        auto pictures = std::make_unique<platform::PictureCamera>(camera.width, camera.height);
        made.pictures = pictures.get();
        made.devices.camera = std::move(pictures);
        break;
    }
    }
    for (const auto& scanner : configuration.scanners) {
        switch (scanner.kind) {
        case configuration::Scanner::Kind::Keyboard:
            made.devices.readers.push_back(std::make_unique<platform::EvdevScanner>(scanner.device, clock));
            break;
        case configuration::Scanner::Kind::Serial:
            made.devices.readers.push_back(std::make_unique<platform::SerialScanner>(
                platform::SerialSettings{.device = scanner.device, .baud = scanner.baud}, clock));
            break;
        }
    }
    return made;
}

core::Result<std::unique_ptr<platform::Printer>> printer(const configuration::Printer& printer) {
    if (!printer.uri) return std::make_unique<platform::PdfPrinter>(printer.folder);
    auto made = platform::IppPrinter::make({.uri = *printer.uri});
    if (!made) return std::unexpected(made.error());
    return std::make_unique<platform::IppPrinter>(std::move(*made));
}

slip::Stationery stationery(const configuration::TerminalConfiguration& configuration) {
    slip::Stationery stationery;
    switch (configuration.printer.paper) {
    case Paper::Letter: stationery.paper = slip::Paper::Letter; break;
    case Paper::A4: stationery.paper = slip::Paper::A4; break;
    case Paper::Receipt80: stationery.paper = slip::Paper::Receipt80; break;
    case Paper::Receipt58: stationery.paper = slip::Paper::Receipt58; break;
    }
    if (configuration.logo) stationery.logo = *configuration.logo;
    stationery.guide = configuration.guide;
    return stationery;
}

} // namespace accueil::runtime

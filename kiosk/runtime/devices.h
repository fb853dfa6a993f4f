// Makes the devices that the configuration names. One place knows which classes stand for which words.
#pragma once

#include <memory>

#include "platform/camera/picture_camera.h"
#include "platform/desk/document_desk.h"
#include "platform/printer/printer.h"
#include "shared/configuration/terminal.h"
#include "shared/core/clock.h"
#include "shared/slip/layout.h"

namespace accueil::runtime {

struct ReadingDevices {
    platform::DeskDevices devices;
    platform::PictureCamera* pictures = nullptr; // the camera, when it looks at picture files
};
[[nodiscard]] ReadingDevices reading_devices(const configuration::TerminalConfiguration& configuration,
                                             const core::Clock& clock);

// Error: Configuration when the printer's URI is none.
[[nodiscard]] core::Result<std::unique_ptr<platform::Printer>> printer(const configuration::Printer& printer);

[[nodiscard]] slip::Stationery stationery(const configuration::TerminalConfiguration& configuration);

} // namespace accueil::runtime

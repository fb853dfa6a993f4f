// A scanner that says it is a keyboard (USB HID). It is grabbed, so that no stroke reaches the screen or a console.
#pragma once

#include <filesystem>
#include <memory>

#include "platform/scanner/assembly.h"
#include "platform/scanner/keys.h"
#include "platform/scanner/refusal.h"
#include "platform/scanner/scanner.h"

namespace accueil::platform {

class EvdevScanner final : public Scanner {
  public:
    // `device`: a name of /dev/input/by-id, which survives another socket.
    EvdevScanner(std::filesystem::path device, const core::Clock& clock);
    ~EvdevScanner() override;

    [[nodiscard]] std::vector<core::Bytes> take() override;
    [[nodiscard]] int descriptor() const override;

  private:
    class Device;
    void open();
    void close();

    std::filesystem::path path_;
    const core::Clock& clock_;
    std::unique_ptr<Device> device_;
    core::Monotonic try_again_{};
    Refusal refusal_;
    Keys keys_;
    Assembly assembly_;
};

} // namespace accueil::platform

// A scanner or a reader of machine-readable zones on a serial port (also USB CDC ACM).
#pragma once

#include <filesystem>

#include "platform/scanner/assembly.h"
#include "platform/scanner/refusal.h"
#include "platform/scanner/scanner.h"

namespace accueil::platform {

struct SerialSettings {
    std::filesystem::path device; // a name of /dev/serial/by-id survives another socket
    int baud = 9600;              // 1200 … 115200; meaningless over USB
    bool even_parity = false;     // then 7 bits; otherwise 8 without parity
};

class SerialScanner final : public Scanner {
  public:
    SerialScanner(SerialSettings settings, const core::Clock& clock);
    ~SerialScanner() override;
    SerialScanner(const SerialScanner&) = delete;
    SerialScanner& operator=(const SerialScanner&) = delete;

    [[nodiscard]] std::vector<core::Bytes> take() override;
    [[nodiscard]] int descriptor() const override { return descriptor_; }

  private:
    void open();
    void close();

    SerialSettings settings_;
    const core::Clock& clock_;
    int descriptor_ = -1;
    core::Monotonic try_again_{};
    Refusal refusal_;
    Assembly assembly_;
};

} // namespace accueil::platform

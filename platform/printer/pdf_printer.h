// Where no printer is: each slip is kept as a PDF in a folder, for staff to print elsewhere and for tests to read.
#pragma once

#include <filesystem>

#include "platform/printer/printer.h"

namespace accueil::platform {

class PdfPrinter final : public Printer {
  public:
    // The folder is made when it is not there; only its owner may read what is put into it.
    explicit PdfPrinter(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // <name>.pdf, whole or not at all; an older one of the same name is replaced. Errors: Full, InvalidInput, and
    // Unavailable when the folder can't be written.
    [[nodiscard]] core::Result<PrintJob> print(const Document& document) override;
    [[nodiscard]] core::Result<JobState> job(PrintJob job) override;
    core::Result<void> cancel(PrintJob job) override;
    [[nodiscard]] PrinterState state() override { return PrinterState::None; }

  private:
    std::filesystem::path folder_;
    int last_ = 0;
};

} // namespace accueil::platform

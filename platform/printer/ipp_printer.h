// A printer that speaks IPP (RFC 8010, RFC 8011): a CUPS queue, or any network printer by itself.
#pragma once

#include <chrono>
#include <string>

#include "platform/printer/ipp_state.h"
#include "platform/printer/printer.h"

namespace accueil::platform {

class IppPrinter final : public Printer {
  public:
    struct Options {
        std::string uri;      // "ipp://host[:port]/ipp/print", "ipps://…", or the bare name of a CUPS queue here
        bool one_tray = true; // see state_of()
        std::chrono::milliseconds connect_within{4000};
        std::chrono::milliseconds answer_within{15000};
    };
    // Reaches nothing yet. Error: Configuration when the URI is none of these.
    [[nodiscard]] static core::Result<IppPrinter> make(Options options);

    [[nodiscard]] core::Result<PrintJob> print(const Document& document) override;
    [[nodiscard]] core::Result<JobState> job(PrintJob job) override;
    core::Result<void> cancel(PrintJob job) override;
    [[nodiscard]] PrinterState state() override;

  private:
    struct Address {
        std::string uri;
        std::string host;
        int port = 631;
        std::string resource;
        bool encrypted = false;
    };
    IppPrinter(Options options, Address address) : options_(std::move(options)), address_(std::move(address)) {}

    Options options_;
    Address address_;
    friend class IppExchange;
};

} // namespace accueil::platform

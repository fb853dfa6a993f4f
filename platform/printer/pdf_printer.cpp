#include "platform/printer/pdf_printer.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace accueil::platform {

namespace fs = std::filesystem;
using core::ErrorKind;

namespace {

// A name becomes one file of the folder, whatever it holds.
std::string file_name(const std::string& name) {
    std::string safe;
    for (const char c : name)
        safe += (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ? c : '_';
    return (safe.empty() ? "slip" : safe) + ".pdf";
}

core::Error error_of(int code) {
    const bool full = code == ENOSPC || code == EDQUOT;
    return {full ? ErrorKind::Full : ErrorKind::Unavailable, std::string("slip folder: ") + std::strerror(code)};
}

core::Result<void> write_whole(const fs::path& file, core::BytesView bytes) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0) return std::unexpected(error_of(errno));
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            const auto error = error_of(errno);
            ::close(descriptor);
            return std::unexpected(error);
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    if (::close(descriptor) != 0) return std::unexpected(error_of(errno));
    return {};
}

} // namespace

core::Result<PrintJob> PdfPrinter::print(const Document& document) {
    if (document.pdf.empty()) return core::fail(ErrorKind::InvalidInput, "not a PDF");
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error) return std::unexpected(error_of(error.value()));
    const fs::path file = folder_ / file_name(document.name);
    const fs::path part = file.string() + ".part";
    if (auto written = write_whole(part, document.pdf); !written) {
        fs::remove(part, error);
        return std::unexpected(written.error());
    }
    fs::rename(part, file, error);
    if (error) return std::unexpected(error_of(error.value()));
    return PrintJob{++last_};
}

core::Result<JobState> PdfPrinter::job(PrintJob job) {
    if (job.number < 1 || job.number > last_) return core::fail(ErrorKind::NotFound, "no such job");
    return JobState::Printed;
}

core::Result<void> PdfPrinter::cancel(PrintJob job) {
    if (auto known = this->job(job); !known) return std::unexpected(known.error());
    return core::fail(ErrorKind::Conflict, "already kept");
}

} // namespace accueil::platform

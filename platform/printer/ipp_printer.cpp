#include "platform/printer/ipp_printer.h"

#include <array>
#include <memory>
#include <string_view>

#include <cups/cups.h>

#include "shared/core/handle.h"

namespace accueil::platform {

using core::ErrorKind;

namespace {

constexpr const char* our_name = "accueil"; // requesting-user-name: jobs belong to the kiosk, never to a person

using Http = core::Handle<http_t, httpClose>;
using Ipp = core::Handle<ipp_t, ippDelete>;

// libcups would ask on the terminal.
const char* no_password(const char*, http_t*, const char*, const char*, void*) { return nullptr; }
int give_up(http_t*, void*) { return 0; }

core::Error error_of(ipp_status_t status) {
    const std::string text = ippErrorString(status);
    switch (status) {
    case IPP_STATUS_ERROR_NOT_FOUND:
    case IPP_STATUS_ERROR_GONE: return {ErrorKind::NotFound, text};
    case IPP_STATUS_ERROR_TIMEOUT: return {ErrorKind::Timeout, text};
    case IPP_STATUS_ERROR_BUSY:
    case IPP_STATUS_ERROR_SERVICE_UNAVAILABLE:
    case IPP_STATUS_ERROR_TEMPORARY:
    case IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS:
    case IPP_STATUS_ERROR_DEVICE:
    case IPP_STATUS_ERROR_INTERNAL: return {ErrorKind::Unavailable, text};
    default: return {ErrorKind::Refused, text}; // libcups's enum, not ours: some hundred ways to say no
    }
}

JobState job_state_of(int state) {
    switch (static_cast<ipp_jstate_t>(state)) {
    case IPP_JSTATE_PENDING:
    case IPP_JSTATE_HELD: return JobState::Waiting;
    case IPP_JSTATE_PROCESSING:
    case IPP_JSTATE_STOPPED: return JobState::Printing;
    case IPP_JSTATE_CANCELED: return JobState::Cancelled;
    case IPP_JSTATE_ABORTED: return JobState::Failed;
    case IPP_JSTATE_COMPLETED: return JobState::Printed;
    }
    return JobState::Failed;
}

IppActivity activity_of(int state) {
    switch (static_cast<ipp_pstate_t>(state)) {
    case IPP_PSTATE_IDLE: return IppActivity::Idle;
    case IPP_PSTATE_PROCESSING: return IppActivity::Processing;
    case IPP_PSTATE_STOPPED: return IppActivity::Stopped;
    }
    return IppActivity::Stopped;
}

std::vector<std::string> keywords(ipp_t* message, const char* attribute_name) {
    std::vector<std::string> all;
    if (ipp_attribute_t* attribute = ippFindAttribute(message, attribute_name, IPP_TAG_KEYWORD))
        for (int i = 0; i < ippGetCount(attribute); ++i) all.emplace_back(ippGetString(attribute, i, nullptr));
    return all;
}

int number(ipp_t* message, const char* attribute_name, ipp_tag_t tag, int otherwise) {
    ipp_attribute_t* attribute = ippFindAttribute(message, attribute_name, tag);
    return attribute != nullptr ? ippGetInteger(attribute, 0) : otherwise;
}

void ask_for(ipp_t* request, std::initializer_list<const char*> attributes) {
    const std::vector<const char*> names(attributes);
    ippAddStrings(request, IPP_TAG_OPERATION, IPP_CONST_TAG(IPP_TAG_KEYWORD), "requested-attributes",
                  static_cast<int>(names.size()), nullptr, names.data());
}

} // namespace

// One request and its answer on a connection of its own: printers close idle ones without a word.
class IppExchange {
  public:
    explicit IppExchange(const IppPrinter& printer) : printer_(printer) {}

    [[nodiscard]] Ipp request(ipp_op_t operation) const {
        Ipp message(ippNewRequest(operation));
        ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr,
                     printer_.address_.uri.c_str());
        return message;
    }
    // The requests about a job name it by printer and number, which every printer understands.
    [[nodiscard]] Ipp job_request(ipp_op_t operation, PrintJob job) const {
        Ipp message = request(operation);
        ippAddInteger(message.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job.number);
        add_user(message.get());
        return message;
    }
    static void add_user(ipp_t* message) {
        ippAddString(message, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, our_name);
    }

    core::Result<Ipp> answer(const Ipp& request, core::BytesView document = {}) {
        if (auto connected = connect(); !connected) return std::unexpected(connected.error());
        const char* resource = printer_.address_.resource.c_str();
        const auto length = ippLength(request.get()) + document.size();
        http_status_t status = cupsSendRequest(http_.get(), request.get(), resource, length);
        if (status == HTTP_STATUS_CONTINUE && !document.empty())
            status = cupsWriteRequestData(http_.get(), reinterpret_cast<const char*>(document.data()), document.size());
        Ipp response;
        if (status == HTTP_STATUS_CONTINUE || status == HTTP_STATUS_OK)
            response.reset(cupsGetResponse(http_.get(), resource));
        if (response == nullptr) return std::unexpected(broken_off());
        const ipp_status_t code = ippGetStatusCode(response.get());
        if (code >= IPP_STATUS_ERROR_BAD_REQUEST) return std::unexpected(error_of(code));
        return response;
    }

  private:
    core::Result<void> connect() {
        cupsSetPasswordCB2(no_password, nullptr); // kept per thread by libcups
        const auto& address = printer_.address_;
        http_.reset(httpConnect2(address.host.c_str(), address.port, nullptr, AF_UNSPEC,
                                 address.encrypted ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED, 1,
                                 static_cast<int>(printer_.options_.connect_within.count()), nullptr));
        if (http_ == nullptr) return core::fail(ErrorKind::Unavailable, "no connection to the printer");
        httpSetTimeout(http_.get(), static_cast<double>(printer_.options_.answer_within.count()) / 1000, give_up,
                       nullptr);
        return {};
    }

    [[nodiscard]] core::Error broken_off() const {
        const ipp_status_t code = cupsLastError();
        if (httpError(http_.get()) == ETIMEDOUT || httpError(http_.get()) == EWOULDBLOCK)
            return {ErrorKind::Timeout, "the printer does not answer"};
        if (code >= IPP_STATUS_ERROR_BAD_REQUEST) return error_of(code);
        return {ErrorKind::Unavailable, "the printer broke off"};
    }

    const IppPrinter& printer_;
    Http http_;
};

core::Result<IppPrinter> IppPrinter::make(Options options) {
    Address address;
    address.uri = options.uri;
    if (!options.uri.empty() && options.uri.find_first_of(":/ ") == std::string::npos)
        address.uri = "ipp://localhost/printers/" + options.uri;
    std::array<char, 32> scheme{};
    std::array<char, 256> user{}, host{};
    std::array<char, 1024> resource{};
    const auto parsed =
        httpSeparateURI(HTTP_URI_CODING_ALL, address.uri.c_str(), scheme.data(), scheme.size(), user.data(),
                        user.size(), host.data(), host.size(), &address.port, resource.data(), resource.size());
    const std::string_view kind = scheme.data();
    if (parsed < HTTP_URI_STATUS_OK || (kind != "ipp" && kind != "ipps") || host[0] == '\0')
        return core::fail(ErrorKind::Configuration, "not the address of an IPP printer: " + options.uri);
    address.host = host.data();
    address.resource = resource.data();
    address.encrypted = kind == "ipps";
    return IppPrinter(std::move(options), std::move(address));
}

core::Result<PrintJob> IppPrinter::print(const Document& document) {
    if (!core::to_text(core::BytesView(document.pdf).first(std::min<std::size_t>(5, document.pdf.size())))
             .starts_with("%PDF-"))
        return core::fail(ErrorKind::InvalidInput, "not a PDF");
    IppExchange exchange(*this);
    const Ipp request = exchange.request(IPP_OP_PRINT_JOB);
    IppExchange::add_user(request.get());
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, document.name.c_str());
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr, "application/pdf");
    ippAddString(request.get(), IPP_TAG_JOB, IPP_CONST_TAG(IPP_TAG_KEYWORD), "sides", nullptr, "one-sided");
    if (!document.media.empty())
        ippAddString(request.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, document.media.c_str());
    auto response = exchange.answer(request, document.pdf);
    if (!response) return std::unexpected(response.error());
    return PrintJob{number(response->get(), "job-id", IPP_TAG_INTEGER, 0)};
}

core::Result<JobState> IppPrinter::job(PrintJob job) {
    IppExchange exchange(*this);
    const Ipp request = exchange.job_request(IPP_OP_GET_JOB_ATTRIBUTES, job);
    ask_for(request.get(), {"job-state", "job-state-reasons"});
    auto response = exchange.answer(request);
    if (!response) return std::unexpected(response.error());
    return job_state_of(number(response->get(), "job-state", IPP_TAG_ENUM, IPP_JSTATE_ABORTED));
}

core::Result<void> IppPrinter::cancel(PrintJob job) {
    IppExchange exchange(*this);
    const Ipp request = exchange.job_request(IPP_OP_CANCEL_JOB, job);
    if (auto response = exchange.answer(request); !response) return std::unexpected(response.error());
    return {};
}

PrinterState IppPrinter::state() {
    IppExchange exchange(*this);
    const Ipp request = exchange.request(IPP_OP_GET_PRINTER_ATTRIBUTES);
    IppExchange::add_user(request.get());
    ask_for(request.get(), {"printer-state", "printer-state-reasons", "printer-is-accepting-jobs"});
    auto response = exchange.answer(request);
    if (!response) return PrinterState::Offline;
    ipp_t* message = response->get();
    ipp_attribute_t* accepting = ippFindAttribute(message, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
    return state_of({.activity = activity_of(number(message, "printer-state", IPP_TAG_ENUM, IPP_PSTATE_STOPPED)),
                     .accepting = accepting == nullptr || ippGetBoolean(accepting, 0) != 0,
                     .reasons = keywords(message, "printer-state-reasons")},
                    options_.one_tray);
}

} // namespace accueil::platform

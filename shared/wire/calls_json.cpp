#include "shared/calendar/date.h"
#include "shared/wire/spelling.h"

namespace accueil::wire {

namespace {

constexpr std::size_t longest_key = 64;
constexpr std::size_t longest_code = 1024;

} // namespace

Json spell(const EnrolmentRequest& request) {
    return {{"token", request.token},
            {"csr", request.csr_pem},
            {"slip_key", core::to_base64(request.slip_key)},
            {"machine", request.machine}};
}

template<>
EnrolmentRequest load(const Node& node) {
    return {.token = node.at("token").nonempty(256),
            .csr_pem = node.at("csr").nonempty(longest_pem),
            .slip_key = node.at("slip_key").bytes(longest_key),
            .machine = node.at("machine").text(255)};
}

Json spell(const EnrolmentReply& reply) {
    return {{"terminal", reply.terminal.value},
            {"epoch", reply.epoch.value},
            {"scheduler_gen", reply.generation.value},
            {"certificate", reply.certificate_pem},
            {"ca", reply.ca_pem},
            {"desk", reply.desk},
            {"sealing_key", core::to_base64(reply.sealing_key)},
            {"signing_key", core::to_base64(reply.signing_key)}};
}

template<>
EnrolmentReply load(const Node& node) {
    return {.terminal = load_id<core::TerminalId>(node.at("terminal")),
            .epoch = load_number<core::Epoch>(node.at("epoch")),
            .generation = load_number<core::Generation>(node.at("scheduler_gen")),
            .certificate_pem = node.at("certificate").nonempty(longest_pem),
            .ca_pem = node.at("ca").nonempty(longest_pem),
            .desk = node.at("desk").nonempty(64),
            .sealing_key = node.at("sealing_key").bytes(longest_key),
            .signing_key = node.at("signing_key").bytes(longest_key)};
}

Json spell(const RenewalRequest& request) { return {{"csr", request.csr_pem}}; }

template<>
RenewalRequest load(const Node& node) {
    return {.csr_pem = node.at("csr").nonempty(longest_pem)};
}

Json spell(const RenewalReply& reply) { return {{"certificate", reply.certificate_pem}}; }

template<>
RenewalReply load(const Node& node) {
    return {.certificate_pem = node.at("certificate").nonempty(longest_pem)};
}

Json spell(const Report& report) {
    return {{"scheduler_gen", report.generation.value}, {"epoch", report.epoch.value},
            {"grants", spell_list(report.grants)},      {"returns", spell_numbers(report.returns)},
            {"items", spell_list(report.items)},        {"highest_grant", report.highest_grant.value},
            {"quarantined", report.quarantined},        {"boot_id", report.boot_id},
            {"more_items", report.more_items}};
}

template<>
Report load(const Node& node) {
    Report report{.generation = load_number<core::Generation>(node.at("scheduler_gen")),
                  .epoch = load_number<core::Epoch>(node.at("epoch")),
                  .grants = load_list<booking::Grant>(node.at("grants"), most_retained),
                  .returns = load_numbers<core::GrantNo>(node.at("returns"), most_retained),
                  .items = {},
                  .highest_grant = load_number<core::GrantNo>(node.at("highest_grant"))};
    if (const auto quarantined = node.find("quarantined")) report.quarantined = quarantined->flag();
    if (const auto boot = node.find("boot_id")) report.boot_id = boot->text(64);
    if (const auto more = node.find("more_items")) report.more_items = more->flag();
    load_items(node.at("items"), most_retained, report.items, report.malformed);
    return report;
}

Json spell(const ReportReply& reply) {
    return {{"scheduler_gen", reply.generation.value}, {"epoch", reply.epoch.value}};
}

template<>
ReportReply load(const Node& node) {
    return {.generation = load_number<core::Generation>(node.at("scheduler_gen")),
            .epoch = load_number<core::Epoch>(node.at("epoch"))};
}

Json spell(const HoldRequest& request) { return {{"slot", request.slot.value}}; }

template<>
HoldRequest load(const Node& node) {
    return {.slot = load_id<core::SlotId>(node.at("slot"))};
}

Json spell(const HoldReply& reply) {
    return {{"grant", spell(reply.grant)}, {"expires", core::to_rfc3339(reply.expires)}};
}

template<>
HoldReply load(const Node& node) {
    return {.grant = load<booking::Grant>(node.at("grant")), .expires = node.at("expires").instant()};
}

Json spell(const HoldConfirm& confirm) {
    Json json{{"item", spell(confirm.item)}};
    if (!confirm.slip.empty()) json["slip"] = confirm.slip;
    return json;
}

template<>
HoldConfirm load(const Node& node) {
    HoldConfirm confirm{.item = load<Item>(node.at("item")), .slip = {}};
    if (const auto slip = node.find("slip")) confirm.slip = slip->nonempty(longest_code);
    return confirm;
}

Json spell(const BookingView& view) {
    Json json{{"id", view.id.value},
              {"outcome", name(view.outcome)},
              {"slot", spell(view.slot)},
              {"terminal", view.terminal.value},
              {"sequence", view.sequence}};
    if (view.override) json["override"] = spell(*view.override);
    if (view.replaced_by) json["replaced_by"] = view.replaced_by->value;
    return json;
}

template<>
BookingView load(const Node& node) {
    BookingView view{.id = load_id<core::BookingId>(node.at("id")),
                     .outcome = node.at("outcome").named<booking::Outcome>(),
                     .slot = load<booking::Slot>(node.at("slot")),
                     .terminal = load_id<core::TerminalId>(node.at("terminal")),
                     .sequence = node.at("sequence").integer(0, 1000000),
                     .override = {},
                     .replaced_by = {}};
    if (const auto override = node.find("override")) view.override = load<booking::Override>(*override);
    if (const auto replaced = node.find("replaced_by")) view.replaced_by = load_id<core::BookingId>(*replaced);
    return view;
}

Json spell(const SlipRequest& request) { return {{"code", request.code}}; }

template<>
SlipRequest load(const Node& node) {
    return {.code = node.at("code").nonempty(longest_code)};
}

Json spell(const SlipReply& reply) {
    return {{"booking", spell(reply.booking)}, {"arrival", calendar::to_iso(reply.arrival)},
            {"people", reply.people},          {"mode", name(reply.mode)},
            {"language", reply.language},      {"interpreter", reply.interpreter}};
}

template<>
SlipReply load(const Node& node) {
    const auto interpreter = node.find("interpreter");
    return {.booking = load<BookingView>(node.at("booking")),
            .arrival = node.at("arrival").day(),
            .people = node.at("people").integer(1, 50),
            .mode = node.at("mode").named<booking::Mode>(),
            .language = node.at("language").nonempty(35),
            .interpreter = interpreter && interpreter->flag()};
}

Json spell(const SlipCancellation& cancellation) {
    return {{"code", cancellation.code}, {"booking", cancellation.booking.value}};
}

template<>
SlipCancellation load(const Node& node) {
    return {.code = node.at("code").nonempty(longest_code), .booking = load_id<core::BookingId>(node.at("booking"))};
}

} // namespace accueil::wire

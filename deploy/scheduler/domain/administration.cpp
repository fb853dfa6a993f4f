#include "deploy/scheduler/domain/administration.h"

#include <algorithm>

#include "deploy/scheduler/domain/feed.h"
#include "deploy/scheduler/domain/fence.h"
#include "deploy/scheduler/domain/instance.h"
#include "deploy/scheduler/domain/outbox.h"
#include "deploy/scheduler/domain/recovery.h"
#include "shared/calendar/zone.h"
#include "shared/wire/json.h"

namespace accueil::scheduler {

namespace {

std::unexpected<wire::Problem> not_found(const char* what) { return refuse(404, "not-found", what); }

// Letters, digits, dash, dot and underscore: such an id can stand in a path, a log line and a certificate.
bool is_plain_id(std::string_view id) {
    constexpr std::string_view signs = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
    return !id.empty() && id.size() <= 64 && id.find_first_not_of(signs) == std::string_view::npos;
}

} // namespace

Answer<void> Administration::check(const std::string& reason) const {
    if (reason.find_first_not_of(" \t\r\n") != std::string::npos && reason.size() <= 500) return {};
    return refuse(422, "reason-missing", "every act of an operator needs a reason");
}

void Administration::note(std::string_view act, std::string_view subject, std::string_view reason) {
    Audit(world_).add(actor_, act, subject, reason);
}

Answer<Token> Administration::make_token(const core::TerminalId& terminal, const std::string& desk,
                                         const std::string& reason) {
    if (auto checked = check(reason); !checked) return std::unexpected(checked.error());
    if (!is_plain_id(terminal.value)) return refuse(422, "invalid-input", "terminal: not a plain id");
    if (desk != "international" && desk != "domestic") {
        return refuse(422, "invalid-input", "desk: international or domestic");
    }
    auto token = Enrolment(world_, keys_).make_token(terminal, desk);
    note("token.make", terminal.value, reason);
    return token;
}

Answer<Terminal> Administration::fence(const core::TerminalId& id, const std::string& reason) {
    if (auto checked = check(reason); !checked) return std::unexpected(checked.error());
    auto terminal = Terminals(world_).find(id);
    if (!terminal) return not_found("no such terminal");
    Fence(world_).fence(*terminal, actor_, reason);
    return std::move(*terminal);
}

Answer<Terminal> Administration::withdraw_terminal(const core::TerminalId& id, const std::string& reason) {
    auto terminal = fence(id, reason);
    if (!terminal) return terminal;
    terminal->withdrawn = true;
    Terminals(world_).update(*terminal);
    Terminals(world_).revoke_certificates(id.value, Role::Terminal);
    note("terminal.withdraw", id.value, reason);
    Recovery(world_).finish_if_complete();
    return terminal;
}

Answer<void> Administration::revoke_operator(const std::string& name, const std::string& reason) {
    if (auto checked = check(reason); !checked) return checked;
    if (Terminals(world_).revoke_certificates(name, Role::Operator) == 0) return not_found("no such operator");
    note("operator.revoke", name, reason);
    return {};
}

Answer<OfficeChange> Administration::put_office(const OfficePlan& plan, std::optional<int> version,
                                                const std::string& reason) {
    if (auto checked = check(reason); !checked) return std::unexpected(checked.error());
    if (!is_plain_id(plan.office.id.value)) return refuse(422, "invalid-input", "office/id: not a plain id");
    if (!calendar::find_zone(plan.office.zone)) return refuse(422, "invalid-input", "office/zone: not an IANA zone");
    Offices offices(world_);
    const auto present = offices.find(plan.office.id);
    if (version && (!present || present->version != *version)) {
        return refuse(412, "changed-meanwhile", "the office has been changed by somebody else");
    }
    if (auto checked = offices.check(plan); !checked) return std::unexpected(checked.error());
    const auto displaced = offices.put(plan);
    note("office.put", plan.office.id.value, reason);
    auto stored = offices.find(plan.office.id);
    if (!stored) return not_found("no such office");
    return OfficeChange{std::move(*stored), displaced};
}

Answer<Displaced> Administration::remove_office(const core::OfficeId& office, const std::string& reason) {
    if (auto checked = check(reason); !checked) return std::unexpected(checked.error());
    const auto displaced = Offices(world_).remove(office);
    if (!displaced) return not_found("no such office");
    note("office.remove", office.value, reason);
    return *displaced;
}

Answer<Displaced> Administration::set_calendar(const calendar::DayOverrides& everywhere, const std::string& reason) {
    if (auto checked = check(reason); !checked) return std::unexpected(checked.error());
    const auto displaced = Offices(world_).set_calendar(everywhere);
    note("calendar.set", "everywhere", reason);
    return displaced;
}

Answer<void> Administration::set_patterns(const std::map<std::string, std::string>& patterns,
                                          const std::string& reason) {
    if (auto checked = check(reason); !checked) return checked;
    Feed(world_).publish(wire::PatternsChanged{patterns});
    note("patterns.set", std::to_string(patterns.size()), reason);
    return {};
}

Answer<void> Administration::put_staff(const core::StaffId& staff, const std::string& pin_hash,
                                       const std::string& reason) {
    if (auto checked = check(reason); !checked) return checked;
    if (!is_plain_id(staff.value)) return refuse(422, "invalid-input", "staff: not a plain alias");
    Feed(world_).publish(wire::StaffChanged{staff, pin_hash});
    note("staff.put", staff.value, reason);
    return {};
}

Answer<void> Administration::remove_staff(const core::StaffId& staff, const std::string& reason) {
    if (auto checked = check(reason); !checked) return checked;
    Feed(world_).publish(wire::StaffRemoved{staff});
    note("staff.remove", staff.value, reason);
    return {};
}

Answer<std::string> Administration::issue_letter(const documents::Invitation& letter, const std::string& reason) {
    if (auto checked = check(reason); !checked) return std::unexpected(checked.error());
    auto code = IssuedCodes(world_, keys_).letter(letter);
    if (code) note("letter.issue", letter.person_reference, reason);
    return code;
}

Answer<IssuedBadge> Administration::issue_badge(const core::StaffId& staff, const std::string& reason) {
    if (auto checked = check(reason); !checked) return std::unexpected(checked.error());
    auto badge = IssuedCodes(world_, keys_).badge(staff);
    if (badge) note("badge.issue", staff.value + " " + badge->number, reason);
    return badge;
}

Answer<void> Administration::revoke_badge(const std::string& number, const std::string& reason) {
    if (auto checked = check(reason); !checked) return checked;
    auto revoked = IssuedCodes(world_, keys_).revoke(number);
    if (revoked) note("badge.revoke", number, reason);
    return revoked;
}

Answer<BookingRecord> Administration::cancel(const core::BookingId& id, const std::string& reason) {
    if (auto checked = check(reason); !checked) return std::unexpected(checked.error());
    Bookings bookings(world_);
    if (!bookings.find(id)) return not_found("no such booking");
    if (bookings.cancel(id, "cancelled by the operator")) note("booking.cancel", id.value, reason);
    return std::move(*bookings.find(id));
}

Answer<SlotWithdrawal> Administration::withdraw_slot(const core::SlotId& id, const std::string& reason) {
    if (auto checked = check(reason); !checked) return std::unexpected(checked.error());
    Slots slots(world_);
    const auto slot = slots.find(id);
    if (!slot) return not_found("no such slot");
    const auto displaced = Offices(world_).move_meetings_of({id}, "the slot was withdrawn");
    slots.withdraw(id, true);
    note("slot.withdraw", id.value, reason);
    return SlotWithdrawal{*slots.find(id), displaced};
}

Answer<std::vector<wire::ItemResult>> Administration::take_outbox_copy(const wire::OutboxCopy& copy,
                                                                       const std::string& reason) {
    if (auto checked = check(reason); !checked) return std::unexpected(checked.error());
    auto terminal = Terminals(world_).find(copy.terminal);
    if (!terminal) return not_found("no such terminal");
    auto items = copy.items;
    std::ranges::sort(items, {}, [](const wire::Item& item) { return std::pair(item.epoch, item.seq); });
    Outbox outbox(world_);
    std::vector<wire::ItemResult> results;
    for (const auto& item : items) {
        // What the copy no longer holds was durable with us when the terminal left it out.
        if (item.seq.value > 0) outbox.skip_to(terminal->id, item.epoch, core::Seq{item.seq.value - 1}, item.prev_hash);
        results.push_back(outbox.take(*terminal, item));
    }
    Terminals(world_).update(*terminal);
    note("outbox.import", terminal->id.value, reason);
    return results;
}

Answer<core::Generation> Administration::begin_generation(const std::string& reason) {
    if (auto checked = check(reason); !checked) return std::unexpected(checked.error());
    Recovery(world_).begin({}, actor_, reason);
    return Instance(world_).generation();
}

Answer<OpenedBooking> Administration::open_booking(const core::BookingId& id) {
    auto record = Bookings(world_).find(id);
    if (!record) return not_found("no such booking");
    note("booking.open", id.value, "view");
    OpenedBooking opened{std::move(*record), {}};
    if (const auto clear = security::unseal(opened.record.sealed, keys_.sealing)) {
        if (auto draft = wire::read<booking::Draft>(core::to_text(*clear))) opened.draft = std::move(*draft);
    }
    return opened;
}

Answer<std::vector<BookingRecord>> Administration::bookings(const Bookings::Filter& filter) {
    return Bookings(world_).list(filter);
}

Answer<std::vector<Terminal>> Administration::terminals() { return Terminals(world_).all(); }

Answer<std::vector<booking::Office>> Administration::offices() { return Offices(world_).all(); }

Answer<OfficePlan> Administration::office(const core::OfficeId& id) {
    auto plan = Offices(world_).find(id);
    if (!plan) return not_found("no such office");
    return std::move(*plan);
}

Answer<std::vector<AuditEntry>> Administration::audit(int most) { return Audit(world_).latest(most); }

Answer<std::vector<DeadLetter>> Administration::dead_letters() {
    std::vector<DeadLetter> letters;
    world_.store.each(
        "SELECT terminal, epoch, seq, booking, detail, received_at FROM dead_letters ORDER BY received_at",
        [&](sqlite::Row row) {
            letters.push_back({row.id<core::TerminalId>(0), row.id<core::Epoch>(1), row.id<core::Seq>(2),
                               row.id<core::BookingId>(3), row.text(4), row.instant(5)});
        });
    return letters;
}

Answer<std::vector<UnmetWishes>> Administration::unmet_wishes() {
    constexpr std::chrono::days kept{90};
    std::vector<UnmetWishes> list;
    world_.store.each(
        "SELECT office, day, sum(people) FROM unmet_wishes WHERE day >= ?1 GROUP BY office, day "
        "ORDER BY day DESC, office",
        [&](sqlite::Row row) { list.push_back({row.id<core::OfficeId>(0), row.day(1), row.integer(2)}); },
        calendar::local_date(world_.now()) - kept);
    return list;
}

} // namespace accueil::scheduler

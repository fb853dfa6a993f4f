// What operators do: each act has a reason and leaves a line in the audit. Reads that show personal data are audited
// too.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "deploy/scheduler/domain/answer.h"
#include "deploy/scheduler/domain/audit.h"
#include "deploy/scheduler/domain/bookings.h"
#include "deploy/scheduler/domain/enrolment.h"
#include "deploy/scheduler/domain/issued_codes.h"
#include "deploy/scheduler/domain/offices.h"
#include "deploy/scheduler/domain/terminals.h"
#include "shared/wire/outbox_copy.h"

namespace accueil::scheduler {

struct DeadLetter {
    core::TerminalId terminal;
    core::Epoch epoch;
    core::Seq seq;
    core::BookingId booking;
    std::string detail;
    core::Instant received_at;
};

// People who could not get what they wanted at any terminal, by office and day. Never who.
struct UnmetWishes {
    core::OfficeId office; // empty: from before offices were told apart
    std::chrono::local_days day;
    int people = 0;
};

// What an act did to meetings is told with it: those that need a human need one now.
struct OfficeChange {
    OfficePlan plan;
    Displaced displaced;
};
struct SlotWithdrawal {
    SlotRecord slot;
    Displaced displaced;
};

// A booking with its payload opened: personal data, for the reception's and the operator's eyes only.
struct OpenedBooking {
    BookingRecord record;
    std::optional<booking::Draft> draft; // none when its time is over or it does not open
};

class Administration {
  public:
    // `actor` is the name in the operator's certificate.
    Administration(World& world, const Keys& keys, std::string actor)
        : world_(world), keys_(keys), actor_(std::move(actor)) {}

    // Every act refuses a blank reason with 422 reason-missing and an unknown subject with 404 not-found.
    [[nodiscard]] Answer<Token> make_token(const core::TerminalId& terminal, const std::string& desk,
                                           const std::string& reason);
    [[nodiscard]] Answer<Terminal> fence(const core::TerminalId& terminal, const std::string& reason);
    // Its certificates open nothing any more; a new one may be made under the same name.
    [[nodiscard]] Answer<void> revoke_operator(const std::string& name, const std::string& reason);
    // For good: its certificates are revoked and its grants taken away.
    [[nodiscard]] Answer<Terminal> withdraw_terminal(const core::TerminalId& terminal, const std::string& reason);

    // `version` is that of If-Match: 412 when the office has changed since; none = whatever it is.
    [[nodiscard]] Answer<OfficeChange> put_office(const OfficePlan& plan, std::optional<int> version,
                                                  const std::string& reason);
    [[nodiscard]] Answer<Displaced> remove_office(const core::OfficeId& office, const std::string& reason);
    [[nodiscard]] Answer<Displaced> set_calendar(const calendar::DayOverrides& everywhere, const std::string& reason);
    [[nodiscard]] Answer<void> set_patterns(const std::map<std::string, std::string>& patterns,
                                            const std::string& reason);
    [[nodiscard]] Answer<void> put_staff(const core::StaffId& staff, const std::string& pin_hash,
                                         const std::string& reason);
    [[nodiscard]] Answer<void> remove_staff(const core::StaffId& staff, const std::string& reason);

    // Codes under our signature (issued_codes.h); revoking takes effect at each terminal's next exchange.
    [[nodiscard]] Answer<std::string> issue_letter(const documents::Invitation& letter, const std::string& reason);
    [[nodiscard]] Answer<IssuedBadge> issue_badge(const core::StaffId& staff, const std::string& reason);
    [[nodiscard]] Answer<void> revoke_badge(const std::string& number, const std::string& reason);

    [[nodiscard]] Answer<BookingRecord> cancel(const core::BookingId& booking, const std::string& reason);
    // The meeting on it, when there is one, is moved to the nearest free slot of its window, or handed to a person.
    [[nodiscard]] Answer<SlotWithdrawal> withdraw_slot(const core::SlotId& slot, const std::string& reason);
    [[nodiscard]] Answer<core::Generation> begin_generation(const std::string& reason);
    // The bookings in the copy of a lost terminal's outbox, as if it had sent them; those that are known already keep
    // their answer, so it may be repeated, and the terminal may still come back.
    [[nodiscard]] Answer<std::vector<wire::ItemResult>> take_outbox_copy(const wire::OutboxCopy& copy,
                                                                         const std::string& reason);

    // --- reads
    [[nodiscard]] Answer<OpenedBooking> open_booking(const core::BookingId& booking);
    [[nodiscard]] Answer<std::vector<BookingRecord>> bookings(const Bookings::Filter& filter);
    [[nodiscard]] Answer<std::vector<Terminal>> terminals();
    [[nodiscard]] Answer<std::vector<booking::Office>> offices();
    [[nodiscard]] Answer<OfficePlan> office(const core::OfficeId& id);
    [[nodiscard]] Answer<std::vector<AuditEntry>> audit(int most);
    [[nodiscard]] Answer<std::vector<DeadLetter>> dead_letters();
    [[nodiscard]] Answer<std::vector<UnmetWishes>> unmet_wishes(); // of the last 90 days, newest first

  private:
    [[nodiscard]] Answer<void> check(const std::string& reason) const;
    void note(std::string_view act, std::string_view subject, std::string_view reason);

    World& world_;
    const Keys& keys_;
    std::string actor_;
};

} // namespace accueil::scheduler

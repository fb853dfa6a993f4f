// The messages of messages.h spelled as JSON, used by both ends and by nobody else: past this edge only typed values
// travel. Reading is strict about types and tolerant of members it does not know.
// Errors: InvalidInput with the path of the offending member, never its value.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/wire/messages.h"

namespace accueil::wire {

// For each message of messages.h that stands below as a parameter of write(). Thread-safe, pure.
template<class T>
[[nodiscard]] core::Result<T> read(std::string_view json);

// Canonical: keys sorted, no blanks, integers only; absent optional members are left out.

[[nodiscard]] std::string write(const SyncRequest& message);
[[nodiscard]] std::string write(const SyncReply& message);
[[nodiscard]] std::string write(const Item& message);
[[nodiscard]] std::string write(const ItemResult& message); // answers PUT /v1/holds/{id}/confirm
[[nodiscard]] std::string write(const Problem& message);    // application/problem+json
[[nodiscard]] std::string write(const EnrolmentRequest& message);
[[nodiscard]] std::string write(const EnrolmentReply& message);
[[nodiscard]] std::string write(const RenewalRequest& message);
[[nodiscard]] std::string write(const RenewalReply& message);
[[nodiscard]] std::string write(const Report& message);
[[nodiscard]] std::string write(const ReportReply& message);
[[nodiscard]] std::string write(const ChangePage& message);
[[nodiscard]] std::string write(const HoldRequest& message);
[[nodiscard]] std::string write(const HoldReply& message);
[[nodiscard]] std::string write(const HoldConfirm& message);
[[nodiscard]] std::string write(const BookingView& message);
[[nodiscard]] std::string write(const SlipRequest& message);
[[nodiscard]] std::string write(const SlipReply& message);
[[nodiscard]] std::string write(const SlipCancellation& message);
[[nodiscard]] std::string write(const std::vector<booking::Slot>& message);
[[nodiscard]] std::string write(const booking::Draft& message); // the clear text inside Item::sealed
[[nodiscard]] std::string write(const booking::Office& message);
[[nodiscard]] std::string write(const booking::Slot& message);
[[nodiscard]] std::string write(const Change& message);

// The same, but InvalidInput for what read() would refuse: an item that nobody can read must not be kept to be sent.
[[nodiscard]] core::Result<std::string> write_readable(const Item& message);

// SHA-256 over write(item), lower-case hex: what the next item's prev_hash must be.
[[nodiscard]] std::string hash(const Item& item);
[[nodiscard]] std::string hash_of_written(std::string_view item);

// The prev_hash of seq 1.
inline constexpr std::string_view first_prev_hash = "0000000000000000000000000000000000000000000000000000000000000000";

// Names of the enumerations as they stand on the wire ("in-person", "no-slot-in-window", …) and back.
[[nodiscard]] std::string_view name(booking::Mode mode);
[[nodiscard]] std::string_view name(booking::Outcome outcome);
[[nodiscard]] std::string_view name(booking::OverrideReason reason);
[[nodiscard]] std::string_view name(booking::PlanPart part);
[[nodiscard]] std::string_view name(booking::DocumentKind kind);
// E is one of the enumerations above; nothing when no value has that name.
template<class E>
[[nodiscard]] std::optional<E> from_name(std::string_view text);

} // namespace accueil::wire

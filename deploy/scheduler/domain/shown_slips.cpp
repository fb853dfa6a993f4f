#include "deploy/scheduler/domain/shown_slips.h"

#include <algorithm>

#include "deploy/scheduler/domain/audit.h"
#include "shared/documents/code/code.h"

namespace accueil::scheduler {

namespace {

constexpr int longest_chain = 1000; // of moves: nobody moves a meeting so often, and a circle must end

wire::SlipReply reply_of(BookingRecord record) {
    return {std::move(record.view),     record.arrival,    record.people, record.mode,
            std::move(record.language), record.interpreter};
}

bool ended(const BookingRecord& record) {
    return record.view.outcome == booking::Outcome::Cancelled || record.view.replaced_by;
}

Answer<void> not_begun(const BookingRecord& record, core::Instant now) {
    if (record.live && record.view.slot.start <= now) return refuse(409, "too-late", "the meeting has begun");
    return {};
}

} // namespace

Answer<BookingRecord> ShownSlips::find(const std::string& code) const {
    const auto unsigned_slip = [] { return refuse(403, "slip-invalid", "not a slip of one of our terminals"); };
    const auto read = documents::code::decode(code, {});
    const auto* named = read ? std::get_if<documents::Slip>(&*read) : nullptr;
    if (named == nullptr || named->terminal.value != named->signer) return unsigned_slip();
    documents::SignerKey signer{named->signer, {}};
    const auto key = Terminals(world_).slip_key(named->terminal);
    if (key.size() != signer.key.size()) return unsigned_slip();
    std::ranges::copy(key, signer.key.begin());
    const auto proved = documents::code::decode(code, std::span(&signer, 1));
    const auto* slip = proved ? std::get_if<documents::Slip>(&*proved) : nullptr;
    if (slip == nullptr || slip->signature_valid != true) return unsigned_slip();
    const Bookings bookings(world_);
    auto record = bookings.find(slip->booking);
    for (int i = 0; record && record->view.replaced_by && i < longest_chain; ++i)
        record = bookings.find(*record->view.replaced_by);
    if (!record) return refuse(404, "not-found", "its terminal has not told of this booking yet");
    return std::move(*record);
}

Answer<wire::SlipReply> ShownSlips::meeting(const std::string& code) const { return find(code).transform(reply_of); }

Answer<wire::SlipReply> ShownSlips::cancel(const core::TerminalId& at, const wire::SlipCancellation& order) {
    auto record = find(order.code);
    if (!record) return std::unexpected(record.error());
    // Moved, or cancelled before: a repeated or delayed order must not touch what came after.
    if (record->view.id != order.booking || ended(*record)) return reply_of(std::move(*record));
    if (auto still = not_begun(*record, world_.now()); !still) return std::unexpected(still.error());
    static_cast<void>(Bookings(world_).cancel(order.booking, "cancelled with its slip"));
    Audit(world_).add(at.value, "booking.cancel", order.booking.value, "its slip was shown");
    return meeting(order.code);
}

Answer<void> ShownSlips::may_replace(const wire::HoldConfirm& confirm) const {
    const auto& item = confirm.item;
    const auto record = find(confirm.slip);
    if (!record) return std::unexpected(record.error());
    if (record->view.id != *item.replaces || ended(*record))
        return refuse(410, "booking-ended", "the booking has been cancelled or replaced");
    return not_begun(*record, world_.now());
}

} // namespace accueil::scheduler

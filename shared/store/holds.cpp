// Slots held online. A confirmation counts only once the scheduler answered it; one whose answer was lost is taken
// back.
#include "shared/store/parts.h"

namespace accueil::store {

using sqlite::Row;
using sqlite::Transaction;

core::Result<wire::Item> Store::prepare_held(const core::BookingId& id, const booking::Draft& draft,
                                             const booking::Grant& held) {
    if (draft.grant != held.no) return core::fail(core::ErrorKind::Internal, "the draft names another grant");
    Transaction transaction(parts_->database);
    const auto now = parts_->clock.now();
    const auto me = self(transaction);
    check_admitted(transaction, me, draft, held.slot, now);
    const Confirmed confirmed{draft};
    auto item = make_item(transaction, *parts_, me, id, confirmed, held.slot, now);
    transaction.run("INSERT INTO held (id, grant_no, item, slot, since) VALUES (?, ?, ?, ?, ?)", id, held.no,
                    written(transaction, item), wire::write(held.slot), now);
    if (auto done = transaction.commit(); !done) return std::unexpected(std::move(done.error()));
    return item;
}

core::Result<booking::Booking> Store::settle_held(const core::BookingId& id, const booking::Draft& draft,
                                                  const wire::ItemResult& result,
                                                  const std::optional<core::StaffId>& by) {
    Transaction transaction(parts_->database);
    const auto row = transaction.first(
        "SELECT item, slot FROM held WHERE id = ? AND abandoned = 0",
        [](const Row& r) { return std::pair{r.text(0), r.text(1)}; }, id);
    if (!row) return core::fail(core::ErrorKind::NotFound, "no such confirmation under way");
    const auto item = stored<wire::Item>(row->first);
    auto slot = stored<booking::Slot>(row->second);
    if (!item) return std::unexpected(item.error());
    if (!slot) return std::unexpected(slot.error());
    transaction.run("DELETE FROM held WHERE id = ?", id);
    const bool booked = result.outcome == booking::Outcome::Accepted || result.outcome == booking::Outcome::Relocated;
    if (booked) {
        if (result.slot) *slot = *result.slot;
        insert_booking(transaction, *parts_,
                       {*item, row->first, {draft}, wire::write(*slot), result.outcome, item->confirmed_at, by});
    }
    if (auto done = transaction.commit(); !done) return std::unexpected(std::move(done.error()));
    if (!booked)
        return core::fail(core::ErrorKind::Conflict, result.problem ? result.problem->type : "the slot is gone");
    return booking::Booking{id, item->epoch, item->seq, *slot, draft, item->confirmed_at};
}

core::Result<void> Store::abandon_held(const core::BookingId& id) {
    auto done = parts_->database.run("UPDATE held SET abandoned = 1 WHERE id = ?", id);
    if (!done) return std::unexpected(std::move(done.error()));
    return {};
}

core::Result<std::vector<std::pair<core::BookingId, core::GrantNo>>> Store::abandoned_holds() {
    std::vector<std::pair<core::BookingId, core::GrantNo>> holds;
    auto done =
        parts_->database.each("SELECT id, grant_no FROM held WHERE abandoned = 1 ORDER BY since", [&](const Row& row) {
            holds.emplace_back(row.id<core::BookingId>(0), row.id<core::GrantNo>(1));
        });
    if (!done) return std::unexpected(std::move(done.error()));
    return holds;
}

core::Result<void> Store::forget_held(const core::BookingId& id) {
    auto done = parts_->database.run("DELETE FROM held WHERE id = ?", id);
    if (!done) return std::unexpected(std::move(done.error()));
    return {};
}

} // namespace accueil::store

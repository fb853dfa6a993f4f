// What must still go to the scheduler, and what could not be placed there.
#include "shared/store/parts.h"

namespace accueil::store {

namespace {

using sqlite::Row;
using sqlite::Transaction;

template<class... More>
std::vector<wire::Item> items(Transaction& transaction, std::string_view sql, std::int64_t limit, const More&... more) {
    std::vector<wire::Item> found;
    transaction.each(
        sql,
        [&](const Row& row) {
            auto item = stored<wire::Item>(row.text(0));
            if (item)
                found.push_back(std::move(*item));
            else
                transaction.fail(std::move(item.error()));
        },
        limit, more...);
    return found;
}

constexpr std::string_view pending =
    "SELECT item FROM bookings WHERE outcome = 'pending' AND seq IS NOT NULL ORDER BY epoch, seq LIMIT ?";

constexpr std::string_view chain_after =
    "SELECT item FROM bookings WHERE seq IS NOT NULL AND (epoch, seq) > (?2, ?3) ORDER BY epoch, seq LIMIT ?1";

template<class Id>
std::vector<Id> ids(Transaction& transaction, std::string_view sql) {
    std::vector<Id> found;
    transaction.each(sql, [&](const Row& row) { found.push_back(row.id<Id>(0)); });
    return found;
}

} // namespace

core::Result<std::vector<wire::Item>> Store::outbox_page(std::size_t limit) {
    Transaction transaction(parts_->database, Transaction::Kind::Read);
    auto page = items(transaction, pending, static_cast<std::int64_t>(limit));
    if (auto done = transaction.commit(); !done) return std::unexpected(std::move(done.error()));
    return page;
}

core::Result<std::vector<wire::Item>> Store::not_yet_durable(const Place& after) {
    std::vector<wire::Item> found;
    std::optional<core::Error> damage;
    auto done = parts_->database.each(
        "SELECT item FROM bookings WHERE seq IS NOT NULL AND (epoch, seq) > (?, ?) AND (outcome = 'pending' OR seq > "
        "coalesce((SELECT durable FROM watermarks w WHERE w.epoch = bookings.epoch), 0)) ORDER BY epoch, seq",
        [&](const Row& row) {
            auto item = stored<wire::Item>(row.text(0));
            if (item)
                found.push_back(std::move(*item));
            else
                damage = std::move(item.error());
        },
        after.epoch, after.seq);
    if (!done) return std::unexpected(std::move(done.error()));
    if (damage) return std::unexpected(std::move(*damage));
    return found;
}

core::Result<wire::SyncRequest> Store::next_request(std::size_t most_items) {
    Transaction transaction(parts_->database);
    transaction.run("UPDATE terminal SET counter = counter + 1");
    const auto me = self(transaction);
    if (me.id.empty()) transaction.fail({core::ErrorKind::Configuration, "the terminal is not enrolled"});
    wire::SyncRequest request{.terminal = me.id,
                              .epoch = me.epoch,
                              .generation = me.generation,
                              .boot_id = me.boot_id,
                              .counter = me.counter,
                              .allot_version = me.allot_version,
                              .quarantined = me.quarantined,
                              .items = items(transaction, pending, static_cast<std::int64_t>(most_items)),
                              .malformed = {},
                              .returns = ids<core::GrantNo>(transaction, "SELECT grant_no FROM returns"),
                              .want = {},
                              .cursor = me.cursor,
                              .health = {}};
    transaction.each("SELECT office, wishes FROM unmet", [&](const Row& row) {
        request.want.emplace(row.text(0), row.integer(1));
        request.health.unmet_wishes += row.unsigned_number(1);
    });
    request.health.clock_trusted = me.clock.confirmed && !booking::is_doubtful(me.clock);
    const auto count = [&](std::string_view sql) {
        return transaction.first(sql, [](const Row& row) { return row.unsigned_number(0); }).value_or(0);
    };
    request.health.outbox_depth = count("SELECT count(*) FROM bookings WHERE outcome = 'pending'");
    request.health.dead_letters = count("SELECT count(*) FROM bookings WHERE outcome = 'needs-human' AND attended = 0");
    if (auto done = transaction.commit(); !done) return std::unexpected(std::move(done.error()));
    return request;
}

core::Result<wire::Report> Store::report(core::Generation generation, std::size_t most_items, const Place& after) {
    Transaction transaction(parts_->database, Transaction::Kind::Read);
    const auto me = self(transaction);
    wire::Report report{
        .generation = generation,
        .epoch = me.epoch,
        .grants = {},
        .returns = {},
        .items = items(transaction, chain_after, static_cast<std::int64_t>(most_items), after.epoch, after.seq),
        .highest_grant = me.highest_grant,
        .quarantined = me.quarantined,
        .boot_id = me.boot_id,
        .malformed = {}};
    report.more_items = report.items.size() == most_items;
    if (!report.more_items) {
        report.grants = grants_in_hand(transaction);
        report.returns = ids<core::GrantNo>(transaction, "SELECT grant_no FROM returns");
        // Confirmed online, outside of the chain: few, and in no order that pages could follow.
        for (auto& item : items(transaction, "SELECT item FROM bookings WHERE seq IS NULL LIMIT ?", -1))
            report.items.push_back(std::move(item));
    }
    if (auto done = transaction.commit(); !done) return std::unexpected(std::move(done.error()));
    return report;
}

core::Result<std::vector<DeadLetter>> Store::dead_letters() {
    std::vector<DeadLetter> letters;
    const auto read = [&](const Row& row) {
        DeadLetter letter{row.id<core::BookingId>(0), row.instant(1), {}};
        if (!row.null(2))
            if (auto problem = wire::read<wire::Problem>(row.text(2))) letter.problem = std::move(*problem);
        letters.push_back(std::move(letter));
    };
    auto done = parts_->database.each("SELECT id, confirmed_at, problem FROM bookings WHERE outcome = 'needs-human' "
                                      "AND attended = 0 ORDER BY confirmed_at",
                                      read);
    if (!done) return std::unexpected(std::move(done.error()));
    return letters;
}

core::Result<void> Store::close_dead_letter(const core::BookingId& id, const core::StaffId& by) {
    Transaction transaction(parts_->database);
    if (transaction.run("UPDATE bookings SET attended = 1 WHERE id = ? AND outcome = 'needs-human'", id) == 0)
        transaction.fail({core::ErrorKind::NotFound, "no such dead letter"});
    append_audit(transaction, parts_->clock.now(), {by.value, "dead-letter.closed", id.value, ""});
    return transaction.commit();
}

} // namespace accueil::store

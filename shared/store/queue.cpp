// People for whom nothing was free. What is known of them is boxed for this terminal and goes as soon as they have a
// meeting, at the latest when their five days are over (tidy.cpp).
#include "shared/core/log.h"
#include "shared/store/parts.h"

namespace accueil::store {

using sqlite::Row;

namespace {

std::string place(const core::BookingId& number) { return "waiting/" + number.value; }

} // namespace

core::Result<void> Store::wait_begin(const core::BookingId& number, const booking::Draft& draft,
                                     const core::OfficeId& office) {
    if (!parts_->key) return core::fail(core::ErrorKind::Configuration, "the store is read-only");
    const auto box = parts_->key->close(core::to_bytes(wire::write(draft)), place(number), parts_->random);
    auto done = parts_->database.run("INSERT INTO waiting (number, since, office, box) VALUES (?, ?, ?, ?) "
                                     "ON CONFLICT (number) DO UPDATE SET office = excluded.office, box = excluded.box",
                                     number, parts_->clock.now(), office, box);
    if (!done) return std::unexpected(std::move(done.error()));
    return {};
}

core::Result<std::vector<Waiting>> Store::waiting() {
    std::vector<Waiting> all;
    if (!parts_->key) return all;
    auto done = parts_->database.each(
        "SELECT number, since, office, box FROM waiting ORDER BY since, number", [&](const Row& row) {
            Waiting one{row.id<core::BookingId>(0), row.instant(1), row.id<core::OfficeId>(2), {}};
            const auto plain = parts_->key->open(row.bytes(3), place(one.number));
            auto draft = plain ? stored<booking::Draft>(core::to_text(*plain)) : std::unexpected(plain.error());
            if (!draft) return core::log::warning("store.waiting-unreadable", {{"number", one.number}});
            one.draft = std::move(*draft);
            all.push_back(std::move(one));
        });
    if (!done) return std::unexpected(std::move(done.error()));
    return all;
}

core::Result<void> Store::wait_end(const core::BookingId& number) {
    auto done = parts_->database.run("DELETE FROM waiting WHERE number = ?", number);
    if (!done) return std::unexpected(std::move(done.error()));
    return {};
}

} // namespace accueil::store

#include "kiosk/runtime/archivist.h"

#include "shared/core/log.h"

namespace accueil::runtime {

Archivist::Archivist(std::string store, std::filesystem::path medium, core::Clock& clock, core::Random& random)
    : file_(std::move(store)), clock_(clock), random_(random), medium_(std::move(medium)) {}

Archivist::~Archivist() { worker_.end(); }

void Archivist::note() {
    if (asked_.exchange(true)) return;
    worker_.submit([this] {
        asked_ = false; // before the copy: what is committed while it is written is asked for again
        copy();
    });
}

core::Result<void> Archivist::bring_up_to_date() {
    if (!store_) {
        auto store = store::Store::open_read_only(file_, clock_, random_);
        if (!store) return std::unexpected(store.error());
        store_ = std::move(*store);
    }
    return medium_.update(*store_, clock_.monotonic());
}

void Archivist::copy() {
    const auto done = bring_up_to_date();
    if (!done) store_.reset(); // it may have been opened before a migration, or the file was replaced
    // The same trouble is told once, not with every booking.
    const auto now = done ? std::string() : done.error().detail;
    if (std::exchange(said_, now) == now) return;
    if (done)
        core::log::info("copy.again");
    else
        core::log::warning("copy.failed", {{"error", done.error()}});
}

} // namespace accueil::runtime

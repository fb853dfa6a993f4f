// One exchange with the scheduler from its first byte to the last durable row. Private to this folder.
#pragma once

#include <chrono>
#include <optional>

#include "shared/store/store.h"
#include "shared/sync/transport.h"

namespace accueil::sync {

// How one exchange went.
struct Exchanged {
    std::optional<core::Error> error;
    store::Applied applied;
    bool more = false; // worth another exchange at once
    std::optional<std::chrono::seconds> retry_after;
    std::optional<core::Generation> report_due; // the scheduler was restored
    bool cut_off = false;                       // nothing answers
    bool recovering = false;
    bool refused = false; // it does not want us as we are
    bool forked = false;  // another machine speaks with our name
};

[[nodiscard]] Exchanged synchronise(store::Store& store, Transport& transport, core::Clock& clock,
                                    std::size_t most_items, const wire::Health& devices);
// All pages, one after the other; broken off, it begins anew: the scheduler takes each booking once.
[[nodiscard]] Exchanged report(store::Store& store, Transport& transport, std::size_t most_items,
                               core::Generation generation);
[[nodiscard]] Exchanged clear_holds(store::Store& store, Transport& transport);

} // namespace accueil::sync

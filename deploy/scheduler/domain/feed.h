// The change feed: what terminals must know of the world. Each change replaces what it names, so only the last one of a
// subject is kept and a terminal that was away for weeks catches up in a few pages.
#pragma once

#include <optional>

#include "deploy/scheduler/domain/instance.h"
#include "shared/wire/messages.h"

namespace accueil::scheduler {

class Feed {
  public:
    explicit Feed(World& world) : world_(world) {}

    void publish(decltype(wire::Change::what) what);

    // At most `most` changes after the cursor. Nothing when the cursor is of a future that this scheduler does not
    // know (it was restored): the terminal starts again from 0.
    [[nodiscard]] std::optional<wire::ChangePage> since(core::Cursor cursor, std::size_t most) const;

    // The document patterns as last published.
    [[nodiscard]] std::map<std::string, std::string> patterns() const;

  private:
    World& world_;
};

} // namespace accueil::scheduler

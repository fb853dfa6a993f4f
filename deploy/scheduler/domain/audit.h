// The audit of the scheduler: who did what to which thing, and why; hash-chained, so a line can't be taken out unseen.
// Subjects are ids; there is no personal data in it.
#pragma once

#include <string>
#include <vector>

#include "deploy/scheduler/domain/world.h"

namespace accueil::scheduler {

struct AuditEntry {
    std::uint64_t no = 0;
    core::Instant at;
    std::string actor; // an operator's alias, a terminal's id, or "scheduler"
    std::string act;   // "terminal.fence", "slot.withdraw", …
    std::string subject;
    std::string reason;
    std::string prev_hash;
    std::string hash;
};

class Audit {
  public:
    explicit Audit(World& world) : world_(world) {}

    void add(std::string_view actor, std::string_view act, std::string_view subject, std::string_view reason);
    // Newest first.
    [[nodiscard]] std::vector<AuditEntry> latest(int most) const;

  private:
    World& world_;
};

// The number of the first entry whose hash does not fit; nothing when the chain is whole. The whole audit is read, so
// ask a copy of the database, where nobody waits for it.
[[nodiscard]] core::Result<std::optional<std::uint64_t>> first_break(sqlite::Database& database);

} // namespace accueil::scheduler

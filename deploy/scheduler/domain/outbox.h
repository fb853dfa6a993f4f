// The scheduler's side of a terminal's outbox: per (terminal, epoch) a gapless, hash-chained sequence (I5).
#pragma once

#include <vector>

#include "deploy/scheduler/domain/terminals.h"
#include "deploy/scheduler/domain/world.h"
#include "shared/wire/messages.h"

namespace accueil::scheduler {

struct Chain {
    core::Seq received;
    core::Seq durable;
    std::string last_hash;
};

class Outbox {
  public:
    explicit Outbox(World& world) : world_(world) {}

    // Takes one item: a known one gets its recorded answer, one out of order is answered seq-gap and not recorded, one
    // that contradicts the chain marks the terminal as forked and is booked all the same: a person stands behind it.
    [[nodiscard]] wire::ItemResult take(Terminal& terminal, const wire::Item& item);

    // An item that can't be read is set aside for a person to look at, and the chain goes on over it (rule 8).
    [[nodiscard]] wire::ItemResult set_aside(Terminal& terminal, const wire::MalformedItem& item);

    // After a restore the terminal's own copies are the truth: what it no longer keeps was final before.
    void skip_to(const core::TerminalId& terminal, core::Epoch epoch, core::Seq before, const std::string& hash);

    [[nodiscard]] Chain chain(const core::TerminalId& terminal, core::Epoch epoch) const;
    // Of all epochs but this one, newest first.
    [[nodiscard]] std::vector<wire::Watermark> older(const core::TerminalId& terminal, core::Epoch epoch) const;

    // What a copy off this machine holds (rule 5): terminals may forget it from then on.
    void mark_durable(const core::TerminalId& terminal, core::Epoch epoch, core::Seq seq);

    // Destroys the content of items that were set aside long ago: what is sealed in them is of a person too.
    void forget_sealed();

  private:
    void advance(const core::TerminalId& terminal, core::Epoch epoch, core::Seq seq, const std::string& hash);
    void bury(const Terminal& terminal, const wire::MalformedItem& item);

    World& world_;
};

} // namespace accueil::scheduler

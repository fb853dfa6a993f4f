// The line between a terminal and the scheduler: it loses, cuts, repeats what it carried long ago, and is sometimes
// down.
#pragma once

#include "tests/simulation/central.h"

namespace accueil::simulation {

class Line final : public sync::Transport {
  public:
    Line(Central& central, scheduler::ClientIdentity who, Dice& dice, Counts& counts, Mutation mutation)
        : central_(central), who_(std::move(who)), dice_(dice), counts_(counts), mutation_(mutation) {}

    core::Result<sync::HttpResponse> send(const sync::HttpRequest& request) override;
    // A copy of an earlier request arrives now; its answer goes nowhere.
    void echo();

    bool down = false;
    bool calm = false;

  private:
    [[nodiscard]] sync::HttpRequest thinned(sync::HttpRequest request);
    [[nodiscard]] sync::HttpResponse mutated(const sync::HttpRequest& request, sync::HttpResponse response);

    Central& central_;
    scheduler::ClientIdentity who_;
    Dice& dice_;
    Counts& counts_;
    Mutation mutation_;
    std::vector<sync::HttpRequest> carried_;
    std::vector<wire::SyncReply> older_; // of one epoch and generation
};

} // namespace accueil::simulation

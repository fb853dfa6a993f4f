#include "deploy/scheduler/domain/fence.h"

#include "deploy/scheduler/domain/audit.h"
#include "deploy/scheduler/domain/instance.h"
#include "deploy/scheduler/domain/recovery.h"
#include "deploy/scheduler/domain/slots.h"
#include "shared/core/log.h"

namespace accueil::scheduler {

void Fence::fence(Terminal& terminal, std::string_view actor, std::string_view reason) {
    Instance instance(world_);
    const int freed = Slots(world_).free_all_of(terminal.id);
    terminal.epoch = instance.epoch_after(terminal.epoch);
    terminal.forked = false;
    if (instance.recovering()) {
        // What it only holds does not count any more; what it promised does, above all what was accepted already.
        terminal.reported = instance.generation();
        world_.store.run("DELETE FROM claims WHERE terminal = ?1 AND item IS NULL", terminal.id);
    }
    Terminals(world_).update(terminal);
    Audit(world_).add(actor, "terminal.fence", terminal.id.value, reason);
    core::log::warning("terminal.fenced", {{"terminal", terminal.id}, {"epoch", terminal.epoch}, {"freed", freed}});
    Recovery(world_).finish_if_complete();
}

} // namespace accueil::scheduler

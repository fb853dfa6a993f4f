// One act of whoever sits at the command line, through the same door as an operator's over the network.
#pragma once

#include <optional>
#include <type_traits>
#include <utility>

#include "deploy/scheduler/command/service.h"

namespace accueil::scheduler {

// In a transaction of its own, beside a running server if need be; what it answers comes out of it. `act` takes an
// Administration and gives an Answer<Value>, which becomes a Result<Value>.
template<class Act>
[[nodiscard]] auto administered(Service& service, Act act) {
    using Value = std::invoke_result_t<Act, Administration&>::value_type;
    std::optional<Answer<Value>> answer;
    const auto done = service.once([&](Scheduler& scheduler) -> Answer<void> {
        answer = scheduler.administer({"command-line", Role::Operator, {}}, act);
        if (!*answer) return std::unexpected(answer->error());
        return {};
    });
    if (!done) return core::Result<Value>(std::unexpected(done.error()));
    if constexpr (std::is_void_v<Value>)
        return core::Result<void>();
    else
        return core::Result<Value>(std::move(**answer));
}

} // namespace accueil::scheduler

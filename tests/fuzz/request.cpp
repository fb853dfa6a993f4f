// What a client may send to the scheduler around the messages: targets, compressed bodies, an operator's orders.
#include <cstdlib>

#include "deploy/scheduler/server/administration_json.h"
#include "deploy/scheduler/server/compression.h"
#include "deploy/scheduler/server/target.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil::scheduler::server;
    const auto text = accueil::fuzz::text(data, size);
    if (const auto target = parse_target(text)) static_cast<void>(segments(target->path));
    constexpr std::size_t limit = 1 << 20;
    if (const auto clear = decompress(text, limit); clear && clear->size() > limit) std::abort();
    static_cast<void>(read_reason(text));
    static_cast<void>(read_token_order(text));
    static_cast<void>(read_office_order(text));
    static_cast<void>(read_calendar_order(text));
    static_cast<void>(read_patterns_order(text));
    static_cast<void>(read_staff_order(text));
    return 0;
}

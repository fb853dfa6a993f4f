// Whatever a reader at a serial line or at the keyboard sends, with pauses, and what stands around its payloads.
#include <cstdlib>

#include "platform/scanner/assembly.h"
#include "platform/scanner/keys.h"
#include "shared/documents/transport.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil;
    using std::chrono::milliseconds;
    platform::Assembly assembly(milliseconds{120});
    core::Monotonic now{};
    platform::Keys keys;
    const auto check = [&] {
        for (const auto& payload : assembly.take()) {
            if (payload.empty()) std::abort(); // an end mark alone is no payload
            const core::BytesView whole(payload);
            if (documents::without_transport(documents::without_prefix(whole)).size() > whole.size()) std::abort();
        }
    };
    for (std::size_t i = 0; i + 1 < size; i += 2) {
        switch (data[i] & 3) {
        case 0: assembly.byte(data[i + 1], now); break;
        case 1: assembly.silence(now += milliseconds{data[i + 1]}); break;
        case 2:
            if (const auto byte = keys.stroke(data[i + 1], data[i] >> 2 & 3)) assembly.byte(*byte, now);
            break;
        default: data[i + 1] == 0 ? assembly.forget() : assembly.byte('\r', now); break;
        }
        check();
    }
    assembly.silence(now + milliseconds{1000});
    check();
    return 0;
}

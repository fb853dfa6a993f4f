// A reader that does its own decoding: hand-held or built in, a barcode scanner or a reader of machine-readable zones.
#pragma once

#include <string>
#include <vector>

#include "shared/core/bytes.h"

namespace accueil::platform {

// Used by one thread. It may be unplugged and plugged again at any moment; take() opens it anew by itself.
class Scanner {
  public:
    virtual ~Scanner() = default;

    // The payloads completed since the last call; never waits. Call it when descriptor() is readable, and every
    // 50 ms besides: the end of some payloads is only a pause.
    [[nodiscard]] virtual std::vector<core::Bytes> take() = 0;

    [[nodiscard]] virtual int descriptor() const = 0; // for poll(2); -1 while it is not plugged in
    [[nodiscard]] bool present() const { return descriptor() >= 0; }
};

} // namespace accueil::platform

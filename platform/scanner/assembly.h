// Bytes from a reader to whole payloads. Pure: bytes and moments in, payloads out.
//
// Readers mark the end of a payload in every way there is: ETX after an STX, CR, LF, both, a tabulator, or only a
// pause. Seals are binary and end with a pause alone. A machine-readable zone comes in two or three lines, each with an
// end or a frame of its own, and must stay one payload, also when a character of it was not read.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "shared/core/bytes.h"
#include "shared/core/clock.h"

namespace accueil::platform {

class Assembly {
  public:
    // `pause`: silence that ends a payload without an end mark.
    explicit Assembly(std::chrono::milliseconds pause) : pause_(pause) {}

    void byte(std::uint8_t value, core::Monotonic now);
    // Nothing came from the last byte until now. To be told now and then, and before a byte that came after a pause.
    void silence(core::Monotonic now);
    void forget(); // the reader was unplugged in the middle

    [[nodiscard]] std::vector<core::Bytes> take();

  private:
    void end_of_line();
    void finish();

    std::chrono::milliseconds pause_;
    core::Bytes line_;               // being received
    std::vector<core::Bytes> lines_; // of one zone, complete so far
    std::vector<core::Bytes> ready_;
    std::optional<core::Monotonic> last_;
    bool framed_ = false;   // between STX and ETX: line ends belong to the payload
    bool overflow_ = false; // the rest of a payload that was too long
};

} // namespace accueil::platform

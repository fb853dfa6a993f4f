// A number outside of the disk that only grows: what tells the present disk from an older image of it.
//
// An image is dangerous when, since it was taken, a grant has left the hand: booked or given back. The image still
// holds it and would promise its slot a second time. A list of grants that was received since does no harm: the next
// exchange brings the whole hand again. So the counter moves with each grant that leaves the hand, not with each
// exchange: between two exchanges lie days when the network is down.
//
// The disk carries the value that the counter must have at the next start. Promise first: the commit takes the grant
// away and notes that the counter is due, in one transaction; the person is told. Behind it, on a thread of its own,
// the disk writes the next value, and then the counter is brought to it. A machine that stops in between finds at its
// start one of these:
//   - grant gone, counter due: it sees an equal counter, and moves it now;
//   - disk one ahead of the counter: the same disk, and the counter is brought up;
//   - counter ahead of the disk, or the disk further ahead: another disk's past, or another machine. Quarantine.
// What stays open is an image from before a promise put back when the machine stopped within the moment between that
// promise and its move: some milliseconds, a second after another move, or as long as the chip makes its writer wait.
//
// Wear: a TPM's memory bears some hundred thousand writes (500,000 in data sheets) and may slow its writer down. A
// desk that books a hundred meetings a day writes 370,000 times in ten years; grants that leave together are one write,
// and two writes lie a second apart at least (kiosk/runtime/ratchet.h).
#pragma once

#include <cstdint>

#include "shared/core/error.h"

namespace accueil::platform {

// A call takes milliseconds for a value read and up to some hundred for one moved; with a chip that is busy, seconds:
// never on the thread that draws, nor on the one that promises. Not thread-safe: one thread at a time.
//
// Errors: Unsupported (this machine has none), NotFound (it could have, but none was set up), Unavailable (not now, or
// without the right to it), Refused (the chip's owner has a password), Conflict (something else stands in its place).
class Counter {
  public:
    virtual ~Counter() = default;

    [[nodiscard]] virtual core::Result<std::uint64_t> read() = 0;
    // One more; durable when it returns. The new value.
    [[nodiscard]] virtual core::Result<std::uint64_t> advance() = 0;
    // Sets it up, once; one that is there stays. It begins above every counter that this machine ever had, so that
    // one taken away and set up anew is not taken for the former.
    [[nodiscard]] virtual core::Result<std::uint64_t> define() = 0;
    [[nodiscard]] virtual core::Result<void> remove() = 0; // also when there is none
};

} // namespace accueil::platform

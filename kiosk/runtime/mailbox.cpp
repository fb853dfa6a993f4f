#include "kiosk/runtime/mailbox.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>

namespace accueil::runtime {

Bell::Bell() : descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Bell::~Bell() { ::close(descriptor_); }

void Bell::ring() const {
    const std::uint64_t one = 1;
    // EAGAIN means that the bell already rings: nothing is lost.
    if (::write(descriptor_, &one, sizeof one) < 0) return;
}

void Bell::silence() const {
    std::uint64_t count = 0;
    if (::read(descriptor_, &count, sizeof count) < 0) return;
}

}  // namespace accueil::runtime

#include "kiosk/runtime/mailbox.h"

#include <SDL.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>

namespace accueil::runtime {

Bell::Bell() : descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Bell::~Bell() { ::close(descriptor_); }

void Bell::ring() const {
    if (ringing_.exchange(true)) return;
    const std::uint64_t one = 1;
    // EAGAIN means that the bell already rings: nothing is lost.
    [[maybe_unused]] const auto wrote = ::write(descriptor_, &one, sizeof one);
    if (SDL_WasInit(SDL_INIT_EVENTS) == 0) return;
    // Wakes SDL_WaitEventTimeout(), which knows nothing of our descriptor.
    SDL_Event event{};
    event.type = SDL_USEREVENT;
    SDL_PushEvent(&event);
}

void Bell::silence() const {
    // The flag last: a ring that comes before it is merged into this one, and its letter is taken after this call.
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = ::read(descriptor_, &count, sizeof count);
    ringing_ = false;
}

} // namespace accueil::runtime

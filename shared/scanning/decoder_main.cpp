// accueil-decoder: the confined process that looks at frames. Started by DecoderProcess, never by hand.
//
// Descriptor 3 is the shared memory with the pixels of one frame, descriptor 4 a socket of packets: requests in,
// replies out. It ends when the socket closes.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <ctime>

#include "shared/core/log.h"
#include "shared/scanning/confinement.h"
#include "shared/scanning/descriptors.h"
#include "shared/scanning/live.h"
#include "shared/scanning/reply.h"
#include "shared/scanning/thorough.h"

using namespace accueil;
using namespace accueil::scanning;

namespace {

std::chrono::microseconds cpu_now() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return std::chrono::seconds{t.tv_sec} +
           std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::nanoseconds{t.tv_nsec});
}

bool fits(const Request& request, std::size_t room) {
    const auto pixels = std::uint64_t{request.width} * request.height;
    return request.width > 0 && request.height > 0 && request.width < 65536 && request.height < 65536 && pixels <= room;
}

Sighting look(LiveScan& live, const Request& request, const std::uint8_t* pixels) {
    const ImageView view{pixels, static_cast<int>(request.width), static_cast<int>(request.height),
                         static_cast<std::ptrdiff_t>(request.width)};
    return request.mode == Mode::Live ? live.next(view) : scan_thoroughly(view);
}

int serve(const std::uint8_t* pixels, std::size_t room) {
    LiveScan live;
    for (;;) {
        Request request;
        const auto got = recv(decoder_socket, &request, sizeof request, 0);
        if (got == 0) return 0;
        if (got != sizeof request || !fits(request, room)) return 1;
        const auto begin = cpu_now();
        Reply reply;
        reply.number = request.number;
        reply.sighting = look(live, request, pixels);
        reply.cpu = cpu_now() - begin;
        const auto bytes = to_bytes(reply);
        if (send(decoder_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0) return 0;
    }
}

} // namespace

int main() {
    struct stat memory{};
    if (fstat(decoder_memory, &memory) != 0 || memory.st_size <= 0) {
        core::log::error("decoder.not-started", {{"why", "no shared memory: this program is started by the kiosk"}});
        return 2;
    }
    const auto room = static_cast<std::size_t>(memory.st_size);
    void* pixels = mmap(nullptr, room, PROT_READ, MAP_SHARED, decoder_memory, 0);
    if (pixels == MAP_FAILED) return 2;
    if (const auto confined = confine(); !confined) {
        core::log::error("decoder.not-confined", {{"error", confined.error()}});
        return 3;
    }
    return serve(static_cast<const std::uint8_t*>(pixels), room);
}

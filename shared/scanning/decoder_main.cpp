// accueil-decoder: the confined process that looks at frames. Started by DecoderProcess, never by hand.
//
// Descriptor 3 is the shared memory with the pixels of one frame, descriptor 4 a socket of packets: requests in,
// replies out. It ends when the socket closes.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <array>
#include <ctime>

#include "shared/core/log.h"
#include "shared/scanning/confinement.h"
#include "shared/scanning/descriptors.h"
#include "shared/scanning/live.h"
#include "shared/scanning/reply.h"
#include "shared/scanning/request.h"
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

Sighting see(LiveScan& live, const Asked& asked) {
    return asked.mode == Mode::Live ? live.next(asked.frame) : scan_thoroughly(asked.frame);
}

int serve(core::BytesView memory) {
    LiveScan live;
    for (;;) {
        std::array<std::uint8_t, sizeof(Request) + 1> packet{}; // one more, so that a packet too long is seen as such
        const auto got = recv(decoder_socket, packet.data(), packet.size(), 0);
        if (got == 0) return 0;
        if (got < 0) return 1;
        const auto asked = parse_request(core::BytesView(packet).first(static_cast<std::size_t>(got)), memory);
        if (!asked) return 1;
        const auto begin = cpu_now();
        Reply reply;
        reply.number = asked->number;
        reply.sighting = see(live, *asked);
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
    return serve({static_cast<const std::uint8_t*>(pixels), room});
}

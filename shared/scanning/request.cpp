#include "shared/scanning/request.h"

#include <cstring>

namespace accueil::scanning {

core::Result<Asked> parse_request(core::BytesView packet, core::BytesView memory) {
    const auto invalid = [](const char* what) { return core::fail(core::ErrorKind::InvalidInput, what); };
    // Both ends run on one machine and are built together: the struct travels as it stands.
    Request request;
    if (packet.size() != sizeof request) return invalid("decoder request: size");
    std::memcpy(&request, packet.data(), sizeof request);
    if (request.mode != Mode::Live && request.mode != Mode::Picture) return invalid("decoder request: mode");
    if (request.width == 0 || request.height == 0) return invalid("decoder request: no pixels");
    if (request.width > most_side || request.height > most_side) return invalid("decoder request: side");
    // In 64 bits: two sides of 65535 do not fit 32.
    if (std::uint64_t{request.width} * request.height > memory.size()) return invalid("decoder request: memory");
    const ImageView frame{memory.data(), static_cast<int>(request.width), static_cast<int>(request.height),
                          static_cast<std::ptrdiff_t>(request.width)};
    return Asked{request.number, frame, request.mode};
}

} // namespace accueil::scanning

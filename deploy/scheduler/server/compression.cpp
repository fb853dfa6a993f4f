#include "deploy/scheduler/server/compression.h"

#define ZLIB_CONST
#include <zlib.h>

#include <array>

namespace accueil::scheduler::server {

namespace {

constexpr int gzip_window = 15 + 16; // zlib's way to say "gzip header"

void set_input(z_stream& stream, std::string_view bytes) {
    stream.next_in = reinterpret_cast<const Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
}

} // namespace

std::string compress(std::string_view clear) {
    z_stream stream{};
    // Level 1: the lists of grants repeat themselves so much that more effort gains little.
    deflateInit2(&stream, 1, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY);
    set_input(stream, clear);
    std::string out(deflateBound(&stream, static_cast<uLong>(clear.size())), '\0');
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

core::Result<std::string> decompress(std::string_view compressed, std::size_t limit) {
    z_stream stream{};
    inflateInit2(&stream, gzip_window);
    set_input(stream, compressed);
    std::string out;
    std::array<char, 16384> chunk;
    int state = Z_OK;
    while (state == Z_OK && out.size() <= limit) {
        stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
        stream.avail_out = static_cast<uInt>(chunk.size());
        state = inflate(&stream, Z_NO_FLUSH);
        out.append(chunk.data(), chunk.size() - stream.avail_out);
        if (state == Z_OK && stream.avail_in == 0 && stream.avail_out != 0) break; // cut short
    }
    const bool complete = state == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    if (out.size() > limit) return core::fail(core::ErrorKind::Full, "the inflated body is too large");
    if (!complete) return core::fail(core::ErrorKind::InvalidInput, "broken gzip body");
    return out;
}

} // namespace accueil::scheduler::server

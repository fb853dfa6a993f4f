#include "shared/documents/recognise.h"

#include <exception>
#include <optional>

#include "shared/documents/bcbp/read.h"
#include "shared/documents/bcbp/structure.h"
#include "shared/documents/code/code.h"
#include "shared/documents/mrz/lines.h"
#include "shared/documents/mrz/read.h"
#include "shared/documents/seal/read.h"
#include "shared/documents/seal/structure.h"
#include "shared/documents/text.h"
#include "shared/documents/transport.h"
#include "shared/documents/vdsnc/read.h"

namespace accueil::documents {

namespace {

// More than any symbology holds in one code.
constexpr std::size_t longest_payload = 8192;

// ETX, CR, LF, EOT.
constexpr int longest_line_end = 4;

std::chrono::sys_days desk_date(core::Instant instant) {
    // Without the zone table (a damaged installation) the standard time of Montréal is near enough for a year.
    std::chrono::milliseconds offset = -std::chrono::hours(5);
    try {
        static const auto* zone = std::chrono::locate_zone("America/Toronto");
        offset = zone->get_info(instant).offset;
    } catch (const std::exception&) {
    }
    return std::chrono::floor<std::chrono::days>(instant + offset);
}

std::string_view text_of(core::BytesView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

template<class T>
core::Result<Document> document(core::Result<T>&& read) {
    if (!read) return std::unexpected(std::move(read.error()));
    return Document(std::move(*read));
}

core::Result<Document> document(core::Result<code::Code>&& read) {
    if (!read) return std::unexpected(std::move(read.error()));
    return std::visit([](auto&& one) { return Document(std::forward<decltype(one)>(one)); }, std::move(*read));
}

// Readers and programs that take bytes for Latin-1 send UTF-8.
std::optional<core::Bytes> latin1_of_utf8(core::BytesView payload) {
    core::Bytes bytes;
    for (std::size_t i = 0; i < payload.size(); ++i) {
        const auto lead = payload[i];
        if (lead < 0x80) {
            bytes.push_back(lead);
        } else if ((lead == 0xC2 || lead == 0xC3) && i + 1 < payload.size() && (payload[i + 1] & 0xC0) == 0x80) {
            bytes.push_back(static_cast<std::uint8_t>((lead & 3) << 6 | (payload[++i] & 0x3F)));
        } else {
            return std::nullopt;
        }
    }
    return bytes;
}

// A reader's line end is no part of a seal. It goes byte by byte, and only as long as the seal does not end where it
// should: a signature may end in any byte.
core::Result<Document> read_seal(core::BytesView bytes, const RecogniseContext& context) {
    auto read = seal::read(bytes, context.trust);
    auto shorter = bytes;
    for (int i = 0; i < longest_line_end && !read && is_transport(shorter.back()); ++i) {
        shorter = shorter.first(shorter.size() - 1);
        if (auto again = seal::read(shorter, context.trust)) return document(std::move(again));
    }
    return document(std::move(read));
}

} // namespace

RecogniseContext::RecogniseContext(core::Instant instant) : now(instant), today(desk_date(instant)) {}

core::Result<Document> recognise(core::BytesView payload, const RecogniseContext& context) {
    if (payload.size() > longest_payload) return core::fail(core::ErrorKind::InvalidInput, "larger than any code");
    const auto binary = without_prefix(payload);
    if (!binary.empty() && binary[0] == seal::magic) return read_seal(binary, context);
    if (binary.size() > 2 && binary[0] == 0xC3 && binary[1] == 0x9C)
        if (const auto bytes = latin1_of_utf8(binary)) return read_seal(*bytes, context);

    const auto text = text_of(without_transport(payload));
    // A name with an accent in two bytes shifts all that follows, and may look like a record without its flag.
    if (text.starts_with('M') && !is_ascii(part(text, 0, bcbp::unique_mandatory::size))) {
        const auto bytes = latin1_of_utf8(without_transport(payload));
        if (bytes && bcbp::looks_like(text_of(*bytes))) return document(bcbp::read(text_of(*bytes), context.today));
    }
    if (bcbp::looks_like(text)) return document(bcbp::read(text, context.today));
    const auto words = trimmed(text);
    if (code::looks_like(words)) return document(code::decode(words, context.signers));
    if (vdsnc::looks_like(words)) return document(vdsnc::read(words, context.trust));
    if (mrz::looks_like(words)) return document(mrz::read(words));
    if (auto found = reference::find(words, context.patterns)) return Document(std::move(*found));
    return Document(Unknown{});
}

} // namespace accueil::documents

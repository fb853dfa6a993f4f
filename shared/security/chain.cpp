#include "shared/security/chain.h"

#include <sodium.h>

#include "shared/core/bytes.h"

namespace accueil::security {

namespace {

// With its length before it, no part can take characters from its neighbour.
void append(std::string& text, std::string_view part) {
    text += std::to_string(part.size());
    text += ':';
    text += part;
}

} // namespace

std::string sha256_hex(std::string_view text) {
    core::Bytes digest(crypto_hash_sha256_BYTES);
    const auto bytes = core::to_bytes(text);
    crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
    return core::to_hex(digest);
}

std::string hash(const AuditRecord& record) {
    std::string text;
    append(text, std::to_string(record.no));
    append(text, core::to_rfc3339(record.at));
    append(text, record.who);
    append(text, record.act);
    append(text, record.subject);
    append(text, record.reason);
    append(text, record.previous);
    return sha256_hex(text);
}

core::Result<void> verify(std::span<const AuditRecord> records, std::string_view last_hash) {
    std::string previous(chain_start);
    std::uint64_t no = 0;
    for (const auto& record : records) {
        if (record.no != ++no || record.previous != previous)
            return core::fail(core::ErrorKind::Corrupt, "audit record " + std::to_string(no) + " does not follow");
        previous = hash(record);
    }
    if (previous != last_hash)
        return core::fail(core::ErrorKind::Corrupt,
                          "audit ends after record " + std::to_string(no) + " in another way than it was kept");
    return {};
}

} // namespace accueil::security

#include "deploy/scheduler/domain/digest.h"

#include <openssl/sha.h>

#include <array>

#include "shared/core/bytes.h"

namespace accueil::scheduler {

std::string sha256(std::string_view text) {
    std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
    return core::to_hex(digest);
}

} // namespace accueil::scheduler

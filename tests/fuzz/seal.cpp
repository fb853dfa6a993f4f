// Any bytes as a visible digital seal.
#include <cstddef>
#include <cstdint>

#include "shared/documents/seal/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static_cast<void>(accueil::documents::seal::read({data, size}, {}));
    return 0;
}

// Picture files: whatever the bytes are, an answer and no harm.
#include <cstddef>
#include <cstdint>

#include "shared/scanning/picture.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // A few kilobytes can describe a picture of 40 million pixels, which is slow and not wrong; the bound is tested
    // elsewhere.
    if (size > (1U << 16)) return 0;
    static_cast<void>(accueil::scanning::read_picture({data, size}));
    return 0;
}

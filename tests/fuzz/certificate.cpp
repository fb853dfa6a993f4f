// Any bytes as a certificate of those who seal documents; the rest of the input is a signature it shall verify.
#include "shared/core/bytes.h"
#include "shared/documents/trust.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil;
    const auto certificate = documents::Certificate::from_der({data, size});
    if (!certificate) return 0;
    const core::BytesView bytes(data, size);
    static_cast<void>(certificate->verifies(bytes, bytes.last(std::min<std::size_t>(size, 64))));
    static_cast<void>(certificate->stands_behind(*certificate));
    return 0;
}

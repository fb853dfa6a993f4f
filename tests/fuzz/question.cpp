// Standard input of `accueilctl document parse`: a line for a line, whatever the lines are.
#include <cstdlib>
#include <sstream>

#include "deploy/provision/document/document_command.h"
#include "shared/core/clock.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil;
    static const core::SystemClock clock;
    std::istringstream in{std::string(fuzz::text(data, size))};
    std::ostringstream out;
    if (provision::document_parse(in, out, clock) != 0) std::abort();
    return 0;
}

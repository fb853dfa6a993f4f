// An NV counter index of a TPM 2.0 (TPM 2.0 Library, part 1, section 37.2.5; part 3, section 31), through the TSS.
//
// The index belongs to the owner hierarchy, takes an empty authorisation, and is outside of the lockout logic: it is
// no secret, it only must not go back, and the chip sees to that. Each call opens the chip and closes it again, so that
// a chip that was reset between two calls is no matter.
#pragma once

#include <memory>
#include <string>

#include "platform/counter/counter.h"

namespace accueil::platform {

inline constexpr std::uint32_t tpm_counter_index = 0x0181ACC1; // of the owner's range

// `tcti` says how the chip is reached, as for the TSS: "device:/dev/tpmrm0", "swtpm:path=/run/chip". Opens nothing yet.
[[nodiscard]] std::unique_ptr<Counter> make_tpm_counter(std::string tcti);
// The machine is said to have none.
[[nodiscard]] std::unique_ptr<Counter> make_no_counter();
// "none", or a tcti.
[[nodiscard]] std::unique_ptr<Counter> make_counter(const std::string& named);

} // namespace accueil::platform

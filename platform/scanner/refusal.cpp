#include "platform/scanner/refusal.h"

#include <cerrno>
#include <string>
#include <system_error>

#include "shared/core/log.h"

namespace accueil::platform {

void Refusal::tell(const std::filesystem::path& device, int error) {
    const bool absent = error == ENOENT || error == ENODEV || error == ENXIO;
    if (!absent && error != told_) {
        const auto why = std::generic_category().message(error);
        core::log::warning("scanner.refused",
                           {{"device", std::string_view(device.native())}, {"why", std::string_view(why)}});
    }
    told_ = error;
}

} // namespace accueil::platform

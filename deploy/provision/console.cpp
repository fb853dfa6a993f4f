#include "deploy/provision/console.h"

#include <ostream>
#include <string>

namespace accueil::provision {

Json to_json(const core::Error& error) {
    return {{"error", {{"kind", std::string(core::name(error.kind))}, {"detail", error.detail}}}};
}

void Console::line(const Json& object) {
    // Foreign text may hold bytes that are no UTF-8; they are shown as U+FFFD, never an exception.
    out << object.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

void Console::refuse(const core::Error& error, bool json) {
    if (json)
        line(to_json(error));
    else
        err << "accueilctl: " << core::name(error.kind) << ": " << error.detail << '\n';
    status = 1;
}

} // namespace accueil::provision

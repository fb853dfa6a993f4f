#include "deploy/provision/commands.h"

namespace accueil::provision {

void add_all(CLI::App& app, Console& console) {
    app.set_version_flag("--version", "accueilctl " ACCUEIL_VERSION);
    app.add_option("--configuration", console.configuration, "The terminal's configuration file")
        ->capture_default_str();
    app.require_subcommand(1);
    app.fallthrough();
    add_calendar(app, console);
    add_enrol(app, console);
}

} // namespace accueil::provision

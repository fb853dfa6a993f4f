#include "deploy/provision/commands.h"

namespace accueil::provision {

void add_all(CLI::App& app, Console& console) {
    app.set_version_flag("--version", "accueilctl " ACCUEIL_VERSION);
    app.add_option("--configuration", console.configuration, "Fichier de configuration de la borne")
        ->capture_default_str();
    app.require_subcommand(1);
    app.fallthrough();
    add_enrol(app, console);
    add_pin(app, console);
    add_status(app, console);
    add_doctor(app, console);
    add_counter(app, console);
    add_audit(app, console);
    add_wipe(app, console);
    add_document(app, console);
    add_calendar(app, console);
}

} // namespace accueil::provision

// The commands of accueilctl. Each adds its options to the parser and runs when its name was given; one file a command.
#pragma once

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "deploy/provision/console.h"

namespace accueil::provision {

// Everything that accueilctl can do, and --configuration. `console` outlives `app`.
void add_all(CLI::App& app, Console& console);

void add_calendar(CLI::App& app, Console& console);
void add_counter(CLI::App& app, Console& console);
void add_document(CLI::App& app, Console& console);
void add_enrol(CLI::App& app, Console& console);
void add_pin(CLI::App& app, Console& console);
void add_status(CLI::App& app, Console& console);
void add_doctor(CLI::App& app, Console& console);
void add_audit(CLI::App& app, Console& console);
void add_wipe(CLI::App& app, Console& console);

} // namespace accueil::provision

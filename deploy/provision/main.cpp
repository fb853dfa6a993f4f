// accueilctl: the tool of IT staff. This file only wires.
#include <iostream>

#include "deploy/provision/commands.h"
#include "shared/configuration/terminal.h"

int main(int argc, char** argv) {
    using namespace accueil;
    core::SystemClock clock;
    core::SystemRandom random;
    provision::Console console{.in = std::cin,
                               .out = std::cout,
                               .err = std::cerr,
                               .clock = clock,
                               .random = random,
                               .configuration = configuration::default_terminal_file};

    CLI::App app{"Inscrit, vérifie et interroge une borne Accueil.", "accueilctl"};
    provision::add_all(app, console);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& wrong_use) { // --help and --version come this way too
        return app.exit(wrong_use) == 0 ? 0 : 2;
    }
    std::cout.flush();
    return console.status;
}

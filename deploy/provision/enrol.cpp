// accueilctl enrol --token … [--url …] [--ca …] [--again]
#include <istream>
#include <memory>
#include <ostream>
#include <string>

#include "deploy/provision/commands.h"
#include "deploy/provision/enrolment.h"
#include "shared/configuration/terminal.h"

namespace accueil::provision {
namespace {

struct Options {
    std::string url, token;
    std::filesystem::path ca;
    bool again = false;
};

void run(const Options& options, Console& console) {
    const auto settings = configuration::load_terminal(console.configuration);
    if (!settings) return console.refuse(settings.error());
    EnrolmentOrder order{.url = options.url.empty() ? settings->scheduler.url : options.url,
                         .token = options.token,
                         .ca = options.ca.empty() ? settings->scheduler.ca : options.ca,
                         .identity = settings->identity,
                         .expected = settings->id,
                         .desk = std::string(configuration::name(settings->desk)),
                         .again = options.again};
    // "-" keeps the token out of the list of processes and the shell's history.
    if (order.token == "-") std::getline(console.in, order.token);
    const auto identity = enrol(order, console.random);
    if (!identity) return console.refuse(identity.error());
    console.out << "enrolled: " << identity->terminal.value << ", " << identity->desk << " desk, epoch "
                << identity->epoch.value << "\nidentity: " << order.identity.string() << '\n';
}

} // namespace

void add_enrol(CLI::App& app, Console& console) {
    auto options = std::make_shared<Options>();
    auto* enrol = app.add_subcommand("enrol", "Make this machine a terminal of the scheduler");
    enrol->add_option("--token", options->token, "One-time token from the operator; - reads it from standard input")
        ->required();
    enrol->add_option("--url", options->url, "Scheduler, https://HOST[:PORT] (default: the configuration's)");
    enrol->add_option("--ca", options->ca,
                      "Authority of the scheduler's certificate, PEM (default: the configuration's)");
    enrol->add_flag("--again", options->again, "Replace the identity that is there");
    enrol->callback([=, &console] { run(*options, console); });
}

} // namespace accueil::provision

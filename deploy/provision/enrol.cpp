// accueilctl enrol --token … [--url …] [--ca …] [--again]
#include <unistd.h>

#include <array>
#include <istream>
#include <memory>
#include <ostream>
#include <string>

#include "deploy/provision/account.h"
#include "deploy/provision/commands.h"
#include "deploy/provision/counter.h"
#include "deploy/provision/terminal.h"
#include "shared/security/files.h"
#include "shared/sync/curl_transport.h"
#include "shared/sync/enrolment.h"

namespace accueil::provision {
namespace {

struct Options {
    std::string url, token;
    std::filesystem::path ca;
    bool again = false;
};

std::string machine_name() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

core::Result<void> not_enrolled_yet(store::Store& store, const Options& options) {
    const auto enrolment = store.enrolment();
    if (!enrolment) return std::unexpected(enrolment.error());
    if (enrolment->has_value() && !options.again)
        return core::fail(core::ErrorKind::Conflict, "this machine is terminal " + (*enrolment)->terminal.value +
                                                         " already; --again enrols it anew");
    return {};
}

// The file given may lie where only root can read: its content is read before the rights change, and kept.
core::Result<store::Enrolment> enrol(const Options& options, const std::string& authority,
                                     const configuration::TerminalConfiguration& terminal, Console& console) {
    const auto files = identity_files(terminal);
    auto store = open_store(terminal, console);
    if (!store) return std::unexpected(store.error());
    if (const auto fresh = not_enrolled_yet(**store, options); !fresh) return std::unexpected(fresh.error());
    if (!authority.empty())
        if (const auto kept = security::write_private(files.authority(), authority); !kept)
            return std::unexpected(kept.error());
    const auto transport = sync::make_curl_transport({.url = options.url.empty() ? terminal.scheduler.url : options.url,
                                                      .ca_file = files.authority(),
                                                      .identity_file = {}});
    if (!transport) return std::unexpected(transport.error());
    return sync::enrol(**transport, options.token, machine_name(), files, **store, console.random);
}

void report(const store::Enrolment& enrolment, const configuration::TerminalConfiguration& terminal, Console& console) {
    console.out << "borne inscrite : " << enrolment.terminal.value << ", guichet " << enrolment.desk << ", époque "
                << enrolment.epoch.value << '\n';
    if (enrolment.terminal == terminal.id && enrolment.desk == configuration::name(terminal.desk)) return;
    console.refuse({core::ErrorKind::Configuration,
                    "the scheduler knows this terminal as " + enrolment.terminal.value + " at the " + enrolment.desk +
                        " desk, the configuration file as " + terminal.id.value + " at the " +
                        std::string(configuration::name(terminal.desk)) + " desk; correct [terminal] id and desk"});
}

void run(Options options, Console& console) {
    std::string authority;
    if (!options.ca.empty()) {
        const auto content = security::read_file(options.ca.string());
        if (!content) return console.refuse(content.error());
        authority = *content;
    }
    // "-" keeps the token out of the list of processes and of the shell's history.
    if (options.token == "-") std::getline(console.in, options.token);
    const auto terminal = take_up(console);
    if (!terminal) return console.refuse(terminal.error());
    const auto enrolment = enrol(options, authority, *terminal, console);
    if (!enrolment) return console.refuse(enrolment.error());
    report(*enrolment, *terminal, console);
    set_up_counter(*terminal, console);
}

} // namespace

void add_enrol(CLI::App& app, Console& console) {
    auto options = std::make_shared<Options>();
    auto* enrol = app.add_subcommand("enrol", "Inscrire cette machine comme borne de l’ordonnanceur");
    enrol->add_option("--token", options->token, "Jeton à usage unique ; - le lit de l’entrée standard")->required();
    enrol->add_option("--url", options->url, "Ordonnanceur, https://HÔTE[:PORT] (sinon celui de la configuration)");
    enrol->add_option("--ca", options->ca, "Autorité du certificat de l’ordonnanceur, PEM");
    enrol->add_flag("--again", options->again, "Inscrire de nouveau une borne déjà inscrite");
    enrol->callback([=, &console] { run(*options, console); });
}

} // namespace accueil::provision

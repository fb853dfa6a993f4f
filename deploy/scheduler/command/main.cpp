// accueil-scheduler: the reference central scheduler. Parses the command line, opens the instance, obeys.
#include <CLI/CLI.hpp>
#include <iostream>

#include "deploy/scheduler/command/administered.h"
#include "deploy/scheduler/command/instance_folder.h"
#include "deploy/scheduler/command/issue.h"
#include "deploy/scheduler/command/outbox_import.h"
#include "deploy/scheduler/command/restore.h"
#include "deploy/scheduler/command/server_certificate.h"
#include "deploy/scheduler/command/service.h"
#include "shared/security/files.h"

namespace {

using namespace accueil;

int finish(const core::Result<void>& result) {
    if (result) return 0;
    std::cerr << "accueil-scheduler: " << result.error().detail << "\n";
    return 1;
}

struct Arguments {
    std::filesystem::path configuration{configuration::default_scheduler_file};
    long clock_offset = 0;
    scheduler::ServeOptions serve;
    scheduler::InstanceOptions instance;
    std::string terminal, desk = "international", reason = "command line", operator_name;
    std::filesystem::path output = ".", copy;
    std::vector<std::string> names;
    documents::Invitation letter;
    std::string person;
    std::string staff, badge, code_to;
    scheduler::Issue issue;
};

// The text of a code goes where it is asked for, and nowhere else: it opens what the paper opens.
core::Result<void> hand_out(const core::Result<std::string>& code, const Arguments& arguments) {
    if (!code) return std::unexpected(code.error());
    std::cerr << "written: " << arguments.issue.output.string() << "\n";
    if (arguments.code_to == "-") {
        std::cout << *code << "\n";
    } else if (!arguments.code_to.empty()) {
        return security::write_private(arguments.code_to, *code + "\n");
    }
    return {};
}

// Two lines, surname and given names: everybody on the machine can read a command line.
core::Result<documents::Invitation> letter_of(const Arguments& arguments) {
    auto letter = arguments.letter;
    if (arguments.person.empty()) return letter;
    if (arguments.person != "-") return core::fail(core::ErrorKind::InvalidInput, "--person: only - is known");
    for (auto* name : {&letter.surname, &letter.given_names}) {
        std::getline(std::cin, *name);
        if (name->ends_with('\r')) name->pop_back();
    }
    return letter;
}

core::Result<void> make_letter(scheduler::Service& service, const Arguments& arguments, const core::Clock& clock) {
    const auto letter = letter_of(arguments);
    if (!letter) return std::unexpected(letter.error());
    return hand_out(scheduler::issue_letter(service, *letter, arguments.issue, clock.now()), arguments);
}

core::Result<void> make_badge(scheduler::Service& service, const Arguments& arguments, const core::Clock& clock) {
    const auto badge = scheduler::issue_badge(service, core::StaffId{arguments.staff}, arguments.issue, clock.now());
    if (!badge) return std::unexpected(badge.error());
    std::cerr << "badge " << badge->number << "\n";
    return hand_out(badge->code, arguments);
}

core::Result<void> print_token(scheduler::Service& service, const Arguments& arguments) {
    const auto token = scheduler::administered(service, [&](scheduler::Administration& admin) {
        return admin.make_token(core::TerminalId{arguments.terminal}, arguments.desk, arguments.reason);
    });
    if (!token) return std::unexpected(token.error());
    std::cout << token->text << "\n";
    return {};
}

// One act of which nothing is to be printed.
template<class Act>
core::Result<void> done(scheduler::Service& service, Act act) {
    return scheduler::administered(service, act).transform([](const auto&...) {});
}

core::Result<void> fence(scheduler::Service& service, const Arguments& arguments) {
    return done(service, [&](scheduler::Administration& admin) {
        return admin.fence(core::TerminalId{arguments.terminal}, arguments.reason);
    });
}

core::Result<void> revoke_operator(scheduler::Service& service, const Arguments& arguments) {
    return done(service, [&](scheduler::Administration& admin) {
        return admin.revoke_operator(arguments.operator_name, arguments.reason);
    });
}

core::Result<void> begin_generation(scheduler::Service& service, const Arguments& arguments) {
    return done(service, [&](scheduler::Administration& admin) { return admin.begin_generation(arguments.reason); });
}

core::Result<void> withdraw(scheduler::Service& service, const Arguments& arguments) {
    return done(service, [&](scheduler::Administration& admin) {
        return admin.withdraw_terminal(core::TerminalId{arguments.terminal}, arguments.reason);
    });
}

core::Result<void> renew_certificate(const Arguments& arguments, const core::Clock& clock) {
    const auto configuration = configuration::load_scheduler(arguments.configuration);
    if (!configuration) return std::unexpected(configuration.error());
    auto done = scheduler::renew_server_certificate(configuration->tls, arguments.names, clock.now());
    if (done) std::cerr << "written: " << configuration->tls.certificate.string() << "; restart the scheduler\n";
    return done;
}

core::Result<void> import_copy(scheduler::Service& service, const Arguments& arguments) {
    const auto told = scheduler::import_outbox(service, arguments.copy, arguments.reason);
    if (!told) return std::unexpected(told.error());
    std::cout << *told;
    return {};
}

int run(const CLI::App& app, const Arguments& arguments) {
    const core::SystemClock clock{std::chrono::seconds{arguments.clock_offset}};
    core::SystemRandom random;
    if (app.got_subcommand("init")) return finish(scheduler::make_instance(arguments.instance, clock, random));
    if (app.got_subcommand("restore"))
        return finish(scheduler::restore(arguments.configuration, arguments.copy, clock, random));
    if (app.got_subcommand("server-certificate")) return finish(renew_certificate(arguments, clock));
    auto service = scheduler::Service::open(arguments.configuration, clock, random);
    if (!service) return finish(std::unexpected(service.error()));
    if (app.got_subcommand("token")) return finish(print_token(**service, arguments));
    if (app.got_subcommand("fence")) return finish(fence(**service, arguments));
    if (app.got_subcommand("revoke-operator")) return finish(revoke_operator(**service, arguments));
    if (app.got_subcommand("generation")) return finish(begin_generation(**service, arguments));
    if (app.got_subcommand("withdraw")) return finish(withdraw(**service, arguments));
    if (app.got_subcommand("letter")) return finish(make_letter(**service, arguments, clock));
    if (app.got_subcommand("badge")) return finish(make_badge(**service, arguments, clock));
    if (app.got_subcommand("revoke-badge"))
        return finish(scheduler::revoke_badge(**service, arguments.badge, arguments.reason));
    if (app.got_subcommand("import")) return finish(import_copy(**service, arguments));
    if (app.got_subcommand("operator-certificate")) {
        return finish(
            (*service)->make_operator_certificate(arguments.operator_name, arguments.output, std::chrono::days{365}));
    }
    if (app.got_subcommand("backup")) return finish((*service)->back_up(arguments.output));
    return finish((*service)->serve(arguments.serve));
}

} // namespace

int main(int argc, char** argv) {
    Arguments arguments;
    CLI::App app{"The central scheduler of Accueil"};
    app.set_version_flag("--version", ACCUEIL_VERSION);
    app.fallthrough();
    app.require_subcommand(0, 1);
    app.add_option("--config", arguments.configuration, "scheduler.toml of the instance")->capture_default_str();
    app.add_option("--clock-offset", arguments.clock_offset,
                   "seconds added to the clock: another day, for demonstrations");
    app.add_option("--port", arguments.serve.port, "instead of the configuration's; 0 = any free one");
    app.add_option("--port-file", arguments.serve.port_file, "file that gets the port once the server listens");

    auto* init = app.add_subcommand("init", "make a fresh instance: authorities, keys, database, configuration");
    init->add_option("--folder", arguments.instance.folder, "where")->required();
    init->add_option("--name", arguments.instance.names, "further names or addresses of the server");
    init->add_flag("--demo", arguments.instance.demo, "with the offices of the demonstration");

    auto* token = app.add_subcommand("token", "print a one-time token for the enrolment of a terminal");
    token->add_option("--terminal", arguments.terminal, "id of the terminal, such as yul-int-01")->required();
    token->add_option("--desk", arguments.desk, "international or domestic")->capture_default_str();
    token->add_option("--reason", arguments.reason, "for the audit")->capture_default_str();

    auto* fence = app.add_subcommand("fence", "give a terminal a new epoch and take its grants away");
    fence->add_option("--terminal", arguments.terminal, "id of the terminal")->required();
    fence->add_option("--reason", arguments.reason, "for the audit")->required();

    auto* withdraw = app.add_subcommand(
        "withdraw", "retire a terminal for good: fence it, revoke its certificate, wait for it no more");
    withdraw->add_option("--terminal", arguments.terminal, "id of the terminal")->required();
    withdraw->add_option("--reason", arguments.reason, "for the audit")->required();

    auto* server = app.add_subcommand("server-certificate", "make the server a new certificate by the same authority");
    server->add_option("--name", arguments.names,
                       "name or address of the server; several times; default: those it has");

    auto* restore = app.add_subcommand("restore", "put a copy of the database in its place; the scheduler is stopped");
    restore->add_option("--from", arguments.copy, "the copy, as backup has made it")->required();

    auto* certificate = app.add_subcommand("operator-certificate", "make a client certificate for an operator");
    certificate->add_option("--name", arguments.operator_name, "the operator's alias")->required();
    certificate->add_option("--folder", arguments.output, "where NAME.pem and NAME.key go")->capture_default_str();

    auto* dismissal = app.add_subcommand("revoke-operator", "the operator's certificates open nothing any more");
    dismissal->add_option("--name", arguments.operator_name, "the operator's alias")->required();
    dismissal->add_option("--reason", arguments.reason, "for the audit")->required();

    auto* generation = app.add_subcommand("generation", "ask every terminal anew what it holds, as after a restore");
    generation->add_option("--reason", arguments.reason, "for the audit")->required();

    auto* import = app.add_subcommand("import", "take over the bookings in the copy of a lost terminal's outbox");
    import->add_option("--copy", arguments.copy, "outbox-TERMINAL.copy, from the terminal's second medium")->required();
    import->add_option("--reason", arguments.reason, "for the audit")->required();

    auto* backup =
        app.add_subcommand("backup", "copy the database, beside a running scheduler, to another machine's disk");
    backup->add_option("--to", arguments.output, "file; terminals may forget what is in it")->required();

    auto* letter = app.add_subcommand("letter", "issue a letter of invitation as a PDF, in French and their language");
    letter->add_option("--reference", arguments.letter.person_reference, "the programme's own number of the person")
        ->required();
    letter->add_option("--language", arguments.letter.language, "of the person: ar, zh-Hans, …")->required();
    letter->add_option("--person", arguments.person, "- = two lines of standard input: surname and given names")
        ->excludes(letter->add_option("--surname", arguments.letter.surname, "as on the passport; may be left out"));
    letter->add_option("--given-names", arguments.letter.given_names, "likewise");
    letter->add_option("--region", arguments.letter.region.value, "where they will live: 01 to 17");
    letter->add_option("--people", arguments.letter.household_size, "of the household, the person included");
    letter->add_option("--need", arguments.letter.needs,
                       "interpreter, step-free, installation, francisation, employment, community; several times");
    letter->add_flag("--a4", arguments.issue.a4, "on A4 instead of Letter");

    auto* badge = app.add_subcommand("badge", "issue a badge of a reception agent as a PDF card");
    badge->add_option("--staff", arguments.staff, "alias of the agent, who has a PIN")->required();

    for (auto* issued : {letter, badge}) {
        issued->add_option("--output", arguments.issue.output, "the PDF")->required();
        issued->add_option("--logo", arguments.issue.logo, "PNG of the operator");
        issued->add_option("--code", arguments.code_to, "file that gets the text of the code as well; - = print it");
        issued->add_option("--reason", arguments.issue.reason, "for the audit")->default_val("command line");
    }

    auto* revoke = app.add_subcommand("revoke-badge", "tell every terminal that a badge is lost");
    revoke->add_option("--number", arguments.badge, "printed on the badge")->required();
    revoke->add_option("--reason", arguments.reason, "for the audit")->required();

    CLI11_PARSE(app, argc, argv);
    return run(app, arguments);
}

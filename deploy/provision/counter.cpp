// accueilctl counter show · counter define
#include "deploy/provision/counter.h"

#include <ostream>

#include "deploy/provision/commands.h"
#include "deploy/provision/terminal.h"
#include "platform/counter/tpm_counter.h"

namespace accueil::provision {
namespace {

using core::ErrorKind;

void define(Console& console) {
    const auto terminal = take_up(console);
    if (!terminal) return console.refuse(terminal.error());
    const auto value = platform::make_counter(terminal->counter)->define();
    if (!value) return console.refuse(value.error());
    console.out << "compteur : " << *value << "\nLa borne le suit à partir de son prochain démarrage.\n";
}

// What doctor would say of it, alone.
void show(Console& console) {
    const auto terminal = take_up(console);
    if (!terminal) return console.refuse(terminal.error());
    std::optional<std::uint64_t> expected;
    if (const auto store = look_into_store(*terminal, console))
        if (const auto status = (*store)->status()) expected = status->outside_counter;
    const auto check = check_counter(terminal->counter, read_counter(*terminal), expected);
    console.out << check.what << '\n';
    if (check.ok) return;
    console.err << check.act << '\n';
    console.status = 1;
}

} // namespace

core::Result<std::uint64_t> read_counter(const configuration::TerminalConfiguration& terminal) {
    return platform::make_counter(terminal.counter)->read();
}

void set_up_counter(const configuration::TerminalConfiguration& terminal, Console& console) {
    const auto value = platform::make_counter(terminal.counter)->define();
    if (value) {
        console.out << "compteur du TPM : " << *value << '\n';
        return;
    }
    if (value.error().kind == ErrorKind::Unsupported) {
        console.out << "sans TPM : un disque restauré ne se voit qu’au prochain échange\n";
        return;
    }
    console.err << "compteur du TPM : " << value.error().detail << " ; voir accueilctl doctor\n";
}

void add_counter(CLI::App& app, Console& console) {
    auto* counter = app.add_subcommand("counter", "Compteur du TPM, qui fait voir un disque restauré ou copié");
    counter->require_subcommand(1);
    counter->add_subcommand("show", "Sa valeur, et si elle va avec ce disque")->callback([&console] { show(console); });
    counter->add_subcommand("define", "L’établir, pour une borne inscrite avant d’en avoir un")->callback([&console] {
        define(console);
    });
}

} // namespace accueil::provision

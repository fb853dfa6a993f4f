// accueilctl pin set --staff ALIAS [--stdin] · pin list · pin remove --staff ALIAS
#include <termios.h>
#include <unistd.h>

#include <istream>
#include <memory>
#include <ostream>
#include <string>

#include "deploy/provision/commands.h"
#include "deploy/provision/terminal.h"
#include "shared/security/pin.h"

namespace accueil::provision {
namespace {

// Typed letters are not shown while this lives.
class Hidden {
  public:
    Hidden() {
        if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
        auto silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        changed_ = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    }
    ~Hidden() {
        if (changed_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    Hidden(const Hidden&) = delete;
    Hidden& operator=(const Hidden&) = delete;

  private:
    termios before_{};
    bool changed_ = false;
};

core::Result<std::string> read_pin(bool piped, Console& console) {
    std::string pin;
    if (piped) {
        std::getline(console.in, pin);
        return pin;
    }
    const Hidden hidden;
    std::string again;
    console.err << "NIP : " << std::flush;
    std::getline(console.in, pin);
    console.err << "\nencore une fois : " << std::flush;
    std::getline(console.in, again);
    console.err << '\n';
    if (pin != again) return core::fail(core::ErrorKind::InvalidInput, "the two entries are not the same");
    return pin;
}

core::Result<void> set_pin(const core::StaffId& staff, bool piped, Console& console) {
    const auto pin = read_pin(piped, console);
    if (!pin) return std::unexpected(pin.error());
    if (const auto good = security::check_new_pin(*pin); !good) return good;
    const auto terminal = take_up(console);
    if (!terminal) return std::unexpected(terminal.error());
    auto store = open_store(*terminal, console);
    if (!store) return std::unexpected(store.error());
    return security::hash_pin(*pin)
        .and_then([&](const std::string& hash) { return (*store)->set_staff(staff, hash); })
        .and_then([&] {
            return (*store)->audit_append({.who = "operator", .act = "pin.set", .subject = staff.value, .reason = {}});
        });
}

core::Result<void> remove_pin(const core::StaffId& staff, Console& console) {
    const auto terminal = take_up(console);
    if (!terminal) return std::unexpected(terminal.error());
    auto store = open_store(*terminal, console);
    if (!store) return std::unexpected(store.error());
    return (*store)->remove_staff(staff).and_then([&] {
        return (*store)->audit_append({.who = "operator", .act = "pin.removed", .subject = staff.value, .reason = {}});
    });
}

void list(Console& console) {
    const auto terminal = take_up(console);
    if (!terminal) return console.refuse(terminal.error());
    auto store = look_into_store(*terminal, console);
    if (!store) return console.refuse(store.error());
    const auto staff = (*store)->staff();
    if (!staff) return console.refuse(staff.error());
    for (const auto& alias : *staff) console.out << alias.value << '\n';
}

void conclude(const core::Result<void>& done, const std::string& said, Console& console) {
    if (!done) return console.refuse(done.error());
    console.out << said << '\n';
}

} // namespace

void add_pin(CLI::App& app, Console& console) {
    auto alias = std::make_shared<std::string>();
    auto piped = std::make_shared<bool>(false);
    auto* pin = app.add_subcommand("pin", "NIP du personnel d’accueil");
    pin->require_subcommand(1);
    const auto alias_of = [&](CLI::App* command) {
        command->add_option("--staff", *alias, "Alias de l’agent, jamais son nom : R12")
            ->required()
            ->check(CLI::Validator(
                [](const std::string& text) {
                    const bool good = !text.empty() && text.size() <= 16 &&
                                      text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == text.npos;
                    return good ? std::string() : std::string("1 à 16 de A-Z, 0-9 et -");
                },
                "ALIAS"));
    };
    auto* set = pin->add_subcommand("set", "Donner un NIP, ou en donner un autre");
    alias_of(set);
    set->add_flag("--stdin", *piped, "Lire le NIP de l’entrée standard, une ligne");
    set->callback([=, &console] {
        conclude(set_pin(core::StaffId{*alias}, *piped, console), "NIP enregistré : " + *alias, console);
    });
    auto* remove = pin->add_subcommand("remove", "Retirer l’accès");
    alias_of(remove);
    remove->callback(
        [=, &console] { conclude(remove_pin(core::StaffId{*alias}, console), "accès retiré : " + *alias, console); });
    pin->add_subcommand("list", "Qui a un NIP sur cette borne")->callback([&console] { list(console); });
}

} // namespace accueil::provision

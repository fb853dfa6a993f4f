// accueilctl audit: the acts of reception staff at this terminal, and whether their chain is whole.
#include <memory>
#include <ostream>

#include "deploy/provision/commands.h"
#include "deploy/provision/terminal.h"

namespace accueil::provision {

namespace {

constexpr std::size_t page = 500;

core::Result<Json> read_audit(const configuration::TerminalConfiguration& terminal, Console& console) {
    const auto store = look_into_store(terminal, console);
    if (!store) return std::unexpected(store.error());
    Json entries = Json::array();
    for (std::uint64_t after = 0;;) {
        const auto records = (*store)->audit_records(after, page);
        if (!records) return std::unexpected(records.error());
        if (records->empty()) break;
        after = records->back().no;
        for (const auto& record : *records)
            entries.push_back({{"no", record.no},
                               {"at", core::to_rfc3339(record.at)},
                               {"who", record.who},
                               {"act", record.act},
                               {"subject", record.subject},
                               {"reason", record.reason}});
    }
    const auto whole = (*store)->audit_verify();
    Json audit{{"chain_ok", whole.has_value()}};
    if (!whole) audit["trouble"] = whole.error().detail;
    audit["entries"] = std::move(entries);
    return audit;
}

void print(const Json& audit, Console& console) {
    for (const auto& entry : audit["entries"]) {
        for (const auto* member : {"no", "at", "who", "act", "subject", "reason"}) {
            const auto& value = entry[member];
            console.out << (value.is_string() ? value.get<std::string>() : value.dump()) << "  ";
        }
        console.out << '\n';
    }
    console.out << (audit["chain_ok"].get<bool>() ? "chaîne intacte\n" : "CHAÎNE ROMPUE\n");
}

void audit(Console& console, bool json) {
    const auto terminal = take_up(console);
    const auto read = terminal ? read_audit(*terminal, console) : std::unexpected(terminal.error());
    if (!read) return console.refuse(read.error());
    if (json)
        console.out << read->dump() << '\n';
    else
        print(*read, console);
    if (!(*read)["chain_ok"].get<bool>()) console.status = 1;
}

} // namespace

void add_audit(CLI::App& app, Console& console) {
    auto* command = app.add_subcommand("audit", "Actes du personnel à cette borne, et si leur chaîne est intacte");
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "Un objet JSON");
    command->callback([&console, json] { audit(console, *json); });
}

} // namespace accueil::provision

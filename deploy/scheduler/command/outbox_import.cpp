#include "deploy/scheduler/command/outbox_import.h"

#include <format>
#include <fstream>
#include <iterator>
#include <map>

#include "deploy/scheduler/command/administered.h"
#include "shared/wire/json.h"
#include "shared/wire/outbox_copy.h"

namespace accueil::scheduler {

namespace {

std::string told(const wire::OutboxCopy& copy, const std::vector<wire::ItemResult>& results) {
    std::map<booking::Outcome, int> outcomes;
    for (const auto& result : results) ++outcomes[result.outcome];
    auto text = std::format("{}: {} bookings\n", copy.terminal.value, results.size());
    for (const auto& [outcome, count] : outcomes) text += std::format("  {}: {}\n", wire::name(outcome), count);
    if (copy.damaged > 0) text += std::format("  unreadable lines of the copy: {}\n", copy.damaged);
    return text;
}

} // namespace

core::Result<std::string> import_outbox(Service& service, const std::filesystem::path& file,
                                        const std::string& reason) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return core::fail(core::ErrorKind::NotFound, file.string() + ": not there");
    const std::string text(std::istreambuf_iterator<char>(in), {});
    const auto copy = wire::read_outbox_copy(text);
    if (!copy) return std::unexpected(copy.error());
    const auto results = administered(
        service, [&](Administration& administration) { return administration.take_outbox_copy(*copy, reason); });
    if (!results) return std::unexpected(results.error());
    return told(*copy, *results);
}

} // namespace accueil::scheduler

#include "shared/wire/outbox_copy.h"

#include "shared/wire/json.h"

namespace accueil::wire {

namespace {

constexpr std::string_view mark = "accueil-outbox 1 ";

} // namespace

std::string outbox_copy_head(const core::TerminalId& terminal) { return std::string(mark) + terminal.value + "\n"; }

std::string outbox_copy_line(const Item& item) { return write(item) + "\n"; }

std::string outbox_copy_name(const core::TerminalId& terminal) { return "outbox-" + terminal.value + ".copy"; }

core::Result<OutboxCopy> read_outbox_copy(std::string_view text) {
    OutboxCopy copy;
    const auto first = text.find('\n');
    if (first == std::string_view::npos || !text.starts_with(mark) || first == mark.size())
        return core::fail(core::ErrorKind::InvalidInput, "not a copy of an outbox");
    copy.terminal = core::TerminalId{std::string(text.substr(mark.size(), first - mark.size()))};
    text.remove_prefix(first + 1);
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        if (auto item = read<Item>(text.substr(0, end)))
            copy.items.push_back(std::move(*item));
        else
            ++copy.damaged;
        text.remove_prefix(end + 1);
    }
    return copy;
}

} // namespace accueil::wire

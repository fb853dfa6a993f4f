// The copy of a terminal's outbox on a second medium, as text: a first line that names the terminal, then a line for
// each booking, the canonical JSON of its item. Nothing of a person can be read in it: their part is sealed for the
// scheduler. Bookings are added at the end; a last line that the power cut short was never promised to be there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/wire/messages.h"

namespace accueil::wire {

struct OutboxCopy {
    core::TerminalId terminal;
    std::vector<Item> items; // in the order in which they were written
    std::size_t damaged = 0; // whole lines that don't read: the medium is not to be trusted
};

[[nodiscard]] std::string outbox_copy_head(const core::TerminalId& terminal);
[[nodiscard]] std::string outbox_copy_line(const Item& item);
// InvalidInput when the first line is not that of such a copy.
[[nodiscard]] core::Result<OutboxCopy> read_outbox_copy(std::string_view text);

// "outbox-yul-int-01.copy"
[[nodiscard]] std::string outbox_copy_name(const core::TerminalId& terminal);

} // namespace accueil::wire

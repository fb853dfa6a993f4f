// Whatever comes over the line either reads or is refused; what reads can be written and reads the same again.
#include <cstdint>
#include <cstdlib>

#include "shared/wire/json.h"

using namespace accueil;

namespace {

template<class Message>
void round_trip(std::string_view text) {
    const auto first = wire::read<Message>(text);
    if (!first) return;
    const auto written = wire::write(*first);
    const auto second = wire::read<Message>(written);
    if (!second || wire::write(*second) != written) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    round_trip<wire::SyncRequest>(text);
    round_trip<wire::SyncReply>(text);
    round_trip<wire::Report>(text);
    round_trip<wire::HoldConfirm>(text);
    round_trip<wire::EnrolmentRequest>(text);
    round_trip<wire::BookingView>(text);
    round_trip<booking::Draft>(text);
    round_trip<booking::Office>(text);
    return 0;
}

#include "shared/wire/json.h"

#include "shared/core/nesting.h"
#include "shared/wire/json_text.h"
#include "shared/wire/spelling.h"

namespace accueil::wire {

namespace {

// Bytes that are not UTF-8 are written as U+FFFD: a message must leave whatever a scanner once delivered.
std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

} // namespace

template<>
std::vector<booking::Slot> load(const Node& node) {
    return load_list<booking::Slot>(node, 20000);
}

namespace {

template<class T>
core::Result<T> read_json(const Json& json) {
    try {
        const Node root(json);
        return load<T>(root);
    } catch (const Offence& offence) {
        return core::fail(core::ErrorKind::InvalidInput, offence.what);
    }
}

} // namespace

core::Result<Json> parse(std::string_view text) {
    if (core::nests_deeper(text)) return core::fail(core::ErrorKind::InvalidInput, "message: nested too deep");
    auto json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return core::fail(core::ErrorKind::InvalidInput, "message: not JSON");
    return json;
}

template<class T>
core::Result<T> read(std::string_view text) {
    const auto json = parse(text);
    if (!json) return std::unexpected(json.error());
    return read_json<T>(*json);
}

template core::Result<SyncRequest> read(std::string_view);
template core::Result<SyncReply> read(std::string_view);
template core::Result<Item> read(std::string_view);
template core::Result<ItemResult> read(std::string_view);
template core::Result<Problem> read(std::string_view);
template core::Result<EnrolmentRequest> read(std::string_view);
template core::Result<EnrolmentReply> read(std::string_view);
template core::Result<RenewalRequest> read(std::string_view);
template core::Result<RenewalReply> read(std::string_view);
template core::Result<Report> read(std::string_view);
template core::Result<ReportReply> read(std::string_view);
template core::Result<ChangePage> read(std::string_view);
template core::Result<Change> read(std::string_view);
template core::Result<HoldRequest> read(std::string_view);
template core::Result<HoldReply> read(std::string_view);
template core::Result<HoldConfirm> read(std::string_view);
template core::Result<BookingView> read(std::string_view);
template core::Result<SlipRequest> read(std::string_view);
template core::Result<SlipReply> read(std::string_view);
template core::Result<SlipCancellation> read(std::string_view);
template core::Result<std::vector<booking::Slot>> read(std::string_view);
template core::Result<booking::Draft> read(std::string_view);
template core::Result<booking::Office> read(std::string_view);
template core::Result<booking::Slot> read(std::string_view);

core::Result<std::string> write_readable(const Item& message) {
    const auto json = spell(message);
    if (auto refused = read_json<Item>(json); !refused) return std::unexpected(std::move(refused.error()));
    return dump(json);
}

std::string write(const SyncRequest& message) { return dump(spell(message)); }
std::string write(const SyncReply& message) { return dump(spell(message)); }
std::string write(const Item& message) { return dump(spell(message)); }
std::string write(const ItemResult& message) { return dump(spell(message)); }
std::string write(const Problem& message) { return dump(spell(message)); }
std::string write(const EnrolmentRequest& message) { return dump(spell(message)); }
std::string write(const EnrolmentReply& message) { return dump(spell(message)); }
std::string write(const RenewalRequest& message) { return dump(spell(message)); }
std::string write(const RenewalReply& message) { return dump(spell(message)); }
std::string write(const Report& message) { return dump(spell(message)); }
std::string write(const ReportReply& message) { return dump(spell(message)); }
std::string write(const ChangePage& message) { return dump(spell(message)); }
std::string write(const Change& message) { return dump(spell(message)); }
std::string write(const HoldRequest& message) { return dump(spell(message)); }
std::string write(const HoldReply& message) { return dump(spell(message)); }
std::string write(const HoldConfirm& message) { return dump(spell(message)); }
std::string write(const BookingView& message) { return dump(spell(message)); }
std::string write(const SlipRequest& message) { return dump(spell(message)); }
std::string write(const SlipReply& message) { return dump(spell(message)); }
std::string write(const SlipCancellation& message) { return dump(spell(message)); }
std::string write(const std::vector<booking::Slot>& message) { return dump(spell_list(message)); }
std::string write(const booking::Draft& message) { return dump(spell(message)); }
std::string write(const booking::Office& message) { return dump(spell(message)); }
std::string write(const booking::Slot& message) { return dump(spell(message)); }

} // namespace accueil::wire

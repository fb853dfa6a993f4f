#include "shared/wire/spelling.h"

namespace accueil::wire {

namespace {

constexpr std::size_t most_changes = 10000;

// The JSON of one kind of change, without its cursor.
struct Spelling {
    Json operator()(const OfficeChanged& what) const {
        return {{"type", "office-changed"}, {"office", spell(what.office)}};
    }
    Json operator()(const OfficeRemoved& what) const {
        return {{"type", "office-removed"}, {"office", what.office.value}};
    }
    Json operator()(const PatternsChanged& what) const {
        return {{"type", "patterns-changed"}, {"patterns", what.patterns}};
    }
    Json operator()(const CalendarChanged& what) const {
        return {{"type", "calendar-changed"}, {"closed", spell_days(what.closed)}, {"opened", spell_days(what.opened)}};
    }
    Json operator()(const BookingCancelled& what) const {
        return {{"type", "booking-cancelled"}, {"booking", what.booking.value}};
    }
    Json operator()(const BookingMoved& what) const {
        return {{"type", "booking-moved"}, {"booking", what.booking.value}, {"slot", spell(what.slot)}};
    }
    Json operator()(const StaffChanged& what) const {
        return {{"type", "staff-changed"}, {"staff", what.staff.value}, {"pin_hash", what.pin_hash}};
    }
    Json operator()(const StaffRemoved& what) const { return {{"type", "staff-removed"}, {"staff", what.staff.value}}; }
    Json operator()(const SignerAdded& what) const {
        return {{"type", "signer-added"}, {"signer", what.signer}, {"public_key", core::to_base64(what.public_key)}};
    }
    Json operator()(const BadgeRevoked& what) const { return {{"type", "badge-revoked"}, {"badge", what.badge}}; }
    Json operator()(const UnknownChange& what) const { return {{"type", what.type}}; }
};

PatternsChanged load_patterns(const Node& node) {
    PatternsChanged changed;
    for (const auto& pattern : node.members(1000)) changed.patterns.emplace(pattern.key(), pattern.text());
    return changed;
}

decltype(Change::what) load_what(const Node& node) {
    const auto type = node.at("type").nonempty(64);
    if (type == "office-changed") return OfficeChanged{load<booking::Office>(node.at("office"))};
    if (type == "office-removed") return OfficeRemoved{load_id<core::OfficeId>(node.at("office"))};
    if (type == "patterns-changed") return load_patterns(node.at("patterns"));
    if (type == "calendar-changed") return CalendarChanged{load_days(node.at("closed")), load_days(node.at("opened"))};
    if (type == "booking-cancelled") return BookingCancelled{load_id<core::BookingId>(node.at("booking"))};
    if (type == "booking-moved")
        return BookingMoved{load_id<core::BookingId>(node.at("booking")), load<booking::Slot>(node.at("slot"))};
    if (type == "staff-changed")
        return StaffChanged{load_id<core::StaffId>(node.at("staff")), node.at("pin_hash").nonempty(256)};
    if (type == "staff-removed") return StaffRemoved{load_id<core::StaffId>(node.at("staff"))};
    if (type == "signer-added") return SignerAdded{node.at("signer").nonempty(128), node.at("public_key").bytes(64)};
    if (type == "badge-revoked") return BadgeRevoked{node.at("badge").nonempty(64)};
    return UnknownChange{type};
}

} // namespace

Json spell(const Change& change) {
    auto json = std::visit(Spelling{}, change.what);
    json["cursor"] = change.cursor.value;
    return json;
}

template<>
Change load(const Node& node) {
    return {.cursor = load_number<core::Cursor>(node.at("cursor")), .what = load_what(node)};
}

Json spell(const ChangePage& page) {
    return {{"changes", spell_list(page.changes)}, {"cursor", page.cursor.value}, {"more_changes", page.more_changes}};
}

template<>
ChangePage load(const Node& node) {
    return {.changes = load_list<Change>(node.at("changes"), most_changes),
            .cursor = load_number<core::Cursor>(node.at("cursor")),
            .more_changes = node.at("more_changes").flag()};
}

} // namespace accueil::wire

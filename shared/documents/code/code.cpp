#include "shared/documents/code/code.h"

#include "shared/documents/text.h"

namespace accueil::documents::code {

namespace {

using core::ErrorKind;
using core::fail;

// Kinds and tags of the envelope. Never use one again for something else.
constexpr char slip_kind = 'S', invitation_kind = 'I', badge_kind = 'B';
namespace tag {
constexpr std::uint8_t booking = 0x10;   // UUID, 16 bytes
constexpr std::uint8_t office = 0x11;    // text
constexpr std::uint8_t start = 0x12;     // seconds since 1970, 5 bytes, most significant first
constexpr std::uint8_t terminal = 0x13;  // text; left out when the signer is the terminal
constexpr std::uint8_t person = 0x20;    // text
constexpr std::uint8_t language = 0x21;  // text
constexpr std::uint8_t region = 0x22;    // text
constexpr std::uint8_t household = 0x23; // one byte
constexpr std::uint8_t need = 0x24;      // text, any number of times
constexpr std::uint8_t surname = 0x25;   // text
constexpr std::uint8_t given = 0x26;     // text
constexpr std::uint8_t badge = 0x30;     // text
constexpr std::uint8_t number = 0x31;    // text
} // namespace tag

constexpr std::size_t start_size = 5;

Item item(std::uint8_t tag, std::string_view text) { return {tag, core::to_bytes(text)}; }

core::Result<core::Bytes> uuid_bytes(std::string_view uuid) {
    if (uuid.size() != 36) return fail(ErrorKind::InvalidInput, "code: the booking id is no UUID");
    std::string digits;
    for (std::size_t i = 0; i < uuid.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash != (uuid[i] == '-')) return fail(ErrorKind::InvalidInput, "code: the booking id is no UUID");
        if (!dash) digits += uuid[i];
    }
    return core::from_hex(digits);
}

std::string uuid_text(const core::Bytes& bytes) {
    auto text = core::to_hex(bytes);
    for (const std::size_t at : {20U, 16U, 12U, 8U}) text.insert(at, "-");
    return text;
}

core::Bytes seconds_bytes(core::Instant instant) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
    core::Bytes bytes;
    for (int shift = 32; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(seconds >> shift & 0xFF));
    return bytes;
}

core::Instant instant_of(const core::Bytes& bytes) {
    std::int64_t seconds = 0;
    for (const auto byte : bytes) seconds = seconds << 8 | byte;
    return core::Instant(std::chrono::seconds(seconds));
}

core::Result<Code> read_slip(const Envelope& envelope) {
    const auto* booking = envelope.find(tag::booking);
    const auto* start = envelope.find(tag::start);
    if (!booking || booking->size() != 16 || !start || start->size() != start_size)
        return fail(ErrorKind::InvalidInput, "code: the slip lacks its booking or start");
    Slip slip;
    slip.booking = core::BookingId(uuid_text(*booking));
    slip.office = core::OfficeId(envelope.text(tag::office));
    slip.start = instant_of(*start);
    slip.terminal = core::TerminalId(envelope.find(tag::terminal) ? envelope.text(tag::terminal) : envelope.signer);
    slip.signer = envelope.signer;
    slip.signature_valid = envelope.signature_valid;
    return slip;
}

core::Result<Code> read_invitation(const Envelope& envelope) {
    Invitation invitation;
    invitation.person_reference = envelope.text(tag::person);
    if (invitation.person_reference.empty()) return fail(ErrorKind::InvalidInput, "code: the invitation names nobody");
    invitation.language = envelope.text(tag::language);
    invitation.region = core::RegionCode(envelope.text(tag::region));
    if (const auto* size = envelope.find(tag::household); size && size->size() == 1)
        invitation.household_size = (*size)[0];
    for (const auto& one : envelope.items)
        if (one.tag == tag::need) invitation.needs.push_back(core::to_text(one.value));
    invitation.surname = envelope.text(tag::surname);
    invitation.given_names = envelope.text(tag::given);
    invitation.signer = envelope.signer;
    invitation.signature_valid = envelope.signature_valid;
    return invitation;
}

core::Result<Code> read_badge(const Envelope& envelope) {
    StaffBadge badge{core::StaffId(envelope.text(tag::badge)), envelope.signer, envelope.signature_valid,
                     envelope.text(tag::number)};
    if (badge.badge.empty()) return fail(ErrorKind::InvalidInput, "code: the badge has no id");
    return badge;
}

} // namespace

core::Result<std::string> encode(const Slip& slip, const SigningKey& key) {
    auto booking = uuid_bytes(slip.booking.value);
    if (!booking) return std::unexpected(booking.error());
    std::vector<Item> items{{tag::booking, std::move(*booking)},
                            item(tag::office, slip.office.value),
                            {tag::start, seconds_bytes(slip.start)}};
    if (slip.terminal.value != key.id) items.push_back(item(tag::terminal, slip.terminal.value));
    return seal(slip_kind, std::move(items), key);
}

core::Result<std::string> encode(const Invitation& invitation, const SigningKey& key) {
    if (invitation.person_reference.empty() || invitation.household_size < 0 || invitation.household_size > 255)
        return fail(ErrorKind::InvalidInput, "code: the invitation names nobody, or too many");
    std::vector<Item> items{item(tag::person, invitation.person_reference)};
    if (!invitation.language.empty()) items.push_back(item(tag::language, invitation.language));
    if (!invitation.region.empty()) items.push_back(item(tag::region, invitation.region.value));
    if (invitation.household_size > 0)
        items.push_back({tag::household, {static_cast<std::uint8_t>(invitation.household_size)}});
    for (const auto& need : invitation.needs) items.push_back(item(tag::need, need));
    if (!invitation.surname.empty()) items.push_back(item(tag::surname, invitation.surname));
    if (!invitation.given_names.empty()) items.push_back(item(tag::given, invitation.given_names));
    return seal(invitation_kind, std::move(items), key);
}

core::Result<std::string> encode(const StaffBadge& badge, const SigningKey& key) {
    if (badge.badge.empty()) return fail(ErrorKind::InvalidInput, "code: the badge has no id");
    std::vector<Item> items{item(tag::badge, badge.badge.value)};
    if (!badge.number.empty()) items.push_back(item(tag::number, badge.number));
    return seal(badge_kind, std::move(items), key);
}

core::Result<Code> decode(std::string_view text, std::span<const SignerKey> signers) {
    const auto envelope = open(text, signers);
    if (!envelope) return std::unexpected(envelope.error());
    switch (envelope->kind) {
    case slip_kind: return read_slip(*envelope);
    case invitation_kind: return read_invitation(*envelope);
    case badge_kind: return read_badge(*envelope);
    default: return fail(ErrorKind::Unsupported, "code: a kind that this version does not know");
    }
}

} // namespace accueil::documents::code

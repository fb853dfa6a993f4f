#include "shared/wire/json.h"

#include <array>

namespace accueil::wire {

namespace {

template<class E, std::size_t N>
using Names = std::array<std::pair<E, std::string_view>, N>;

using booking::DocumentKind;
using booking::Mode;
using booking::Outcome;
using booking::OverrideReason;
using booking::PlanPart;

constexpr Names<Mode, 3> modes{{{Mode::InPerson, "in-person"}, {Mode::Telephone, "telephone"}, {Mode::Video, "video"}}};

constexpr Names<Outcome, 5> outcomes{{{Outcome::Pending, "pending"},
                                      {Outcome::Accepted, "accepted"},
                                      {Outcome::Relocated, "relocated"},
                                      {Outcome::NeedsHuman, "needs-human"},
                                      {Outcome::Cancelled, "cancelled"}}};

constexpr Names<OverrideReason, 7> reasons{{{OverrideReason::NoSlotInWindow, "no-slot-in-window"},
                                            {OverrideReason::PersonUnavailable, "person-unavailable"},
                                            {OverrideReason::LateArrival, "late-arrival"},
                                            {OverrideReason::AccessNeed, "access-need"},
                                            {OverrideReason::NoDocument, "no-document"},
                                            {OverrideReason::Reschedule, "reschedule"},
                                            {OverrideReason::OperatorDecision, "operator-decision"}}};

constexpr Names<PlanPart, 4> parts{{{PlanPart::Installation, "installation"},
                                    {PlanPart::Francisation, "francisation"},
                                    {PlanPart::Employment, "employment"},
                                    {PlanPart::Community, "community"}}};

constexpr Names<DocumentKind, 7> kinds{{{DocumentKind::None, "none"},
                                        {DocumentKind::BoardingPass, "boarding-pass"},
                                        {DocumentKind::Passport, "passport"},
                                        {DocumentKind::Visa, "visa"},
                                        {DocumentKind::Seal, "seal"},
                                        {DocumentKind::Invitation, "invitation"},
                                        {DocumentKind::Reference, "reference"}}};

template<class E, std::size_t N>
std::string_view name_in(const Names<E, N>& names, E value) {
    for (const auto& [known, text] : names)
        if (known == value) return text;
    return "";
}

template<class E, std::size_t N>
std::optional<E> value_in(const Names<E, N>& names, std::string_view text) {
    for (const auto& [value, known] : names)
        if (known == text) return value;
    return std::nullopt;
}

} // namespace

std::string_view name(Mode mode) { return name_in(modes, mode); }
std::string_view name(Outcome outcome) { return name_in(outcomes, outcome); }
std::string_view name(OverrideReason reason) { return name_in(reasons, reason); }
std::string_view name(PlanPart part) { return name_in(parts, part); }
std::string_view name(DocumentKind kind) { return name_in(kinds, kind); }

template<>
std::optional<Mode> from_name(std::string_view text) {
    return value_in(modes, text);
}
template<>
std::optional<Outcome> from_name(std::string_view text) {
    return value_in(outcomes, text);
}
template<>
std::optional<OverrideReason> from_name(std::string_view text) {
    return value_in(reasons, text);
}
template<>
std::optional<PlanPart> from_name(std::string_view text) {
    return value_in(parts, text);
}
template<>
std::optional<DocumentKind> from_name(std::string_view text) {
    return value_in(kinds, text);
}

} // namespace accueil::wire

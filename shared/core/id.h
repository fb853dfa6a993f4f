// Ids are types: an OfficeId can't be passed where a SlotId is meant.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace accueil::core {

template<class Tag>
struct TextId {
    std::string value;

    TextId() = default;
    explicit TextId(std::string text) : value(std::move(text)) {}
    auto operator<=>(const TextId&) const = default;
    [[nodiscard]] bool empty() const { return value.empty(); }
};

template<class Tag>
struct NumberId {
    std::uint64_t value = 0;

    NumberId() = default;
    explicit constexpr NumberId(std::uint64_t number) : value(number) {}
    auto operator<=>(const NumberId&) const = default;
};

using OfficeId = TextId<struct OfficeTag>;     // "montreal-centre"; given by the scheduler
using SlotId = TextId<struct SlotTag>;         // opaque; given by the scheduler
using BookingId = TextId<struct BookingTag>;   // UUIDv7, made by the terminal for each attempt
using TerminalId = TextId<struct TerminalTag>; // "yul-int-01"
using RegionCode = TextId<struct RegionTag>;   // "01" … "17": administrative region of Québec
using StaffId = TextId<struct StaffTag>;       // a reception agent's alias, never a name

using GrantNo = NumberId<struct GrantTag>;             // from one central counter, never used again
using Epoch = NumberId<struct EpochTag>;               // of one terminal; grows at every fence
using Generation = NumberId<struct GenerationTag>;     // of the scheduler; grows when it was restored
using AllotVersion = NumberId<struct AllotVersionTag>; // of one terminal's allotment
using Seq = NumberId<struct SeqTag>;                   // outbox sequence per (terminal, epoch), from 1
using Cursor = NumberId<struct CursorTag>;             // of the scheduler's change feed

} // namespace accueil::core

template<class Tag>
struct std::hash<accueil::core::TextId<Tag>> {
    std::size_t operator()(const accueil::core::TextId<Tag>& id) const noexcept {
        return std::hash<std::string>{}(id.value);
    }
};

template<class Tag>
struct std::hash<accueil::core::NumberId<Tag>> {
    std::size_t operator()(const accueil::core::NumberId<Tag>& id) const noexcept {
        return std::hash<std::uint64_t>{}(id.value);
    }
};

// What the decoder saw: a code, what it carries, and where it lies in the frame.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/core/bytes.h"

namespace accueil::scanning {

// The symbologies found on travel documents and immigration papers; no other is looked for. A machine-readable zone is
// print and no code of bars or modules, but to whoever reads the payload it is one more way of carrying it (zone/).
enum class Symbology : std::uint8_t { Pdf417, Aztec, QrCode, DataMatrix, Code128, Code39, Zone };
inline constexpr std::size_t symbology_count = 7;
// Those that the decoding library reads.
inline constexpr std::array every_symbology{Symbology::Pdf417,     Symbology::Aztec,   Symbology::QrCode,
                                            Symbology::DataMatrix, Symbology::Code128, Symbology::Code39};

[[nodiscard]] std::string_view name(Symbology symbology); // "PDF417", "QRCode", …, "MRZ"

// A set of symbologies.
class Symbologies {
  public:
    constexpr Symbologies() = default;
    template<class... S>
    explicit constexpr Symbologies(S... each) : bits_((bit(each) | ... | 0U)) {}

    [[nodiscard]] constexpr bool has(Symbology symbology) const { return (bits_ & bit(symbology)) != 0; }
    [[nodiscard]] constexpr Symbologies operator|(Symbologies other) const {
        Symbologies both;
        both.bits_ = bits_ | other.bits_;
        return both;
    }

  private:
    static constexpr unsigned bit(Symbology symbology) { return 1U << static_cast<unsigned>(symbology); }
    unsigned bits_ = 0;
};

inline constexpr Symbologies matrix_symbologies{Symbology::Aztec, Symbology::QrCode, Symbology::DataMatrix};
inline constexpr Symbologies linear_symbologies{Symbology::Code128, Symbology::Code39};
inline constexpr Symbologies bar_symbologies = linear_symbologies | Symbologies{Symbology::Pdf417};
inline constexpr Symbologies all_symbologies = matrix_symbologies | bar_symbologies;

struct Point {
    float x = 0; // pixels of the frame, origin at its top left
    float y = 0;
    bool operator==(const Point&) const = default;
};

// Top left, top right, bottom right, bottom left, as seen by a reader of the code.
using Quad = std::array<Point, 4>;

struct Code {
    Symbology symbology{};
    core::Bytes payload; // the bytes encoded, without any change of character set
    std::string text;    // the same as UTF-8, as well as it can be said
    Quad quad{};
};

} // namespace accueil::scanning

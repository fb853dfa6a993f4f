#include "shared/scanning/function_pattern.h"

#include <algorithm>
#include <cstdlib>

namespace accueil::scanning {

namespace {

// ISO/IEC 18004, versions 1 to 11.
constexpr std::array qr_sides{21, 25, 29, 33, 37, 41, 45, 49, 53, 57, 61};
// ISO/IEC 16022, square symbols.
constexpr std::array data_matrix_sides{10, 12, 14, 16, 18, 20, 22, 24, 26, 32, 36, 40, 44, 48, 52};
// ISO/IEC 24778, compact and full-range symbols.
constexpr std::array aztec_sides{15, 19, 23, 27, 31, 37, 41, 45, 49, 53, 57, 61};
constexpr int largest_compact_aztec = 27;

class Pattern {
  public:
    explicit Pattern(int side)
        : side_(side), known_(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), Known::Open) {}
    void set(int row, int column, bool black) {
        if (row >= 0 && column >= 0 && row < side_ && column < side_)
            known_[static_cast<std::size_t>(row * side_ + column)] = black ? Known::Black : Known::White;
    }
    // Squares one in the other around a middle; `black` of the distance from it.
    template<class Black>
    void rings(int row, int column, int reach, Black black) {
        for (int i = -reach; i <= reach; ++i)
            for (int k = -reach; k <= reach; ++k) set(row + i, column + k, black(std::max(std::abs(i), std::abs(k))));
    }
    [[nodiscard]] std::vector<Known> take() { return std::move(known_); }

  private:
    int side_;
    std::vector<Known> known_;
};

std::vector<Known> qr(int side) {
    Pattern pattern(side);
    for (int i = 8; i < side - 8; ++i) {
        pattern.set(6, i, i % 2 == 0);
        pattern.set(i, 6, i % 2 == 0);
    }
    // The alignment pattern at the lower right; those of the larger versions between are left open.
    if (side > qr_sides.front()) pattern.rings(side - 7, side - 7, 2, [](int distance) { return distance != 1; });
    const auto finder = [](int distance) { return distance != 2 && distance != 4; };
    pattern.rings(3, 3, 4, finder);
    pattern.rings(3, side - 4, 4, finder);
    pattern.rings(side - 4, 3, 4, finder);
    return pattern.take();
}

std::vector<Known> data_matrix(int side) {
    Pattern pattern(side);
    const int regions = side < 32 ? 1 : 2, region = side / regions; // up to 52 modules
    for (int edge = 0; edge < side; edge += region)
        for (int i = 0; i < side; ++i) {
            pattern.set(edge, i, i % 2 == 0);              // above: alternating
            pattern.set(i, edge + region - 1, i % 2 == 1); // right
        }
    for (int edge = 0; edge < side; edge += region)
        for (int i = 0; i < side; ++i) {
            pattern.set(i, edge, true);              // left: black
            pattern.set(edge + region - 1, i, true); // below
        }
    return pattern.take();
}

std::vector<Known> aztec(int side) {
    Pattern pattern(side);
    const auto even = [](int distance) { return distance % 2 == 0; };
    if (side > largest_compact_aztec)
        for (int line = side / 2 % 16; line < side; line += 16)
            for (int i = 0; i < side; ++i) {
                pattern.set(line, i, (i - side / 2) % 2 == 0);
                pattern.set(i, line, (i - side / 2) % 2 == 0);
            }
    pattern.rings(side / 2, side / 2, side > largest_compact_aztec ? 6 : 4, even);
    return pattern.take();
}

} // namespace

std::span<const int> sides(Symbology symbology) {
    switch (symbology) {
    case Symbology::QrCode: return qr_sides;
    case Symbology::DataMatrix: return data_matrix_sides;
    case Symbology::Aztec: return aztec_sides;
    case Symbology::Pdf417:
    case Symbology::Code128:
    case Symbology::Code39:
    case Symbology::Zone: break;
    }
    return {};
}

std::vector<Known> function_pattern(Symbology symbology, int side) {
    switch (symbology) {
    case Symbology::QrCode: return qr(side);
    case Symbology::DataMatrix: return data_matrix(side);
    case Symbology::Aztec: return aztec(side);
    case Symbology::Pdf417:
    case Symbology::Code128:
    case Symbology::Code39:
    case Symbology::Zone: break;
    }
    return Pattern(side).take();
}

std::vector<Known> turned(const std::vector<Known>& pattern, int side) {
    std::vector<Known> out(pattern.size());
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column)
            out[static_cast<std::size_t>(column * side + side - 1 - row)] =
                pattern[static_cast<std::size_t>(row * side + column)];
    return out;
}

} // namespace accueil::scanning

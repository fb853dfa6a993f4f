// Where the fields of each format stand, as the data structure tables of ICAO Doc 9303 give them (part 4: TD3, part 5:
// TD1, part 6: TD2, part 7: MRV-A and MRV-B). Lines and positions count from 0 here, from 1 there.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "shared/documents/mrz/mrz.h"

namespace accueil::documents::mrz {

struct Span {
    std::size_t line = 0, at = 0, size = 0;
};

// A field with the position of its check digit on the same line.
struct Checked {
    Span field;
    std::size_t digit = 0;
};

struct Layout {
    MrzFormat format;
    std::size_t lines, width;
    Span document_code, issuing_state, name, nationality, sex;
    Checked document_number, birth_date, expiry_date;
    Span optional1, optional2;     // size 0: not there
    std::size_t optional_digit;    // on optional1's line; 0: none
    bool long_numbers;             // the number may go on in optional1
    std::array<Span, 4> composite; // what the composite digit covers; all of size 0: none
    Span composite_digit;
};

// Books, the larger cards and visas share their two lines up to the expiry date; what stands behind it differs.
struct SecondLineEnd {
    std::size_t optional_size, optional_digit = 0;
    bool long_numbers = false;
    std::size_t composite_size = 0; // of what the composite digit covers from the expiry date on; 0: no such digit
};

[[nodiscard]] constexpr Layout two_lines(MrzFormat format, std::size_t width, SecondLineEnd end) {
    Layout made{.format = format,
                .lines = 2,
                .width = width,
                .document_code = {0, 0, 2},
                .issuing_state = {0, 2, 3},
                .name = {0, 5, width - 5},
                .nationality = {1, 10, 3},
                .sex = {1, 20, 1},
                .document_number = {{1, 0, 9}, 9},
                .birth_date = {{1, 13, 6}, 19},
                .expiry_date = {{1, 21, 6}, 27},
                .optional1 = {1, 28, end.optional_size},
                .optional2 = {},
                .optional_digit = end.optional_digit,
                .long_numbers = end.long_numbers,
                .composite = {},
                .composite_digit = {}};
    if (end.composite_size == 0) return made;
    made.composite = {{{1, 0, 10}, {1, 13, 7}, {1, 21, end.composite_size}, {}}};
    made.composite_digit = {1, width - 1, 1};
    return made;
}

inline constexpr Layout td1{.format = MrzFormat::Td1,
                            .lines = 3,
                            .width = 30,
                            .document_code = {0, 0, 2},
                            .issuing_state = {0, 2, 3},
                            .name = {2, 0, 30},
                            .nationality = {1, 15, 3},
                            .sex = {1, 7, 1},
                            .document_number = {{0, 5, 9}, 14},
                            .birth_date = {{1, 0, 6}, 6},
                            .expiry_date = {{1, 8, 6}, 14},
                            .optional1 = {0, 15, 15},
                            .optional2 = {1, 18, 11},
                            .optional_digit = 0,
                            .long_numbers = true,
                            .composite = {{{0, 5, 25}, {1, 0, 7}, {1, 8, 7}, {1, 18, 11}}},
                            .composite_digit = {1, 29, 1}};

inline constexpr Layout layouts[] = {
    td1,
    two_lines(MrzFormat::Td2, 36, {.optional_size = 7, .long_numbers = true, .composite_size = 14}),
    two_lines(MrzFormat::Td3, 44, {.optional_size = 14, .optional_digit = 42, .composite_size = 22}),
    two_lines(MrzFormat::MrvA, 44, {.optional_size = 16}),
    two_lines(MrzFormat::MrvB, 36, {.optional_size = 8}),
};

[[nodiscard]] constexpr const Layout& layout(MrzFormat format) {
    for (const auto& one : layouts)
        if (one.format == format) return one;
    return layouts[0];
}

} // namespace accueil::documents::mrz

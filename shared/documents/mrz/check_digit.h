// The check digit of ICAO Doc 9303-3 section 4.9: weights 7, 3, 1; A to Z count 10 to 35, the filler 0.
#pragma once

#include <optional>
#include <string_view>

namespace accueil::documents::mrz {

// A running sum over several stretches, as the composite digit needs it.
class CheckSum {
  public:
    void add(std::string_view text);
    [[nodiscard]] char digit() const { return static_cast<char>('0' + sum_ % 10); }

  private:
    int sum_ = 0;
    int position_ = 0;
};

[[nodiscard]] char check_digit(std::string_view text);

// Whether `digit` is the check digit of `text`. A field of fillers only may carry a filler.
[[nodiscard]] bool agrees(std::string_view text, char digit);

} // namespace accueil::documents::mrz

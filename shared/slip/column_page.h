// A sheet of paper divided into margins and a column for each language: what the slip, the page of the first days and
// the letter have in common. What stands in the columns is theirs.
#pragma once

#include <string>
#include <vector>

#include "shared/slip/pen.h"

namespace accueil::slip {

// In points.
struct Measures {
    float margin;
    float gutter; // between two columns
    float alone;  // by how much type is larger where one language has the whole width
};

inline constexpr Measures slip_measures{40, 32, 1.22F};
inline constexpr Measures letter_measures{54, 30, 1.15F};

class ColumnPage {
  protected:
    // `scale` shrinks all type, so that a full page holds what is on it.
    ColumnPage(Pen& pen, Measures measures, std::size_t columns, float page_width, float scale);

    [[nodiscard]] text::Style heading(float size, int weight = 700) const;
    [[nodiscard]] text::Style body(float size, int weight = 400) const;
    [[nodiscard]] float column_x(std::size_t index) const;

    // A thin line between each two columns.
    void rules(float top, float bottom);
    // In a column, each behind a dot at the side where its language begins. Returns where they end.
    float bullets(float x, float y, const std::vector<std::string>& items, const text::Style& style, float gap,
                  const text::Language& language);

    // The last line: the footer of each language, and at the other end `note`, in the first one's language.
    template<class AllWords>
    void footer(float y, const AllWords& all, const std::string& note) {
        float x = left_;
        for (const auto& words : all) x += foot(x, y, words.footer, *words.language) + 14;
        pen_.write(x, y, right_ - x, note, body(8.5F), colours.quiet, *all.front().language, text::Align::End);
    }

    Pen& pen_;
    const float margin_;
    const float gutter_;
    const float left_;
    const float right_;
    const float scale_;
    const std::size_t columns_;
    const float column_; // how wide each is

  private:
    float foot(float x, float y, const std::string& line, const text::Language& language);
};

} // namespace accueil::slip

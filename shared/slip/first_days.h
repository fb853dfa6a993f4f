// What to do in the first days, for this household: a list of their own, the four parts of the plan that an agent will
// make with them, and where the government explains the rest. The same words on the screen and on paper.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/booking/booking.h"
#include "shared/text/catalogue.h"

namespace accueil::slip {

// French texts of the catalogue, the most pressing first. What someone wishes to speak of comes in full; without a wish
// all of it does. School only where there is more than one person.
[[nodiscard]] std::vector<std::string> first_steps(int people, std::span<const booking::PlanPart> wishes);

// The part as a French text of the catalogue.
[[nodiscard]] std::string_view plan_part(booking::PlanPart part);
inline constexpr std::array all_plan_parts{booking::PlanPart::Installation, booking::PlanPart::Francisation,
                                           booking::PlanPart::Employment, booking::PlanPart::Community};

// The address of the pages in that language: "{language}" in the operator's address stands for its code.
[[nodiscard]] std::string guide_in(std::string address, std::string_view language);

struct FirstDays {
    struct Part {
        std::string name;
        bool wished = false;
    };
    const text::Language* language = nullptr; // owned by the catalogue
    std::string title;                        // "Vos premiers jours"
    std::vector<std::string> steps;
    std::string plan; // "Avec votre agent, vous ferez un plan en quatre parties :"
    std::vector<Part> parts;
    std::string guide_caption;
};
[[nodiscard]] FirstDays first_days_of(int people, std::span<const booking::PlanPart> wishes,
                                      const text::Catalogue& catalogue);

} // namespace accueil::slip

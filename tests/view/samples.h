// Models of every page with invented people, for pictures and for the tests of the view.
#pragma once

#include <string>
#include <vector>

#include "kiosk/journey/model.h"
#include "kiosk/view/ui.h"

namespace accueil::view::samples {

struct Sample {
    std::string name; // of the picture: "choose-time", "choose-time.taken"
    journey::Model model;
    bool camera = false;    // a live picture is there
    bool reception = false; // a page of staff: comfort is the visitors'
    std::string tapped{};   // the page as it is after a tap on this: what a page remembers for itself
};

// Every page of a person and of reception, in the language.
[[nodiscard]] std::vector<Sample> all(const std::string& language);
[[nodiscard]] journey::Model model_of(const std::string& name, const std::string& language);

// What a camera might see: a paper with a code on a desk.
[[nodiscard]] Preview desk();

} // namespace accueil::view::samples

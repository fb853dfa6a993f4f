// Pages of passports, visas and cards of made-up people with a machine-readable zone, and how a camera sees them.
#pragma once

#include <string>
#include <vector>

#include "shared/documents/mrz/mrz.h"
#include "tests/samples/desk.h"
#include "tests/samples/ocr_b.h"

namespace accueil::samples {

// The sizes of ICAO Doc 9303 parts 4 to 7, in millimetres.
struct PageSize {
    double width, height;
};
[[nodiscard]] PageSize page_size(documents::MrzFormat format);

inline constexpr double page_pixels = 12; // of a drawn page, a millimetre

// The page with what stands in words, a portrait, a printed background and the zone; grey.
[[nodiscard]] scanning::Frame draw_page(const documents::Mrz& person, const OcrB& style = {});
// The same with lines that are given, right or wrong.
[[nodiscard]] scanning::Frame draw_page(documents::MrzFormat format, const std::string& zone, const OcrB& style = {});

// How a page is held: `scene` says place, angle and light, and its module is not looked at.
struct Held {
    DeskScene scene;
    double fill = 0.8;      // width of the page against that of the frame
    double tilt_across = 0; // degrees; the right side away from the camera
    double tilt_down = 0;   // degrees; the lower side away from it
};
[[nodiscard]] scanning::Frame seen_page(const scanning::Frame& page, const Held& held, Dice& dice);

// Held as it happens: six tenths of the frame or more, all of the zone in view, up to twelve degrees turned and tilted,
// well lit or not.
[[nodiscard]] Held chance_held(documents::MrzFormat format, Dice& dice);

// A paper that make-samples draws.
struct SamplePage {
    std::string name; // "passport"
    documents::Mrz person;
};
[[nodiscard]] std::vector<SamplePage> pages();

// Somebody of chance with a paper of that format.
[[nodiscard]] documents::Mrz chance_person(documents::MrzFormat format, Dice& dice);

} // namespace accueil::samples

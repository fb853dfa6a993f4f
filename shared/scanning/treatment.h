// What is done to a region before it is decoded: turned upright, enlarged, calmed along the bars, sharpened across.
#pragma once

#include "shared/scanning/frame.h"
#include "shared/scanning/region.h"

namespace accueil::scanning {

struct Treatment {
    float scale = 1;   // of the copy against the frame
    int calm = 1;      // rows averaged along the bars: noise goes, edges across stay; odd
    float sharpen = 0; // strength of the unsharp mask across the bars (Matrix: in both directions)
    float blur = 0;    // of the lens, in pixels of the frame, to be undone, where the region is not too large; 0: none
    int effort = 8;    // iterations of that
    bool invert = false;  // white on black
    bool upright = false; // a Matrix turned so that its rows lie along ours
    bool turn = false;    // a quarter turn more
};

// A region cut out and treated, and the way back to the frame.
struct Patch {
    Frame image;
    Region region; // with the margin it was cut with
    float scale = 1;

    [[nodiscard]] Point in_frame(Point in_patch) const;
};

// The margin around the region is room for the quiet zone. The copy is never larger than two million pixels; the scale
// is reduced for that.
[[nodiscard]] Patch cut(ImageView frame, const Region& region, const Treatment& treatment);

// A copy of width × height pixels about a point of the frame, turned by an angle (radians), `step` pixels of the frame
// apart. The frame is at least two pixels wide and high.
struct Placement {
    Point centre;
    float angle = 0;
    float step = 1;
};
[[nodiscard]] Frame resampled(ImageView frame, const Placement& place, int width, int height);

// Half the size, each pixel the mean of four.
[[nodiscard]] Frame halved(ImageView frame);

} // namespace accueil::scanning

// One document in several frames, laid over each other: noise goes, glare that wanders goes, what is printed stays.
//
// A person holds a paper still for some seconds, but never quite still, so each frame is moved, turned and scaled until
// it lies on the first one. A lamp's reflection only adds light, so of each place the frames that are darkest count.
#pragma once

#include <deque>
#include <optional>

#include "shared/scanning/treatment.h"

namespace accueil::scanning {

// How a frame lies on the first one: about the middle of the area looked at.
struct Motion {
    float right = 0; // pixels
    float down = 0;
    float angle = 0;  // radians
    float larger = 0; // 0.01: a hundredth larger
};

class Exposure {
  public:
    // The area around the regions, in that frame. Nothing when it is too large to be worth it.
    [[nodiscard]] static std::optional<Exposure> begin(ImageView frame, std::span<const Region> regions);

    // False when the frame shows something else, or too far away: then begin anew.
    [[nodiscard]] bool add(ImageView frame);

    [[nodiscard]] int frames() const { return added_; }               // since the beginning
    [[nodiscard]] Frame picture() const;                              // of the last frames
    [[nodiscard]] Point in_frame(Point in_picture) const;             // in the frame added last
    [[nodiscard]] bool covers(std::span<const Region> regions) const; // whether these lie in the area still

  private:
    Exposure(Point centre, int width, int height) : centre_(centre), width_(width), height_(height) {}
    [[nodiscard]] Frame seen(ImageView frame, const Motion& motion, int reduced) const;
    [[nodiscard]] Motion searched(ImageView frame) const;
    [[nodiscard]] std::optional<Motion> aligned(ImageView frame, Motion motion) const;

    Point centre_; // of the area in the first frame
    int width_, height_;
    int frame_width_ = 0, frame_height_ = 0;
    Frame half_, quarter_; // the first frame's area, reduced
    std::deque<Frame> last_;
    Motion motion_; // of the frame added last
    int added_ = 0;
};

} // namespace accueil::scanning

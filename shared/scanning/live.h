// The frames of one camera in order, each within the live budget: what was read last is followed, then a few attempts
// (attempt.h) at the regions of this frame or, every second time, of the last frames laid over each other (exposure.h);
// and where there is print, a machine-readable zone (zone/zone.h).
#pragma once

#include <optional>

#include "shared/scanning/attempt.h"
#include "shared/scanning/exposure.h"
#include "shared/scanning/sighting.h"
#include "shared/scanning/strategy.h"
#include "shared/scanning/zone/zone.h"

namespace accueil::scanning {

// Not thread-safe; one for each camera.
class LiveScan {
  public:
    [[nodiscard]] Sighting next(ImageView frame);

  private:
    struct Track {
        Region region;
        Attempt attempt;
    };
    [[nodiscard]] std::vector<Code> follow(ImageView frame);
    [[nodiscard]] std::vector<Code> search(ImageView frame, std::span<const Region> regions, float change);
    [[nodiscard]] std::vector<Code> search_exposure(float change);
    void expose(ImageView frame, std::span<const Region> regions, float change);
    void read_zone(ImageView frame, Sighting& sighting);

    Texture before_;
    Progress progress_;
    std::optional<Track> track_;       // what the last code was read with, and where
    std::optional<Exposure> exposure_; // what does not read from one frame alone
    Progress exposed_;
    zone::Scan zone_;
    int since_zone_ = 0; // frames
};

} // namespace accueil::scanning

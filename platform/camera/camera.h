// A camera over the place where documents are held.
#pragma once

#include <chrono>

#include "shared/core/error.h"
#include "shared/scanning/image_view.h"

namespace accueil::platform {

// Used by one thread. A camera may be unplugged and plugged again at any moment: next() then fails and tries to open it
// anew by itself at every call, so its user only goes on calling.
class Camera {
  public:
    virtual ~Camera() = default;

    // The newest frame, waiting for it so long at most. The pixels belong to the camera and are good until the next
    // call. Errors: Timeout (no frame yet), Unavailable (not plugged in, or it failed), Unsupported (none of its
    // formats is known).
    [[nodiscard]] virtual core::Result<scanning::ImageView> next(std::chrono::milliseconds wait) = 0;

    // Films nobody until the next next(), and lets go of the frames under way: what they show is of before.
    virtual void rest() = 0;

    [[nodiscard]] virtual bool present() const = 0;
};

} // namespace accueil::platform

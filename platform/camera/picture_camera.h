// A camera that looks at picture files: for tests, for demonstrations, and for the help desk, which is sent a
// photograph of the paper that did not read.
#pragma once

#include <filesystem>
#include <mutex>

#include "platform/camera/camera.h"
#include "shared/scanning/frame.h"

namespace accueil::platform {

// show() and clear() may be called from any thread; the rest as in camera.h.
class PictureCamera final : public Camera {
  public:
    // Frames of that size, 15 a second.
    explicit PictureCamera(int width = 1280, int height = 720);

    // Lays the picture on the desk; larger ones are reduced to fit. Errors: those of scanning::load_picture.
    core::Result<void> show(const std::filesystem::path& picture);
    void show(scanning::ImageView picture);
    void clear();               // the empty desk
    void plug(bool plugged_in); // as if somebody pulled the cable

    [[nodiscard]] core::Result<scanning::ImageView> next(std::chrono::milliseconds wait) override;
    void rest() override {} // its pictures are made when they are asked for
    [[nodiscard]] bool present() const override;

  private:
    const int width_, height_;
    mutable std::mutex mutex_;
    scanning::Frame desk_; // what lies there; under the mutex
    bool plugged_in_ = true;
    scanning::Frame frame_; // lent to the caller of next()
    std::chrono::steady_clock::time_point next_at_{};
};

} // namespace accueil::platform

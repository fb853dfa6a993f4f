// A camera of the Video4Linux interface: GREY, NV12, YUYV or motion JPEG, in buffers shared with the driver.
#pragma once

#include <filesystem>
#include <memory>

#include "platform/camera/camera.h"
#include "platform/camera/v4l2_luminance.h"
#include "shared/core/clock.h"

namespace accueil::platform {

struct V4l2Settings {
    std::filesystem::path device = "/dev/video0"; // better a name of /dev/v4l/by-id: it survives another socket
    int width = 1280;                             // asked for; the driver may give another size
    int height = 720;
};

class V4l2Camera final : public Camera {
  public:
    V4l2Camera(V4l2Settings settings, const core::Clock& clock);
    ~V4l2Camera() override;

    [[nodiscard]] core::Result<scanning::ImageView> next(std::chrono::milliseconds wait) override;
    void rest() override;
    [[nodiscard]] bool present() const override { return stream_ != nullptr; }

  private:
    class Stream;
    core::Result<void> ensure_open();
    void lose(const core::Error& why);

    V4l2Settings settings_;
    const core::Clock& clock_;
    std::unique_ptr<Stream> stream_;
    core::Monotonic try_again_{};
    core::Monotonic last_frame_{}; // or since when one is waited for
    std::string said_;             // the last reason, so that it is logged once
};

} // namespace accueil::platform

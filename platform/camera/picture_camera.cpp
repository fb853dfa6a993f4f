#include "platform/camera/picture_camera.h"

#include <algorithm>
#include <thread>

#include "shared/scanning/picture.h"
#include "shared/scanning/treatment.h"

namespace accueil::platform {

namespace {

constexpr std::chrono::milliseconds interval{66};
constexpr std::uint8_t desk_grey = 96;

scanning::Frame empty_desk(int width, int height) {
    scanning::Frame desk(width, height);
    std::memset(desk.row(0), desk_grey, static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    return desk;
}

} // namespace

PictureCamera::PictureCamera(int width, int height)
    : width_(width), height_(height), desk_(empty_desk(width, height)) {}

core::Result<void> PictureCamera::show(const std::filesystem::path& picture) {
    auto loaded = scanning::load_picture(picture);
    if (!loaded) return std::unexpected(loaded.error());
    show(loaded->view());
    return {};
}

void PictureCamera::show(scanning::ImageView picture) {
    scanning::Frame smaller;
    while (picture.width > width_ || picture.height > height_) {
        smaller = scanning::halved(picture);
        picture = smaller.view();
    }
    auto desk = empty_desk(width_, height_);
    const int left = (desk.width() - picture.width) / 2, top = (desk.height() - picture.height) / 2;
    for (int y = 0; y < picture.height; ++y)
        std::memcpy(desk.row(top + y) + left, picture.row(y), static_cast<std::size_t>(picture.width));
    const std::scoped_lock lock(mutex_);
    desk_ = std::move(desk);
}

void PictureCamera::clear() {
    auto desk = empty_desk(width_, height_);
    const std::scoped_lock lock(mutex_);
    desk_ = std::move(desk);
}

void PictureCamera::plug(bool plugged_in) {
    const std::scoped_lock lock(mutex_);
    plugged_in_ = plugged_in;
}

bool PictureCamera::present() const {
    const std::scoped_lock lock(mutex_);
    return plugged_in_;
}

core::Result<scanning::ImageView> PictureCamera::next(std::chrono::milliseconds wait) {
    const auto now = std::chrono::steady_clock::now();
    if (next_at_ > now + wait) {
        std::this_thread::sleep_for(wait);
        return core::fail(core::ErrorKind::Timeout, "no frame yet");
    }
    std::this_thread::sleep_until(next_at_);
    next_at_ = std::max(now, next_at_) + interval;
    const std::scoped_lock lock(mutex_);
    if (!plugged_in_) return core::fail(core::ErrorKind::Unavailable, "not plugged in");
    frame_ = desk_;
    return frame_.view();
}

} // namespace accueil::platform

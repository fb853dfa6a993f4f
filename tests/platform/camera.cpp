#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "platform/camera/picture_camera.h"
#include "platform/camera/v4l2_camera.h"
#include "platform/camera/v4l2_luminance.h"
#include "tests/core/folder.h"

using namespace accueil;
using namespace accueil::platform;
using namespace std::chrono_literals;

namespace {

struct HandClock final : core::Clock {
    core::Monotonic at{};
    [[nodiscard]] core::Instant now() const override { return {}; }
    [[nodiscard]] core::Monotonic monotonic() const override { return at; }
};

} // namespace

TEST_CASE("the luminance of each camera format is found") {
    scanning::Frame room;
    const core::Bytes grey{1, 2, 3, 0, 4, 5, 6, 0};
    auto view = luminance(grey, {PixelFormat::Grey, 3, 2, 4}, room);
    REQUIRE(view);
    CHECK(view->row(1)[2] == 6);
    CHECK(view->pixels == grey.data());

    const core::Bytes nv12{1, 2, 3, 4, 128, 128};
    view = luminance(nv12, {PixelFormat::Nv12, 2, 2, 2}, room);
    REQUIRE(view);
    CHECK(view->row(1)[0] == 3);

    const core::Bytes yuyv{10, 128, 20, 128, 30, 128, 40, 128};
    view = luminance(yuyv, {PixelFormat::Yuyv, 2, 2, 4}, room);
    REQUIRE(view);
    CHECK(view->row(0)[1] == 20);
    CHECK(view->row(1)[0] == 30);
}

TEST_CASE("a camera buffer shorter than it should be is refused") {
    scanning::Frame room;
    const core::Bytes few(10);
    for (const auto format : {PixelFormat::Grey, PixelFormat::Nv12, PixelFormat::Yuyv, PixelFormat::Mjpeg})
        CHECK_FALSE(luminance(few, {format, 64, 48, 128}, room));
    CHECK_FALSE(luminance(few, {PixelFormat::Grey, 8, 1, 4}, room));
}

TEST_CASE("a camera that is not there, or is something else, is unavailable and waits no longer than asked") {
    const core::SystemClock clock;
    for (const char* device : {"/nowhere/video0", "/dev/null"}) {
        V4l2Camera camera({.device = device}, clock);
        CHECK(camera.next(1ms).error().kind == core::ErrorKind::Unavailable);
        CHECK(camera.next(1ms).error().kind == core::ErrorKind::Unavailable);
        CHECK_FALSE(camera.present());
    }
}

TEST_CASE("a camera plugged in later is looked for once a second, by itself") {
    const temporary::Folder folder("camera");
    HandClock clock;
    V4l2Camera camera({.device = folder / "video0"}, clock);
    const auto absent = camera.next(1ms).error().detail;
    std::filesystem::create_symlink("/dev/null", folder / "video0"); // another thing, but there
    CHECK(camera.next(1ms).error().detail == absent);
    clock.at += 1s;
    const auto other = camera.next(1ms).error().detail;
    CHECK(other != absent);
    std::filesystem::remove(folder / "video0");
    clock.at += 1s;
    CHECK(camera.next(1ms).error().detail == absent);
}

TEST_CASE("the picture camera shows what lies on its desk") {
    PictureCamera camera(64, 48);
    const auto frame = camera.next(1s);
    REQUIRE(frame);
    const auto empty = frame->row(24)[32];
    scanning::Frame picture(20, 20);
    camera.show(picture.view());
    CHECK(camera.next(1s)->row(24)[32] == 0);
    CHECK(camera.next(0ms).error().kind == core::ErrorKind::Timeout);
    camera.clear();
    CHECK(camera.next(1s)->row(24)[32] == empty);
    scanning::Frame large(640, 480);
    camera.show(large.view());
    CHECK(camera.next(1s)->row(24)[32] == 0);
    camera.plug(false);
    CHECK(camera.next(1s).error().kind == core::ErrorKind::Unavailable);
    CHECK(camera.show(std::filesystem::path("/nowhere.png")).error().kind == core::ErrorKind::NotFound);
}

#include <catch2/catch_test_macros.hpp>
#include <condition_variable>
#include <deque>
#include <thread>

#include "platform/camera/picture_camera.h"
#include "platform/desk/document_desk.h"
#include "tests/samples/desk.h"
#include "tests/samples/drawing.h"

using namespace accueil;
using namespace accueil::platform;
using namespace std::chrono_literals;

namespace {

const std::string pass = "M1DIALLO/FATOU        EABCDEF CDGYULAF 0344 328Y022A0042 100";

// A reader that is given its payloads by the test.
class ScriptedReader final : public Scanner {
  public:
    std::vector<core::Bytes> take() override {
        const std::scoped_lock lock(mutex_);
        return std::exchange(waiting_, {});
    }
    int descriptor() const override { return -1; }
    void hold(std::string_view text) {
        const std::scoped_lock lock(mutex_);
        waiting_.push_back(core::to_bytes(text));
    }

  private:
    std::mutex mutex_;
    std::vector<core::Bytes> waiting_;
};

// As cameras over USB are: the driver fills the buffers it was given with what lies there, whoever asks.
class QueueCamera final : public Camera {
  public:
    void show(const scanning::Frame& frame) {
        const std::scoped_lock lock(mutex_);
        lies_there_ = frame;
        if (!filming_) return;
        while (queue_.size() < 3) queue_.push_back(lies_there_);
    }
    core::Result<scanning::ImageView> next(std::chrono::milliseconds wait) override {
        std::this_thread::sleep_for(wait / 4);
        const std::scoped_lock lock(mutex_);
        filming_ = true;
        if (queue_.empty()) queue_.push_back(lies_there_);
        lent_ = queue_.front();
        queue_.pop_front();
        while (queue_.size() < 3) queue_.push_back(lies_there_);
        return lent_.view();
    }
    void rest() override {
        const std::scoped_lock lock(mutex_);
        filming_ = false;
        queue_.clear();
    }
    bool present() const override { return true; }
    bool filming() const {
        const std::scoped_lock lock(mutex_);
        return filming_;
    }

  private:
    mutable std::mutex mutex_;
    scanning::Frame lies_there_{1280, 720};
    std::deque<scanning::Frame> queue_;
    scanning::Frame lent_;
    bool filming_ = false;
};

class Inbox {
  public:
    void post(std::vector<Seen> seen) {
        const std::scoped_lock lock(mutex_);
        for (auto& one : seen) seen_.push_back(std::move(one));
        came_.notify_all();
    }
    std::optional<Seen> wait(std::chrono::milliseconds most = 10s) {
        std::unique_lock lock(mutex_);
        if (!came_.wait_for(lock, most, [&] { return !seen_.empty(); })) return std::nullopt;
        auto first = std::move(seen_.front());
        seen_.erase(seen_.begin());
        return first;
    }

  private:
    std::mutex mutex_;
    std::condition_variable came_;
    std::vector<Seen> seen_;
};

struct Setup {
    core::SystemClock clock;
    Inbox inbox;
    PictureCamera* camera = nullptr;
    ScriptedReader* reader = nullptr;
    std::unique_ptr<DocumentDesk> desk;

    Setup() {
        auto pictures = std::make_unique<PictureCamera>();
        auto scripted = std::make_unique<ScriptedReader>();
        camera = pictures.get();
        reader = scripted.get();
        DeskDevices devices{std::move(pictures), {}};
        devices.readers.push_back(std::move(scripted));
        desk = std::make_unique<DocumentDesk>(
            std::move(devices),
            scanning::DecoderSettings{.program = BUILD_DIR "/bin/accueil-decoder", .live_deadline = 5s}, clock,
            [this](std::vector<Seen> seen) { inbox.post(std::move(seen)); });
    }
    void show_pass() const {
        samples::Dice dice(5);
        const auto code = samples::draw(scanning::Symbology::Aztec, pass);
        camera->show(samples::desk({.module = 4, .angle = 12}, code, dice).view());
    }
    std::optional<Preview> preview_where(auto holds) const {
        for (int i = 0; i < 200; ++i, std::this_thread::sleep_for(20ms))
            if (auto preview = desk->preview(0); preview && holds(*preview)) return preview;
        return std::nullopt;
    }
};

} // namespace

TEST_CASE("a document held up is told once, with its place, and shown") {
    Setup setup;
    setup.desk->start();
    setup.show_pass();
    const auto seen = setup.inbox.wait();
    REQUIRE(seen);
    CHECK(core::to_text(seen->payload) == pass);
    CHECK(seen->source == Seen::Source::Camera);
    CHECK(seen->quad);
    CHECK(seen->frame_width == 1280);
    CHECK_FALSE(setup.inbox.wait(400ms));
    const auto preview = setup.preview_where([](const Preview& p) { return p.read; });
    REQUIRE(preview);
    CHECK(preview->frame.width() == 640);
    CHECK(preview->outline);
    CHECK(setup.desk->state().camera);
}

TEST_CASE("what a reader sends is told like what the camera sees") {
    Setup setup;
    setup.desk->start();
    setup.reader->hold("]Q3M1PASS");
    const auto seen = setup.inbox.wait();
    REQUIRE(seen);
    CHECK(core::to_text(seen->payload) == "]Q3M1PASS");
    CHECK(seen->source == Seen::Source::Reader);
    CHECK_FALSE(seen->quad);
}

TEST_CASE("while paused nothing is told and no picture is kept") {
    Setup setup;
    setup.desk->start();
    setup.show_pass();
    REQUIRE(setup.inbox.wait());
    setup.desk->attend(Attention::Nothing);
    setup.reader->hold("thrown away");
    std::this_thread::sleep_for(300ms);
    CHECK_FALSE(setup.desk->preview(0));
    CHECK_FALSE(setup.inbox.wait(1ms));
    setup.desk->attend(Attention::All);
    const auto again = setup.inbox.wait();
    REQUIRE(again);
    CHECK(core::to_text(again->payload) == pass);
}

TEST_CASE("what lay before the camera when the last person went is not read to the next one") {
    const core::SystemClock clock;
    Inbox inbox;
    auto owned = std::make_unique<QueueCamera>();
    auto* camera = owned.get();
    samples::Dice dice(5);
    camera->show(samples::desk({.module = 4}, samples::draw(scanning::Symbology::Aztec, pass), dice));
    DocumentDesk desk({std::move(owned), {}}, {.program = BUILD_DIR "/bin/accueil-decoder", .live_deadline = 5s}, clock,
                      [&](std::vector<Seen> seen) { inbox.post(std::move(seen)); });
    desk.start();
    REQUIRE(inbox.wait());
    desk.attend(Attention::Readers);
    for (int i = 0; i < 200 && camera->filming(); ++i) std::this_thread::sleep_for(10ms);
    CHECK_FALSE(camera->filming());
    camera->show(samples::desk({}, {}, dice, false));
    desk.attend(Attention::All);
    for (int i = 0; i < 200 && !desk.preview(0); ++i) std::this_thread::sleep_for(10ms);
    CHECK(desk.preview(0));
    CHECK_FALSE(inbox.wait(800ms));
}

TEST_CASE("a decoder that can't be started is no camera") {
    Setup setup;
    setup.desk = nullptr;
    DocumentDesk desk({std::make_unique<PictureCamera>(), {}}, {.program = "/nowhere/decoder"}, setup.clock, {});
    desk.start();
    for (int i = 0; i < 200 && !desk.state().camera; ++i) std::this_thread::sleep_for(5ms);
    for (int i = 0; i < 500 && desk.state().camera; ++i) std::this_thread::sleep_for(10ms);
    CHECK_FALSE(desk.state().camera);
}

TEST_CASE("a camera pulled out and plugged in again goes on") {
    Setup setup;
    setup.desk->start();
    REQUIRE(setup.preview_where([](const Preview&) { return true; }));
    setup.camera->plug(false);
    for (int i = 0; i < 100 && setup.desk->state().camera; ++i) std::this_thread::sleep_for(20ms);
    CHECK_FALSE(setup.desk->state().camera);
    CHECK_FALSE(setup.desk->preview(0)); // its last picture is not what is there
    setup.show_pass();
    setup.camera->plug(true);
    CHECK(setup.inbox.wait());
}

TEST_CASE("a desk can be stopped and started again") {
    Setup setup;
    setup.desk->start();
    setup.desk->stop();
    setup.desk->start();
    setup.show_pass();
    CHECK(setup.inbox.wait());
}

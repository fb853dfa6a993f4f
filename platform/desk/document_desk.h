// The place where a person shows a document: the camera, the readers and the decoder process behind one small door.
//
// It has a thread of its own; nobody who calls it waits for a device or for the decoder.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "platform/camera/camera.h"
#include "platform/scanner/scanner.h"
#include "shared/core/clock.h"
#include "shared/scanning/decoder_process.h"
#include "shared/scanning/frame.h"

namespace accueil::platform {

// A payload, wherever it came from.
struct Seen {
    enum class Source : std::uint8_t { Camera, Reader };
    core::Bytes payload;
    Source source = Source::Camera;
    std::optional<scanning::Quad> quad; // in pixels of a frame of that size; only from the camera
    int frame_width = 0;
    int frame_height = 0;
};

// What the screen shows while somebody holds a document up.
struct Preview {
    std::uint64_t number = 0; // grows with each
    scanning::Frame frame;    // luminance, at most 640 pixels wide
    scanning::Hint hint = scanning::Hint::Nothing;
    std::optional<scanning::Quad> outline; // in pixels of this frame
    bool read = false;                     // the outline is of a code that was read
};

struct DeskState {
    bool camera = false;  // plugged in, and what it sees can be decoded
    bool readers = false; // at least one reader is plugged in
};

// What is looked at. A reader is pointed at a paper by somebody's hand; the camera sees whoever stands there.
enum class Attention : std::uint8_t { Nothing, Readers, All };

struct DeskDevices {
    std::unique_ptr<Camera> camera; // may be null
    std::vector<std::unique_ptr<Scanner>> readers;
};

class DocumentDesk {
  public:
    // All payloads of one moment together, so that the one that says who somebody is can be chosen. Called on the
    // desk's thread: post it and return. What stays in view is told once; away for two seconds, it is new.
    using OnSeen = std::function<void(std::vector<Seen>)>;

    DocumentDesk(DeskDevices devices, scanning::DecoderSettings decoder, const core::Clock& clock, OnSeen on_seen);
    ~DocumentDesk(); // stops
    DocumentDesk(const DocumentDesk&) = delete;
    DocumentDesk& operator=(const DocumentDesk&) = delete;

    // Thread-safe. Starts with whatever attention was set; stop() returns when the thread has ended, at most one frame
    // later.
    void start();
    void stop();
    // Without attention what readers send is thrown away; without attention for the camera it films nobody, and the
    // decoder ends with all it remembers: whoever comes next has a new one. All is attended to from the start.
    void attend(Attention attention);

    [[nodiscard]] std::optional<Preview> preview(std::uint64_t newer_than) const;
    [[nodiscard]] DeskState state() const;

  private:
    struct Remembered {
        core::Bytes payload;
        core::Monotonic last;
    };
    void call() const; // ends a nap
    void run(const std::stop_token& stop);
    void rest();
    void look();
    void answer();
    void listen();
    void show(scanning::ImageView frame);
    void tell(std::vector<Seen> seen);
    [[nodiscard]] bool is_new(const core::Bytes& payload);
    void note_state();

    DeskDevices devices_;
    scanning::DecoderProcess decoder_;
    const core::Clock& clock_;
    OnSeen on_seen_;
    std::atomic<Attention> attention_ = Attention::All;
    int called_; // an eventfd

    // Of the desk's thread.
    int beats_ = 0;      // until the next nap
    bool asked_ = false; // the decoder was given a frame and has not answered
    int frame_width_ = 0;
    int frame_height_ = 0;
    scanning::Sighting last_;
    std::vector<Remembered> remembered_;

    mutable std::mutex mutex_;
    Preview preview_; // under the mutex
    DeskState state_; // under the mutex
    std::jthread thread_;
};

} // namespace accueil::platform

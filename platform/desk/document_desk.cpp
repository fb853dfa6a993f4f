#include "platform/desk/document_desk.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>

#include "shared/core/log.h"
#include "shared/scanning/treatment.h"

namespace accueil::platform {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds beat{40};
constexpr milliseconds nap{5000};      // while nobody is asked for a document: any of its descriptors ends it
constexpr milliseconds look_for{1000}; // a reader that is away
constexpr int beats_after_a_reader = 10;
constexpr milliseconds away{2000}; // out of view so long, a code is told again
constexpr int widest_preview = 640;

// Until a reader has something to say, the desk is called to work, or the time is over.
// True when it was a reader.
bool wait_for(const std::vector<std::unique_ptr<Scanner>>& readers, int called, milliseconds most) {
    std::vector<pollfd> descriptors{{called, POLLIN, 0}};
    for (const auto& reader : readers)
        if (reader->present()) descriptors.push_back({reader->descriptor(), POLLIN, 0});
    poll(descriptors.data(), descriptors.size(), static_cast<int>(most.count()));
    // A line that has hung up is readable all the time until its reader is closed.
    if (std::ranges::any_of(descriptors, [](const pollfd& one) { return (one.revents & (POLLHUP | POLLERR)) != 0; }))
        poll(descriptors.data(), 1, static_cast<int>(most.count()));
    std::uint64_t calls = 0;
    [[maybe_unused]] const auto got = ::read(called, &calls, sizeof calls);
    return std::ranges::any_of(descriptors.begin() + 1, descriptors.end(),
                               [](const pollfd& one) { return (one.revents & POLLIN) != 0; });
}

} // namespace

DocumentDesk::DocumentDesk(DeskDevices devices, scanning::DecoderSettings decoder, const core::Clock& clock,
                           OnSeen on_seen)
    : devices_(std::move(devices)), decoder_(std::move(decoder), clock), clock_(clock), on_seen_(std::move(on_seen)),
      called_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

DocumentDesk::~DocumentDesk() {
    stop();
    ::close(called_);
}

void DocumentDesk::attend(Attention attention) {
    if (attention_.exchange(attention) != attention) call();
}

void DocumentDesk::call() const {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto wrote = ::write(called_, &one, sizeof one);
}

void DocumentDesk::start() {
    if (thread_.joinable()) return;
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void DocumentDesk::stop() {
    if (!thread_.joinable()) return;
    thread_.request_stop();
    call();
    thread_.join();
    thread_ = {};
}

void DocumentDesk::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        if (attention_ == Attention::All) {
            look();
            answer();
            listen();
        } else {
            rest();
            if (attention_ == Attention::Readers) listen();
        }
        note_state();
    }
    decoder_.rest(); // it dies with the thread that started it
}

void DocumentDesk::rest() {
    if (devices_.camera) devices_.camera->rest();
    decoder_.rest();
    last_ = {};
    remembered_.clear();
    {
        const std::scoped_lock lock(mutex_);
        preview_.frame = {};
        preview_.outline.reset();
        preview_.hint = scanning::Hint::Nothing;
    }
    // A reader that has begun is heard to its end.
    const bool awake = std::exchange(beats_, std::max(0, beats_ - 1)) > 0;
    const bool whole = std::ranges::all_of(devices_.readers, [](const auto& reader) { return reader->present(); });
    if (wait_for(devices_.readers, called_, awake ? beat : whole ? nap : look_for)) beats_ = beats_after_a_reader;
    // Whoever shows a paper the moment they are asked for it must not lose it to the end of this rest.
    if (attention_ != Attention::Nothing) return;
    for (const auto& reader : devices_.readers) static_cast<void>(reader->take());
}

// A frame that comes while the decoder is busy is only shown: the next one is newer.
void DocumentDesk::look() {
    if (!devices_.camera) return static_cast<void>(wait_for(devices_.readers, called_, beat));
    const auto frame = devices_.camera->next(beat);
    if (!frame) return;
    if (!decoder_.busy()) {
        asked_ = true;
        static_cast<void>(decoder_.submit(*frame, scanning::Mode::Live));
        frame_width_ = frame->width;
        frame_height_ = frame->height;
    }
    show(*frame);
}

void DocumentDesk::answer() {
    auto reply = decoder_.poll(milliseconds{0});
    if (!reply) {
        // The frame was lost, and what was said of another one is no answer.
        if (asked_ && !decoder_.busy()) last_ = {}, asked_ = false;
        return;
    }
    asked_ = false;
    last_ = std::move(reply->sighting);
    std::vector<Seen> seen;
    for (auto& code : last_.codes)
        if (is_new(code.payload))
            seen.push_back({code.payload, Seen::Source::Camera, code.quad, frame_width_, frame_height_});
    // Nobody is asked for a paper any more: whose it was has gone.
    if (attention_ == Attention::All) tell(std::move(seen));
}

void DocumentDesk::listen() {
    std::vector<Seen> seen;
    for (const auto& reader : devices_.readers)
        for (auto& payload : reader->take())
            seen.push_back({std::move(payload), Seen::Source::Reader, std::nullopt, 0, 0});
    tell(std::move(seen));
}

void DocumentDesk::tell(std::vector<Seen> seen) {
    if (!seen.empty() && on_seen_ && attention_ != Attention::Nothing) on_seen_(std::move(seen));
}

bool DocumentDesk::is_new(const core::Bytes& payload) {
    const auto now = clock_.monotonic();
    std::erase_if(remembered_, [&](const Remembered& one) { return now - one.last > away; });
    const auto known = std::ranges::find(remembered_, payload, &Remembered::payload);
    if (known != remembered_.end()) {
        known->last = now;
        return false;
    }
    remembered_.push_back({payload, now});
    return true;
}

void DocumentDesk::show(scanning::ImageView frame) {
    float scale = 1;
    scanning::Frame smaller;
    for (; frame.width > widest_preview; frame = smaller.view(), scale /= 2) smaller = scanning::halved(frame);
    scanning::Frame copy = smaller.empty() ? scanning::Frame(frame) : std::move(smaller);
    auto outline = last_.outline;
    if (outline)
        for (auto& corner : *outline) corner.x *= scale, corner.y *= scale;
    const std::scoped_lock lock(mutex_);
    preview_.frame = std::move(copy);
    preview_.hint = last_.hint;
    preview_.outline = outline;
    preview_.read = !last_.codes.empty();
    ++preview_.number;
}

std::optional<Preview> DocumentDesk::preview(std::uint64_t newer_than) const {
    const std::scoped_lock lock(mutex_);
    if (preview_.number <= newer_than || preview_.frame.empty()) return std::nullopt;
    return preview_;
}

void DocumentDesk::note_state() {
    DeskState now;
    now.camera = devices_.camera && devices_.camera->present() && !decoder_.failing();
    now.readers = std::ranges::any_of(devices_.readers, [](const auto& reader) { return reader->present(); });
    if (!now.camera) last_ = {};
    const std::scoped_lock lock(mutex_);
    if (!now.camera) preview_.frame = {}; // nobody is kept whom no camera sees
    state_ = now;
}

DeskState DocumentDesk::state() const {
    const std::scoped_lock lock(mutex_);
    return state_;
}

} // namespace accueil::platform

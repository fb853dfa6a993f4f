#include "platform/speech/speaker.h"

#include <string.h>

#include <chrono>

#include "platform/speech/synthesizer.h"
#include "shared/core/log.h"

namespace accueil::platform {

namespace {

// How often to look whether the last word has been heard, and so the device may rest.
constexpr std::chrono::milliseconds until_silent{500};

void overwrite(std::string& text) {
    ::explicit_bzero(text.data(), text.size());
    text.clear();
}

} // namespace

Speaker::Speaker(std::unique_ptr<Sink> sink) : sink_(std::move(sink)), thread_([this] { work(); }) {}

Speaker::~Speaker() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    hush();
    thread_.join();
}

void Speaker::say(std::vector<Passage> passages) {
    {
        const std::lock_guard lock(mutex_);
        for (auto& passage : passages) waiting_.push_back(std::move(passage));
    }
    wake_.notify_one();
}

void Speaker::hush() {
    {
        const std::lock_guard lock(mutex_);
        ++turn_;
        for (auto& passage : waiting_) overwrite(passage.text);
        waiting_.clear();
        hushed_ = true;
    }
    wake_.notify_one();
}

void Speaker::remember(std::function<void()> finished) {
    const std::lock_guard lock(mutex_);
    remembers_ = true;
    finished_ = std::move(finished);
}

bool Speaker::idle() const {
    const std::lock_guard lock(mutex_);
    return !busy_ && waiting_.empty();
}

std::vector<Said> Speaker::take_said() {
    const std::lock_guard lock(mutex_);
    return std::exchange(said_, {});
}

void Speaker::work() {
    bool open = false;
    for (std::unique_lock lock(mutex_);;) {
        const auto something = [this] { return ending_ || hushed_ || !waiting_.empty(); };
        if (open)
            wake_.wait_for(lock, until_silent, something);
        else
            wake_.wait(lock, something);
        if (ending_) return;
        // Here, not in hush(): the device belongs to this thread, and nothing of the old turn is queued after it.
        if (std::exchange(hushed_, false) && open) sink_->hush();
        if (waiting_.empty()) {
            if (open && !sink_->sounding()) sink_->rest(), open = false;
            continue;
        }
        Passage next = std::move(waiting_.front());
        waiting_.pop_front();
        busy_ = true;
        const unsigned turn = turn_;
        lock.unlock();
        if (ready()) open = true;
        perform(std::move(next), turn);
        lock.lock();
        busy_ = false;
        const bool finished = waiting_.empty();
        const auto tell = finished ? finished_ : nullptr;
        if (!tell) continue;
        lock.unlock();
        tell();
        lock.lock();
    }
}

// A kiosk without voices or without a sound device still works; it is told once.
bool Speaker::ready() {
    if (broken_) return false;
    if (!synthesizer_) {
        auto opened = Synthesizer::open();
        if (!opened) {
            core::log::error("speech.silent", {{"error", opened.error()}});
            return broken_ = true, false;
        }
        synthesizer_ = std::move(*opened);
    }
    if (auto opened = sink_->open(synthesizer_->rate()); !opened) {
        core::log::warning("speech.silent", {{"error", opened.error()}});
        return false;
    }
    return true;
}

void Speaker::perform(Passage passage, unsigned turn) {
    Said said;
    if (synthesizer_) {
        const auto done = synthesizer_->speak(passage, [&](std::span<const std::int16_t> samples) {
            if (turn_ != turn) return false;
            said.samples += samples.size();
            sink_->play(samples);
            return true;
        });
        said.whole = done && turn_ == turn;
        if (!done) core::log::warning("speech.no-voice", {{"error", done.error()}});
    }
    const std::lock_guard lock(mutex_);
    if (remembers_) {
        said.passage = std::move(passage);
        said_.push_back(std::move(said));
    } else {
        overwrite(passage.text);
    }
}

} // namespace accueil::platform

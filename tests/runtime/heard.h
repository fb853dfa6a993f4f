// What a port has told, kept for a test that waits for it.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

#include "kiosk/journey/event.h"

namespace accueil::test {

class Heard {
  public:
    void tell(journey::Event event) { // any thread
        const std::lock_guard lock(mutex_);
        events_.push_back(std::move(event));
        came_.notify_all();
    }

    // The first event of that kind, not yet given, for which it holds; the others before it are passed over.
    template<class E>
    std::optional<E> next(const std::function<bool(const E&)>& holds = [](const E&) { return true; }) {
        std::unique_lock lock(mutex_);
        std::optional<E> found;
        came_.wait_for(lock, std::chrono::seconds{20}, [&] {
            for (; !found && at_ < events_.size(); ++at_)
                if (const auto* event = std::get_if<E>(&events_[at_]); event != nullptr && holds(*event))
                    found = *event;
            return found.has_value();
        });
        return found;
    }

    // Whether the first of these two that comes is an A: no waiting for what the other one excludes.
    template<class A, class B>
    bool is_next() {
        std::unique_lock lock(mutex_);
        std::optional<bool> found;
        came_.wait_for(lock, std::chrono::seconds{20}, [&] {
            for (; !found && at_ < events_.size(); ++at_) {
                if (std::holds_alternative<A>(events_[at_])) found = true;
                if (std::holds_alternative<B>(events_[at_])) found = false;
            }
            return found.has_value();
        });
        return found.value_or(false);
    }

  private:
    std::mutex mutex_;
    std::condition_variable came_;
    std::vector<journey::Event> events_;
    std::size_t at_ = 0;
};

} // namespace accueil::test

// A thread with a queue of jobs done in order: the store has one, the printer has one. Jobs still queued at the end are
// done before the thread ends, so that nothing that was asked for is lost.
//
// A job must not throw. One that does ends the program: it starts again on what is durable, which is better than a
// person who waits for an answer that never comes.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace accueil::runtime {

class Worker {
  public:
    using Job = std::move_only_function<void()>;

    Worker() : thread_([this] { work(); }) {}
    ~Worker() { end(); }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void submit(Job job) { // any thread; after the end a job is dropped
        {
            const std::lock_guard lock(mutex_);
            if (ending_) return;
            jobs_.push_back(std::move(job));
        }
        ready_.notify_one();
    }

    // Does what is queued and joins the thread. Not from a job.
    void end() {
        {
            const std::lock_guard lock(mutex_);
            ending_ = true;
        }
        ready_.notify_one();
        if (thread_.joinable()) thread_.join();
    }

  private:
    void work() noexcept {
        for (;;) {
            Job job;
            {
                std::unique_lock lock(mutex_);
                ready_.wait(lock, [this] { return ending_ || !jobs_.empty(); });
                if (jobs_.empty()) return;
                job = std::move(jobs_.front());
                jobs_.pop_front();
            }
            job();
        }
    }

    std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<Job> jobs_;
    bool ending_ = false;
    std::thread thread_;
};

} // namespace accueil::runtime

// The one thread that writes. Jobs queue up; up to 256 of them share one commit, and each is answered only after it is
// durable (group commit). So a slow disk costs latency, not throughput, and no two calls ever race for a slot.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "deploy/scheduler/domain/scheduler.h"
#include "deploy/scheduler/server/message.h"

namespace accueil::scheduler::server {

class Writer {
  public:
    static constexpr std::size_t jobs_a_commit = 256;
    static constexpr std::size_t jobs_waiting = 4096; // beyond it the answer is 503 at once

    // `committed` is called on the writer's thread after each commit, with the mark to write down.
    using Committed = std::function<void(const Scheduler::Mark&)>;
    Writer(sqlite::Database& database, Scheduler& scheduler, Committed committed);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    // `work` runs on the writer's thread within the transaction and returns how to render the answer.
    using Work = std::function<std::function<Response()>(Scheduler&)>;
    void submit(Work work, Reply reply);

    // As it was after the last commit; without waiting for the writer's turn.
    [[nodiscard]] Scheduler::Mark mark() const;

    // Does what is queued and joins the thread; what is submitted afterwards is answered with 503. Before the end of
    // whatever the replies hold on to (the listener's strands): a job lives a little longer than its answer.
    void end();

  private:
    struct Job {
        Work work;
        Reply reply;
    };
    void run();
    void commit(std::deque<Job> jobs);

    sqlite::Database& database_;
    Scheduler& scheduler_;
    Committed committed_;
    mutable std::mutex mutex_;
    Scheduler::Mark mark_;
    std::condition_variable wake_;
    std::deque<Job> waiting_;
    bool ending_ = false;
    std::jthread thread_; // last: it uses all of the above
};

} // namespace accueil::scheduler::server

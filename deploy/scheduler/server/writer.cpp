#include "deploy/scheduler/server/writer.h"

#include "deploy/scheduler/server/problem.h"
#include "shared/core/log.h"
#include "shared/sqlite/transaction.h"

namespace accueil::scheduler::server {

namespace {

std::function<Response()> overloaded() {
    return [] { return problem(503, "unavailable", "too many requests are waiting"); };
}

} // namespace

Writer::Writer(sqlite::Database& database, Scheduler& scheduler, Committed committed)
    : database_(database), scheduler_(scheduler), committed_(std::move(committed)), mark_(scheduler.mark()),
      thread_([this] { run(); }) {}

Writer::~Writer() { end(); }

void Writer::end() {
    {
        const std::scoped_lock lock(mutex_);
        ending_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void Writer::submit(Work work, Reply reply) {
    {
        const std::scoped_lock lock(mutex_);
        if (!ending_ && waiting_.size() < jobs_waiting) {
            waiting_.push_back({std::move(work), std::move(reply)});
            wake_.notify_one();
            return;
        }
    }
    reply(overloaded());
}

Scheduler::Mark Writer::mark() const {
    const std::scoped_lock lock(mutex_);
    return mark_;
}

void Writer::run() {
    for (;;) {
        std::deque<Job> jobs;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            while (jobs.size() < jobs_a_commit && !waiting_.empty()) {
                jobs.push_back(std::move(waiting_.front()));
                waiting_.pop_front();
            }
        }
        commit(std::move(jobs));
    }
}

void Writer::commit(std::deque<Job> jobs) {
    std::vector<std::function<Response()>> answers;
    answers.reserve(jobs.size());
    sqlite::Transaction transaction(database_);
    const auto before = database_.changes_in_all();
    for (auto& job : jobs) answers.push_back(transaction.ok() ? job.work(scheduler_) : overloaded());
    // Questions alone leave nothing to be made durable, so they cost no write.
    const bool changed = database_.changes_in_all() != before;
    const auto mark = changed && transaction.ok() ? scheduler_.advance() : scheduler_.mark();
    if (const auto done = transaction.commit(); !done) {
        // Nothing of the group is durable, so nobody of it may believe that it is.
        core::log::error("scheduler.commit-failed", {{"error", done.error()}, {"jobs", std::uint64_t{jobs.size()}}});
        for (auto& job : jobs) job.reply([error = done.error()] { return problem(problem_of(error)); });
        return;
    }
    {
        const std::scoped_lock lock(mutex_);
        mark_ = mark;
    }
    if (changed && committed_) committed_(mark);
    for (std::size_t i = 0; i < jobs.size(); ++i) jobs[i].reply(std::move(answers[i]));
}

} // namespace accueil::scheduler::server

// A terminal without a screen that books as fast as people never come: the real store, synchroniser and transport. It
// tells of each booking on standard output once it is promised, and is made to be killed.
//
//   kills-terminal FOLDER URL SEED load|drain      drain: books nothing and ends when all is delivered
#include <unistd.h>

#include <cstdio>
#include <random>
#include <string>
#include <thread>

#include "shared/calendar/window.h"
#include "shared/calendar/zone.h"
#include "shared/core/log.h"
#include "shared/sync/agent.h"
#include "shared/sync/curl_transport.h"

using namespace accueil;
using namespace std::chrono_literals;

namespace {

template<class T>
T must(core::Result<T> result, const char* what) {
    if (result) return std::move(*result);
    std::fprintf(stderr, "terminal: %s: %s\n", what, result.error().detail.c_str());
    std::exit(3);
}

void must(const core::Result<void>& result, const char* what) {
    if (result) return;
    std::fprintf(stderr, "terminal: %s: %s\n", what, result.error().detail.c_str());
    std::exit(3);
}

class Terminal {
  public:
    Terminal(const std::string& folder, const std::string& url, unsigned seed)
        : files_{folder}, lot_(seed), books_(open()), post_(open()),
          transport_(must(sync::make_curl_transport(
                              {.url = url, .ca_file = files_.authority(), .identity_file = files_.identity()}),
                          "transport")),
          agent_(*post_, *transport_, clock_, random_, {}, [](const sync::News&) {}) {
        must(books_->check_integrity(), "the store is damaged");
        const auto standing = must(books_->begin({"boot-1", "machine-1", {}}), "begin");
        if (standing != store::Standing::Ready) must(core::fail(core::ErrorKind::Refused, "not ready"), "standing");
        agent_.start();
    }

    [[noreturn]] void load() {
        for (;;) {
            auto hand = must(books_->hand(), "hand");
            std::erase_if(hand, [&](const booking::Grant& grant) {
                return grant.slot.start < clock_.now() + std::chrono::hours{48};
            });
            if (hand.empty()) {
                std::this_thread::sleep_for(20ms);
                continue;
            }
            const auto& grant = hand[lot_() % hand.size()];
            if (lot_() % 40 == 0)
                must(books_->give_back(std::vector{grant.no}), "give back");
            else
                book(grant);
            agent_.poke();
            std::this_thread::sleep_for(std::chrono::milliseconds{lot_() % 30});
        }
    }

    void drain() {
        for (;;) {
            const auto status = must(books_->status(), "status");
            if (status.outbox_depth == 0 && status.pending_returns == 0) return;
            agent_.poke();
            std::this_thread::sleep_for(100ms);
        }
    }

  private:
    std::unique_ptr<store::Store> open() {
        const auto key = must(security::DeviceKey::load_or_make(files_.device_key(), random_), "device key");
        return must(store::Store::open(files_.directory + "/terminal.sqlite", key, clock_, random_), "store");
    }

    // Outside of the five days only with a reason, as staff do.
    void book(const booking::Grant& grant) {
        booking::Draft draft;
        draft.person.surname = "EXEMPLE";
        draft.wishes.people = 1;
        draft.wishes.mode = grant.slot.modes.front();
        draft.arrival = {calendar::local_date(clock_.now()), "international", booking::DocumentKind::BoardingPass};
        draft.grant = grant.no;
        const auto window =
            calendar::window(draft.arrival.date, must(books_->calendar(), "calendar"), grant.slot.office);
        if (!window.contains(calendar::local_date(grant.slot.start)))
            draft.override = booking::Override{booking::OverrideReason::PersonUnavailable, core::StaffId{"R12"}};
        const core::BookingId id{core::uuid_v7(random_, clock_.now())};
        const auto booked = books_->commit(id, draft);
        if (!booked && booked.error().kind == core::ErrorKind::Conflict) return; // recalled or given back meanwhile
        must(booked, "commit");
        // One write, so that a kill leaves the whole line or none of it.
        const auto line = id.value + " " + booked->slot.id.value + "\n";
        if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) std::exit(4);
    }

    core::SystemClock clock_;
    core::SystemRandom random_;
    sync::IdentityFiles files_;
    std::minstd_rand lot_;
    std::unique_ptr<store::Store> books_, post_;
    std::unique_ptr<sync::Transport> transport_;
    sync::Agent agent_;
};

} // namespace

int main(int count, char** words) {
    if (count != 5) return 2;
    core::log::set_threshold(core::log::Level::Warning);
    Terminal terminal(words[1], words[2], static_cast<unsigned>(std::atol(words[3])));
    if (std::string(words[4]) == "load") terminal.load();
    terminal.drain();
}

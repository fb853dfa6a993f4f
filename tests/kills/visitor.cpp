// Somebody who comes to the real kiosk again and again, books by touch, and believes what the screen says. The kiosk is
// made to be killed; then it is started again and the next person comes.
//
//   kills-visitor FOLDER SEED        FOLDER holds kiosk.toml and the terminal's store
//
// Tells on standard output "kiosk PID" at each start, "ID SLOT" of each meeting that the screen confirmed, and "fault
// WHAT" of what must not be. A line on standard input: no more people come, and the end when all is delivered.
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <thread>

#include "shared/calendar/zone.h"
#include "shared/core/log.h"
#include "shared/store/store.h"
#include "shared/wire/json.h"
#include "tests/journeys/kiosk_client.h"

using namespace accueil;
using namespace std::chrono_literals;
using journeys::KioskClient;
using journeys::Seen;

namespace {

void say(const std::string& line) {
    const auto whole = line + "\n";
    if (::write(STDOUT_FILENO, whole.data(), whole.size()) != static_cast<ssize_t>(whole.size())) std::exit(4);
}

// Also when whoever started us is gone.
bool asked_to_end() {
    pollfd in{STDIN_FILENO, POLLIN, 0};
    return ::poll(&in, 1, 0) > 0;
}
bool abandoned() {
    pollfd in{STDIN_FILENO, POLLIN, 0};
    return ::poll(&in, 1, 0) > 0 && (in.revents & POLLHUP) != 0;
}

// "25 novembre", as the page says it.
std::string day_words(core::Instant start) {
    static constexpr const char* months[] = {"janvier", "février", "mars",      "avril",   "mai",      "juin",
                                             "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
    const std::chrono::year_month_day day{calendar::local_date(start)};
    const auto number = static_cast<unsigned>(day.day());
    return (number == 1 ? std::string("1er") : std::to_string(number)) + " " +
           months[static_cast<unsigned>(day.month()) - 1];
}

class Visitor {
  public:
    Visitor(std::string folder, unsigned seed) : folder_(std::move(folder)), lot_(seed) { start(); }

    void come_until_asked() {
        while (!asked_to_end()) {
            const auto seen = kiosk_.look();
            if (seen)
                act(*seen);
            else
                start_again();
        }
    }

    void leave_when_delivered() {
        while (!abandoned()) {
            if (!kiosk_.look()) start_again();
            const auto store = store::Store::open_read_only(store_file(), clock_, random_);
            const auto status = store ? (*store)->status() : std::unexpected(store.error());
            if (status && status->outbox_depth == 0 && status->pending_returns == 0) break;
            std::this_thread::sleep_for(200ms);
        }
        kiosk_.quit();
    }

  private:
    [[nodiscard]] std::string store_file() const { return folder_ + "/terminal.sqlite"; }

    void start() {
        auto client = KioskClient::start(
            {.arguments = {BUILD_DIR "/bin/accueil-kiosk", "--configuration", folder_ + "/kiosk.toml", "--drive"},
             .environment = {{"SDL_VIDEODRIVER", "dummy"}},
             .log = folder_ + "/kiosk.log",
             .speaks = true});
        if (!client) fault("the kiosk does not start: " + client.error().detail);
        kiosk_ = std::move(*client);
        told_in_visit_ = false;
        say("kiosk " + std::to_string(kiosk_.pid()));
    }

    // One that had ended by itself is a finding, not a kill.
    void start_again() {
        const auto status = kiosk_.ended(10s);
        if (status != 128 + SIGKILL) fault("the kiosk ended by itself: " + std::to_string(status.value_or(-1)));
        start();
    }

    [[noreturn]] void fault(const std::string& what) {
        say("fault " + what);
        std::exit(3);
    }

    // What a tap did not reach any more the next look shows.
    void tap(const std::string& id) { static_cast<void>(kiosk_.tap(id)); }
    void tap_one(const Seen& seen, std::string_view prefix) {
        const auto choice = seen.starting(prefix);
        if (!choice.empty()) tap(choice[lot_() % choice.size()]->id);
    }
    void type(std::string_view letters) {
        for (const char letter : letters) tap(std::string("key.") + letter);
    }

    void act(const Seen& seen) {
        if (seen.screen == "confirmed") return believe(seen);
        if (seen.screen == "farewell") return static_cast<void>(kiosk_.advance(6s));
        if (seen.screen == "enter-name") return enter_name();
        static const std::map<std::string, std::string> prefixes{{"attract", "start"},
                                                                 {"choose-language", "language.fr"},
                                                                 {"show-document", "document.none"},
                                                                 {"confirm-person", "person.yes"},
                                                                 {"choose-region", "region.06"},
                                                                 {"choose-office", "office."},
                                                                 {"choose-time", "time."},
                                                                 {"enter-contact", "contact.skip"},
                                                                 {"review", "confirm"}};
        if (seen.screen == "attract") {
            told_in_visit_ = false;
            // Nobody comes before there is something to be had.
            const auto store = store::Store::open_read_only(store_file(), clock_, random_);
            const auto hand = store ? (*store)->hand() : std::unexpected(store.error());
            if (!hand || hand->empty()) return std::this_thread::sleep_for(50ms);
        }
        const auto prefix = prefixes.find(seen.screen);
        if (prefix != prefixes.end() && !seen.starting(prefix->second).empty()) {
            waited_ = 0;
            return tap_one(seen, prefix->second);
        }
        // Something is on its way; or nothing is free here: the visit ends by itself, and the next person comes.
        if (++waited_ > 100) {
            static_cast<void>(kiosk_.advance(120s));
            waited_ = 0;
        }
        std::this_thread::sleep_for(20ms);
    }

    void enter_name() {
        type("exemple");
        tap("name.given");
        type("ana");
        tap("name.done");
    }

    std::pair<core::BookingId, booking::Slot> last_booking() {
        auto disk = sqlite::Database::open(store_file(), {.access = sqlite::Access::ReadOnly});
        if (!disk) fault("confirmed, and the store does not open: " + disk.error().detail);
        const auto row = disk->first("SELECT id, slot FROM bookings ORDER BY epoch DESC, seq DESC LIMIT 1",
                                     [](const sqlite::Row& r) { return std::pair(r.text(0), r.text(1)); });
        if (!row || !*row) fault("confirmed, and nothing is in the store");
        const auto slot = wire::read<booking::Slot>((*row)->second);
        if (!slot) fault("a slot that can't be read: " + slot.error().detail);
        return {core::BookingId{(*row)->first}, *slot};
    }

    // The screen says that it is booked: then the disk must have it, and it must be the meeting that is shown.
    void believe(const Seen& seen) {
        if (!std::exchange(told_in_visit_, true)) {
            const auto [id, slot] = last_booking();
            if (id == told_) fault("confirmed, and the last booking is the one of the visit before");
            if (!seen.says(day_words(slot.start))) fault("confirmed for another day than " + day_words(slot.start));
            told_ = id;
            say(id.value + " " + slot.id.value);
        }
        tap("finish");
    }

    std::string folder_;
    std::minstd_rand lot_;
    core::SystemClock clock_;
    core::SystemRandom random_;
    KioskClient kiosk_;
    bool told_in_visit_ = false;
    int waited_ = 0;
    core::BookingId told_;
};

} // namespace

int main(int count, char** words) {
    if (count != 3) return 2;
    core::log::set_threshold(core::log::Level::Warning);
    ::signal(SIGPIPE, SIG_IGN); // a kiosk that was killed is found out by its answer
    Visitor visitor(words[1], static_cast<unsigned>(std::atol(words[2])));
    visitor.come_until_asked();
    visitor.leave_when_delivered();
}

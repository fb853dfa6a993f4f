// The journey of a person at the kiosk, and of a reception agent behind it, as values.
//
// Flow:  Attract → ChooseLanguage → ShowDocument → ConfirmPerson (→ EnterName) → ChooseRegion (→ ChooseOffice)
//        → ChooseTime (→ NothingFree) → EnterContact → Review → Confirming → Confirmed → Farewell → Attract
// With a slip:  Attract, ChooseLanguage or ShowDocument → Asking → YourMeeting → ChooseTime → ConfirmMove → Confirming
//        → Confirmed, or → ConfirmCancel → Asking → Cancelled; MeetingObstacle says why it can't be done now.
// At each moment: Back, CallSomeone, the countdown that wipes, OutOfService. Staff: StaffPin → StaffHome → …
//
// A Model is all that the view reads. update() is the only thing that makes a new one: it does no I/O, reads no
// clock and holds no global; what must be done in the world it returns as commands. Compiles without any graphics
// library.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/booking/booking.h"
#include "shared/booking/offer.h"
#include "shared/booking/office.h"
#include "shared/booking/slot.h"
#include "shared/core/clock.h"
#include "shared/core/id.h"

namespace accueil::journey {

// --- What the terminal knows of the world; replaced as a whole by FactsChanged, shared with the other threads --------

enum class PrinterState : std::uint8_t { Ready, Printing, PaperOut, PaperJam, DoorOpen, Offline, None };
enum class Stop : std::uint8_t { ByStaff, StoreBroken, DiskFull, NotEnrolled, Quarantined, CertificateExpired };

struct StaffArrival { // one row of today's arrivals at this desk
    booking::Booking booking;
    booking::Outcome outcome = booking::Outcome::Pending;
    bool replaced = false; // by another booking
};
struct StaffCall {
    std::uint64_t number = 0;
    core::Instant asked_at;
    std::string language;
    std::string screen; // where the person was: the name of the screen
};

struct StaffWaiting {       // somebody for whom nothing was free
    core::BookingId number; // of the wait, not of a booking
    core::Instant since;
    booking::Person person;
    booking::Wishes wishes;
    booking::Arrival arrival;
    core::OfficeId office; // may be empty: a region without an office
};

struct Facts {
    std::vector<booking::Office> offices;
    std::vector<booking::Grant> hand;
    PrinterState printer = PrinterState::None;
    bool camera_fitted = true;               // one belongs to this terminal
    bool camera = true;                      // it gives pictures
    bool reader = false;                     // a reader of codes is plugged in
    bool clock_trusted = true;               // confirmed since the start; if not, nothing is offered on day 1
    std::chrono::milliseconds clock_skew{0}; // own clock minus the scheduler's, at the last exchange
    bool online = false;                     // the last exchange succeeded: it is worth asking the scheduler
    std::optional<core::Instant> last_exchange;
    std::uint64_t outbox_depth = 0;
    std::uint64_t dead_letters = 0;
    std::optional<Stop> stop;           // out of service, and why
    std::vector<StaffArrival> arrivals; // filled only while a staff session is open
    std::vector<StaffCall> calls;       // likewise
    std::vector<StaffWaiting> waiting;  // likewise
};

// A paper held out can be read by one of them.
[[nodiscard]] inline bool reads_papers(const Facts& facts) { return facts.camera || facts.reader; }

// --- What is known of the person; wiped as a whole
// ---------------------------------------------------------------------

struct Comfort { // remembered for this person only
    bool large_text = false;
    bool high_contrast = false;
    bool low_reach = false;
    bool simple_language = false;

    bool operator==(const Comfort&) const = default;
};

// What a slip that was shown says of itself: all there is when nobody else can be asked.
struct ShownSlip {
    core::BookingId booking;
    core::OfficeId office;
    core::Instant start;
    std::string code; // as it was read: the proof for the scheduler

    bool operator==(const ShownSlip&) const = default;
};

// What a scan means for the journey, made from a Document by seen_document.h.
struct DocumentSeen {
    booking::DocumentKind kind = booking::DocumentKind::None; // None: not a paper we can use
    bool broken = false;                                      // a check digit or signature says so
    booking::Person person;                                   // names in reading order
    std::string flight;
    bool connecting = false;
    std::optional<core::BookingId> slip; // one of our own slips
    ShownSlip paper;                     // of a slip: what is printed on it
    std::optional<core::StaffId> badge;  // a staff badge
    std::optional<std::string> language; // from a letter of invitation
    std::optional<core::RegionCode> region;
    std::optional<int> people;
    bool interpreter = false, step_free = false; // needs that the letter tells
    std::vector<booking::PlanPart> plan;
    bool verified = false; // one of our own letters, and its signature holds: nothing in it need be asked again
    std::string birth;     // YYMMDD as printed, unknown parts "<<": tells two papers apart, goes no further
};

struct Visit {
    std::string language = "fr";
    booking::Person person;
    booking::Wishes wishes;
    booking::DocumentKind document = booking::DocumentKind::None;
    std::string birth; // of the document that gave the name; compared with that of a second one, never sent
    std::string flight;
    bool connecting = false; // the document tells of a journey that came from abroad
    std::optional<core::RegionCode> region;
    std::optional<core::OfficeId> office;
    std::optional<booking::Offer> chosen;
    std::optional<booking::Override> override; // set by staff only
    std::optional<booking::Booking> replaces;  // a reschedule
    std::optional<ShownSlip> slip;             // the person came with it
    // Slots that are not in the hand, as the scheduler told of them for this office: to be held before they are booked.
    std::vector<booking::Slot> free;
    std::optional<core::OfficeId> free_of;
    std::optional<booking::Grant> held;             // ours for two minutes
    std::optional<core::BookingId> waiting;         // the number under which reception knows that nothing was free
    std::optional<std::chrono::local_days> arrived; // on another day than today: of somebody who waited
    std::optional<booking::Booking> booked;
    std::string typed_telephone, typed_email; // letter by letter, also over Back; what holds is in `person`
    bool contact_asked = false;               // answered or skipped: not asked a second time

    bool operator==(const Visit&) const = default;
};

// --- The screens
// -------------------------------------------------------------------------------------------------------

enum class ScanHint : std::uint8_t { Searching, TooFar, TooDark, Glare, HoldStill, OtherSide, Reading };
enum class ScanTrouble : std::uint8_t {
    Unreadable,      // a code is in view and can't be read, for several seconds
    NotATravelPaper, // read, but nothing we can use: a loyalty card, a shop's code
    Broken,          // a travel document whose check fails
    OtherTraveller,  // two documents of different people in view at once
    CameraLost
};
enum class NameField : std::uint8_t { Surname, GivenNames };
enum class ContactField : std::uint8_t { Telephone, Email };
enum class PrintState : std::uint8_t {
    Waiting,
    Printing,
    Printed,
    PaperOut,
    PaperJam,
    DoorOpen,
    Failed,    // out of reach, or it gave up: another try may succeed
    NoPrinter, // there is none: the slip is kept as a file
    NotAsked
};

struct Attract {};
struct ChooseLanguage {};
struct ShowDocument {
    ScanHint hint = ScanHint::Searching;
    std::optional<ScanTrouble> trouble;
    bool gone = false; // what made the trouble has left the view
};
struct ConfirmPerson {       // "Is this you?", and how many people come
    bool connecting = false; // domestic desk: the itinerary came from abroad
    // A second document told another name or another day of birth: "which of the two are you?" (OtherAccepted takes
    // this one)
    std::optional<DocumentSeen> other;
};
struct EnterName {
    NameField focus = NameField::Surname;
    std::string surname, given_names; // as typed
    bool incomplete = false;          // asked to go on without a name
};
struct ChooseRegion {};
struct ChooseOffice {
    std::vector<core::OfficeId> offices;
};
struct ChooseTime {
    std::vector<booking::OfferDay> days; // always the five admissible days
    bool taken = false;                  // the time chosen before has just gone
    bool mode_changed = false;           // nothing free in the mode wished for; the days are those of wishes.mode
    bool not_held = false;               // the time chosen before could not be asked for: the line was cut
};
struct NothingFree { // explained; a person is called; the nearest later time is offered
    std::vector<booking::OfferDay> later;
};
// Why a meeting can't be changed here and now; nothing of it is lost by that.
enum class Obstacle : std::uint8_t {
    Asked,       // the answer is awaited: no obstacle yet
    Offline,     // without a network nobody can know what became of it elsewhere
    NotKnownYet, // the kiosk that booked it has not told the scheduler
    NotOurs,     // no slip of a kiosk that the scheduler knows
    Ended,       // cancelled or replaced before
    Begun,
    NothingElse, // no other time is free in the five days
    Uncertain    // the line was cut in the middle: one of two things is true, and showing the slip again tells which
};
// The scheduler has been asked, and answers within seconds or can't be reached: the runtime always says which.
enum class Question : std::uint8_t { Meeting, Times, Slot, Cancellation };
enum class MeetingWish : std::uint8_t { None, Change, Cancel };
struct Asking {
    Question question = Question::Meeting;
    bool language_open = false;            // Meeting: nobody has chosen a language, so it is that of the meeting
    bool scheduler = false;                // Meeting: the scheduler has still to answer
    bool terminal = false;                 // Meeting: this terminal has still to look into its own store
    bool ended = false;                    // Meeting: this terminal has found that it is cancelled or replaced
    MeetingWish wish = MeetingWish::None;  // Meeting: what was asked for before the answer was there
    bool taken = false;                    // Times: the time chosen before has just gone
    Obstacle obstacle = Obstacle::Offline; // Meeting: what the scheduler answered, when it was the quicker of the two
};
struct YourMeeting { // visit.booked, shown by its slip: keep it, change the time, or cancel
    std::optional<Obstacle> obstacle;
    PrintState print = PrintState::NotAsked;
};
struct MeetingObstacle { // explained, with what to do instead
    Obstacle why = Obstacle::Offline;
};
struct ConfirmMove {};   // from visit.replaces to visit.chosen: yes or back
struct ConfirmCancel {}; // of visit.booked: yes or back
struct Cancelled {};
struct EnterContact {
    ContactField focus = ContactField::Telephone;
    bool telephone_wrong = false, email_wrong = false;
};
struct Review {          // all on one page, the four optional taps, "confirm"
    bool failed = false; // the last attempt could not be recorded: nothing is booked, someone is called
};
struct Confirming { // the commit is under way: nothing is promised yet
    core::BookingId id;
};
struct Confirmed {
    PrintState print = PrintState::Waiting;
    bool moved = false; // another meeting was given up for it
};
struct Farewell {
    core::Monotonic until;
    bool paper = false; // a slip has come out, or is about to
};
struct OutOfService {
    Stop why = Stop::StoreBroken;
};

// Staff, in French.
struct StaffPin {
    std::string staff;   // alias typed or from the badge
    std::string pin;     // shown as dots
    bool on_pin = false; // which field is being typed
    bool wrong = false;
    bool checking = false;
    std::optional<core::Instant> locked_until;
};
enum class StaffTab : std::uint8_t { Arrivals, Waiting, Calls, Terminal };
struct StaffHome {
    StaffTab tab = StaffTab::Arrivals;
    std::optional<PrintState> reprint; // of the last reprint asked for
    std::optional<core::BookingId> reprinted;
};
struct StaffBooking {                    // book without document, outside the window, or move a booking
    int step = 0;                        // 0 person, 1 place, 2 time, 3 reason and confirm
    int field = 0;                       // of step 0: surname, given names, telephone, e-mail; kept in visit.person
    bool incomplete = false;             // step 0: asked to go on without a name
    bool contact_wrong = false;          // step 0: a telephone or an e-mail that can't be one, or is missing
    std::vector<booking::OfferDay> days; // the window and the later days in the hand
    std::optional<booking::OverrideReason> reason;
    bool reason_missing = false;
    bool taken = false;
    bool failed = false;                       // the last attempt could not be recorded: nothing is booked
    std::optional<core::BookingId> committing; // the commit is under way
};
struct StaffConfirmed {
    PrintState print = PrintState::Waiting;
};

using Screen = std::variant<Attract, ChooseLanguage, ShowDocument, ConfirmPerson, EnterName, ChooseRegion, ChooseOffice,
                            ChooseTime, NothingFree, EnterContact, Review, Confirming, Confirmed, Farewell, Asking,
                            YourMeeting, MeetingObstacle, ConfirmMove, ConfirmCancel, Cancelled, OutOfService, StaffPin,
                            StaffHome, StaffBooking, StaffConfirmed>;

// Whether it is still a meeting of somebody: neither cancelled nor replaced.
[[nodiscard]] bool stands(const StaffArrival& arrival);

// The name of a screen for logs, calls and pictures: "attract", "choose-language", …
[[nodiscard]] std::string_view name(const Screen& screen);

struct Model {
    Screen screen = Attract{};
    Visit visit;
    Comfort comfort;
    std::shared_ptr<const Facts> facts = std::make_shared<const Facts>();
    std::vector<Screen> trail;                     // for Back; the oldest first; never holds Confirming or later
    bool calling = false;                          // "someone is on the way" is shown
    std::optional<std::chrono::seconds> countdown; // time left before all is wiped; only while it is to be shown
    core::Instant now;                             // of the last Tick
    core::Monotonic monotonic;                     // likewise
    core::Monotonic touched;                       // last sign of life of the person
    std::optional<core::StaffId> staff;            // whose session is open
};

// --- Policy: what the operator decides
// ----------------------------------------------------------------------------------

struct Policy {
    std::string desk = "international"; // or "domestic"
    std::vector<std::string> languages{"fr", "en", "ar"};
    std::chrono::seconds idle{90};      // without a touch, then the countdown
    std::chrono::seconds countdown{30}; // WCAG 2.2.1: at least 20 s, extended by one tap, as often as wanted
    std::chrono::seconds farewell{12};
    std::chrono::seconds confirmed_idle{120};
    std::chrono::seconds staff_idle{180};
    std::chrono::seconds calling_idle{300}; // in place of idle while someone waits for help
    int largest_household = 20;
};

} // namespace accueil::journey

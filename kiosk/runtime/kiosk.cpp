#include "kiosk/runtime/kiosk.h"

#include <systemd/sd-daemon.h>

#include <filesystem>

#include "kiosk/runtime/boot.h"
#include "platform/speech/sdl_sink.h"
#include "shared/core/log.h"
#include "shared/sync/curl_transport.h"

namespace accueil::runtime {

namespace {

journey::Policy policy_of(const configuration::TerminalConfiguration& configuration) {
    journey::Policy policy;
    policy.desk = configuration::name(configuration.desk);
    policy.languages = configuration.languages;
    policy.idle = configuration.journey.idle;
    policy.countdown = configuration.journey.countdown;
    policy.farewell = configuration.journey.farewell;
    return policy;
}

std::string_view word(journey::PrinterState state) {
    switch (state) {
    case journey::PrinterState::Ready: return "ready";
    case journey::PrinterState::Printing: return "printing";
    case journey::PrinterState::PaperOut: return "paper-out";
    case journey::PrinterState::PaperJam: return "paper-jam";
    case journey::PrinterState::DoorOpen: return "door-open";
    case journey::PrinterState::Offline: return "offline";
    case journey::PrinterState::None: return "none";
    }
    return "none";
}

std::uint64_t free_mib(const std::filesystem::path& folder) {
    std::error_code error;
    const auto space = std::filesystem::space(folder, error);
    return error ? 0 : space.available >> 20;
}

// SDL's name; empty where SDL may choose.
std::string_view video_driver(configuration::Video video) {
    switch (video) {
    case configuration::Video::Auto: return "";
    case configuration::Video::KmsDrm: return "kmsdrm";
    case configuration::Video::Wayland: return "wayland";
    case configuration::Video::X11: return "x11";
    case configuration::Video::OffScreen: return "offscreen";
    }
    return "";
}

view::WindowOptions window_options(const configuration::Display& display) {
    const char* asked = std::getenv("SDL_VIDEODRIVER");
    const std::string_view driver = asked != nullptr ? asked : video_driver(display.video);
    return {.width = display.width,
            .height = display.height,
            .off_screen = driver == "dummy" || driver == "offscreen",
            .full_screen = display.fullscreen,
            .video = std::string(driver),
            .accelerated = display.gpu};
}

} // namespace

Kiosk::Kiosk(const configuration::TerminalConfiguration& configuration, Clocks clocks, core::Random& random)
    : configuration_(configuration), clocks_(clocks), random_(random) {}

core::Result<std::unique_ptr<Kiosk>> Kiosk::open(const configuration::TerminalConfiguration& configuration,
                                                 const text::Catalogues& catalogues, Clocks clocks,
                                                 core::Random& random) {
    std::unique_ptr<Kiosk> kiosk(new Kiosk(configuration, clocks, random));
    view::ViewOptions options;
    options.languages = configuration.languages;
    if (configuration.logo) options.logo = *configuration.logo;
    options.guide = configuration.guide;
    options.countdown = configuration.journey.countdown;
    options.screen.dpi = static_cast<float>(configuration.display.dpi);
    auto window = window_options(configuration.display);
    window.clock = &clocks.machine;
    auto view = view::View::open(window, std::move(options), catalogues);
    if (!view) return std::unexpected(view.error());
    kiosk->view_ = std::move(*view);
    kiosk->open_voice(catalogues, window.off_screen);
    auto made = printer(configuration.printer);
    if (!made) return std::unexpected(made.error());
    kiosk->open_ports(catalogues, std::move(*made));
    return kiosk;
}

void Kiosk::open_ports(const text::Catalogues& catalogues, std::unique_ptr<platform::Printer> printer) {
    const sync::IdentityFiles files{configuration_.identity.string()};
    std::error_code error;
    std::filesystem::create_directories(configuration_.identity, error);
    const auto to_mailbox = [this](journey::Event event) { post(std::move(event)); };
    print_shop_ =
        std::make_unique<PrintShop>(PrintShopSettings{stationery(configuration_), files, configuration_.id.value},
                                    std::move(printer), catalogues, clocks_.desk, to_mailbox);
    auto devices = reading_devices(configuration_, clocks_.machine);
    pictures_ = devices.pictures;
    if (pictures_ != nullptr) tabletop_ = std::make_unique<Tabletop>(*pictures_, configuration_.camera.path);
    reading_desk_ =
        std::make_unique<ReadingDesk>(std::move(devices.devices), clocks_.desk, clocks_.machine, to_mailbox);
    open_books();
    open_line();
    open_liaison();
    performer_ = std::make_unique<Performer>(*bookkeeper_, *print_shop_, *reading_desk_, *liaison_);
    open_loop();
    ::sd_notify(0, "READY=1");
}

void Kiosk::open_voice(const text::Catalogues& catalogues, bool off_screen) {
    std::unique_ptr<platform::Sink> sink = std::make_unique<platform::NullSink>();
    if (!off_screen) sink = std::make_unique<platform::SdlSink>();
    const auto& offered = configuration_.languages;
    speech_ = std::make_unique<Speech>(configuration_.speech, std::move(sink), catalogues,
                                       offered.size() > 1 ? offered[1] : std::string());
    // Without a screen of its own the kiosk is driven, and told of headphones by whoever drives it.
    if (configuration_.speech == configuration::Speech::Headphones && !off_screen)
        speech_->watch_jack([this] { bell_.ring(); });
}

void Kiosk::open_books() {
    const sync::IdentityFiles files{configuration_.identity.string()};
    const Rooted rooted{configuration_.id, files, configuration_.identity / "seals", configuration_.references};
    BookkeeperSettings settings{.folder = configuration_.store.folder.string(),
                                .file = configuration_.store.file().string(),
                                .device_key = files.device_key(),
                                .boot = boot_facts(),
                                .second_medium = configuration_.store.backup,
                                .counter = configuration_.counter};
    bookkeeper_ = std::make_unique<Bookkeeper>(
        std::move(settings), clocks_.desk, random_,
        BookkeeperEars{.post = [this](journey::Event event) { post(std::move(event)); },
                       .poke = [this] { courier_->poke(); },
                       .learned =
                           [this, rooted](const Learned& learned) {
                               reading_desk_->knows(std::make_shared<const Knowledge>(knowledge_of(learned, rooted)));
                           },
                       .begun = [this] { begun_ = true; }});
}

// Nothing is committed before the loop runs, so the books don't poke a line that is not there yet.
void Kiosk::open_line() {
    const auto health = [this] {
        wire::Health now;
        now.version = ACCUEIL_VERSION;
        now.printer = word(static_cast<journey::PrinterState>(printer_state_.load()));
        now.camera = camera_present_ ? "present" : camera_fitted() ? "absent" : "none";
        now.disk_free_mib = free_mib(configuration_.store.folder);
        return now;
    };
    courier_ =
        std::make_unique<Courier>(CourierSettings{configuration_.store.file().string(), configuration_.scheduler.url,
                                                  sync::IdentityFiles{configuration_.identity.string()}, health,
                                                  [this] { return begun_.load(); }},
                                  clocks_.machine, random_, [this](const sync::News& news) {
                                      bookkeeper_->line_is(news.line == sync::Line::Online);
                                  });
}

void Kiosk::open_liaison() {
    const sync::IdentityFiles files{configuration_.identity.string()};
    const auto transport = [files, url = configuration_.scheduler.url] {
        return sync::make_curl_transport({.url = url, .ca_file = files.authority(), .identity_file = files.identity()});
    };
    liaison_ = std::make_unique<Liaison>(LiaisonSettings{configuration_.store.file().string(), transport, files},
                                         clocks_.desk, random_,
                                         LiaisonEars{.post = [this](journey::Event event) { post(std::move(event)); },
                                                     .poke =
                                                         [this] {
                                                             courier_->poke();
                                                             bookkeeper_->refresh();
                                                         }});
}

void Kiosk::open_loop() {
    loop_ = std::make_unique<Loop>(
        *view_, policy_of(configuration_),
        LoopWorld{
            .clock = clocks_.desk,
            .bell = bell_,
            .mailbox = mailbox_,
            .perform =
                [this](const journey::Command& command) {
                    if (std::holds_alternative<journey::Wipe>(command)) speech_->forget();
                    performer_->perform(command);
                },
            .make_id = [this] { return core::BookingId{core::uuid_v7(random_, clocks_.desk.now())}; },
            .scanning = [this] { return reading_desk_->active(); },
            .filming = [this] { return reading_desk_->filming(); },
            .polled =
                [this] {
                    if (tabletop_) tabletop_->look(*view_);
                },
            .preview = [this] { return reading_desk_->preview(); },
            .alive = [this] { alive(); },
            .settled =
                [this] { speech_->follow(view_->tree(), view_->focus(), view_->words(), view_->take_pressed()); }});
}

// Bookkeeper, print shop and courier call each other from their own threads. Each thread is ended while all that it may
// call is still there; what a thread asks of one that has ended is dropped.
Kiosk::~Kiosk() {
    if (liaison_) liaison_->end();
    if (bookkeeper_) bookkeeper_->end();
    courier_.reset();
    if (print_shop_) print_shop_->end();
}

void Kiosk::post(journey::Event event) {
    // The shop prints the office's address, which comes with the facts.
    if (const auto* changed = std::get_if<journey::FactsChanged>(&event)) print_shop_->offices_are(changed->facts);
    mailbox_.post(std::move(event));
}

// At each beat the watchdog; every ten seconds the printer; every minute the store's upkeep.
void Kiosk::alive() {
    ::sd_notify(0, "WATCHDOG=1");
    const auto now = std::chrono::steady_clock::now();
    if (now >= printer_due_) {
        printer_due_ = now + std::chrono::seconds{10};
        print_shop_->look([this](journey::PrinterState state) {
            printer_state_ = static_cast<std::uint8_t>(state);
            bookkeeper_->printer_is(state);
        });
    }
    watch_the_readers();
    if (now < tidy_due_) return;
    tidy_due_ = now + std::chrono::minutes{1};
    bookkeeper_->tidy();
}

bool Kiosk::camera_fitted() const { return configuration_.camera.source != configuration::Camera::Source::None; }

// A camera rests while nobody is asked for a document, and takes a moment to wake up: it is missed only when it stays
// away while it is wanted.
void Kiosk::watch_the_readers() {
    const auto there = reading_desk_->devices();
    if (reading_desk_->filming()) absent_ = there.camera ? 0 : absent_ + 1;
    const PaperReaders now{
        .camera_fitted = camera_fitted(), .camera = camera_fitted() && absent_ < 3, .reader = there.readers};
    if (std::exchange(readers_, now) == now) return;
    camera_present_ = now.camera;
    if (!now.camera) view_->show({}); // the last picture would pass for what is there
    bookkeeper_->papers_are_read_by(now);
}

void Kiosk::stop() {
    loop_->stop();
    bell_.ring();
}

} // namespace accueil::runtime

// The face beside a browser in kiosk mode that shows the same welcome page: memory, first pixel, rest, a count-down;
// and what a person feels: how soon a tap is answered, whether one is lost, what the live camera costs. All on a screen
// of 1920 × 1080 without a GPU, seen from outside: the pixels in the X server's memory, the processes in /proc.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <print>
#include <stdexcept>
#include <thread>

#include "kiosk/view/view.h"
#include "shared/core/places.h"
#include "tests/bench/face/desk.h"
#include "tests/bench/face/page.h"
#include "tests/bench/face/program.h"
#include "tests/bench/face/screen.h"
#include "tests/bench/face/sheets.h"
#include "tests/core/folder.h"
#include "tests/view/samples.h"

using namespace accueil;
using namespace accueil::bench;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr int width = 1920, height = 1080;

void print(const char* figure, const char* unit, double ours, double peer) {
    std::println("{{\"bench\":\"face\",\"figure\":\"{}\",\"unit\":\"{}\",\"ours\":{:.4f},\"peer\":{:.4f},"
                 "\"peer_name\":\"Chromium in kiosk mode\",\"ratio\":{:.2f}}}",
                 figure, unit, ours, peer, ours > 0 ? peer / ours : 0);
    std::fflush(stdout);
}

void print_alone(const char* figure, const char* unit, double ours, double limit) {
    std::println("{{\"bench\":\"face\",\"figure\":\"{}\",\"unit\":\"{}\",\"ours\":{:.3f},\"limit\":{:.3f}}}", figure,
                 unit, ours, limit);
    std::fflush(stdout);
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values.empty() ? 0 : values[values.size() / 2];
}

double quantile(std::vector<double> values, double share) {
    std::ranges::sort(values);
    return values.empty() ? 0
                          : values[std::min(values.size() - 1,
                                            static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

// Ends the bench, and every program that it has started.
[[noreturn]] void complain(const std::string& what) { throw std::runtime_error(what); }

// Where things are on our pages, and the pages themselves for the browser.
struct Plan {
    view::Tree welcome, languages, showing, typing, countdown;
    view::Colour ground, under_countdown;
};

Plan make_plan(const text::Catalogues& catalogues) {
    std::vector<std::string> offered;
    for (const auto& language : catalogues.languages().all())
        if (catalogues.has(language.code)) offered.push_back(language.code);
    auto view = view::View::open({.width = width, .height = height, .off_screen = true},
                                 {.languages = offered, .screen = {.dpi = 92}}, catalogues);
    if (!view) complain(view.error().detail);
    Plan plan;
    const auto tree_of = [&](const char* name) {
        const auto model = view::samples::model_of(name, "fr");
        (*view)->invalidate();
        while ((*view)->wants_frame()) static_cast<void>((*view)->frame(model));
        return (*view)->tree();
    };
    plan.welcome = tree_of("attract");
    plan.ground = (*view)->theme().colour.welcome;
    plan.languages = tree_of("choose-language");
    plan.showing = tree_of("show-document");
    plan.typing = tree_of("enter-name.incomplete");
    plan.countdown = tree_of("countdown");
    plan.under_countdown = (*view)->theme().colour.ground;
    return plan;
}

Box box(const view::Rect& r) {
    return {static_cast<int>(r.x), static_cast<int>(r.y), static_cast<int>(r.width), static_cast<int>(r.height)};
}

Spot middle(const view::Tree& tree, std::string_view id) {
    const auto* node = tree.find(id);
    if (node == nullptr) complain("no such element: " + std::string(id));
    return {static_cast<int>(node->rect.centre().x), static_cast<int>(node->rect.centre().y)};
}

class Bench {
  public:
    Bench(Screen& screen, const Desk& desk, Plan plan, fs::path folder, double scale)
        : screen_(screen), desk_(desk), hand_(screen), plan_(std::move(plan)), folder_(std::move(folder)),
          scale_(scale) {}

    void side_by_side();
    void alone();

  private:
    std::unique_ptr<Program> start_ours(std::chrono::seconds idle = 20s);
    std::unique_ptr<Program> start_peer(const char* page);
    [[nodiscard]] bool shows_welcome() const;
    double first_pixel(const Program& program);
    double processor_share(const Program& program, std::chrono::seconds span, const char* name);
    [[nodiscard]] std::chrono::seconds span(int seconds) const {
        return std::chrono::seconds{std::max(5, static_cast<int>(seconds * scale_))};
    }
    void clear();
    void go_to_typing();
    double answered(Spot spot, Box where);
    void time_taps();
    void quick_taps();
    void live_camera();

    Screen& screen_;
    const Desk& desk_;
    Hand hand_;
    Plan plan_;
    fs::path folder_;
    double scale_;
};

std::unique_ptr<Program> Bench::start_ours(std::chrono::seconds idle) {
    return std::make_unique<Program>(
        std::vector{core::program("accueil-kiosk").string(), std::string("--configuration"),
                    desk_.configuration(idle).string()},
        std::map<std::string, std::string>{{"DISPLAY", screen_.name()}, {"SDL_VIDEODRIVER", "x11"}},
        (folder_ / "kiosk.log").string());
}

std::unique_ptr<Program> Bench::start_peer(const char* page) {
    const std::string size = std::to_string(width) + "," + std::to_string(height);
    return std::make_unique<Program>(
        std::vector<std::string>{"chromium", "--kiosk", "--no-sandbox", "--no-first-run", "--disable-gpu",
                                 "--no-default-browser-check", "--disable-features=Translate", "--window-position=0,0",
                                 "--window-size=" + size, "--user-data-dir=" + (folder_ / "browser").string(),
                                 "file://" + (folder_ / page).string()},
        std::map<std::string, std::string>{{"DISPLAY", screen_.name()}, {"HOME", folder_.string()}},
        (folder_ / "browser.log").string());
}

// The page's colour in its margins, and letters where its title is.
bool Bench::shows_welcome() const {
    const auto& g = plan_.ground;
    const std::uint32_t ground = std::uint32_t{g.r} << 16U | std::uint32_t{g.g} << 8U | g.b;
    for (const Spot margin : {Spot{30, 300}, Spot{30, 1050}, Spot{width - 30, 300}, Spot{width - 30, 1050}})
        if (screen_.pixel(margin) != ground) return false;
    const auto& title = plan_.welcome.nodes.front().rect;
    for (int x = static_cast<int>(title.x); x < static_cast<int>(title.x + 300); ++x)
        if (screen_.pixel({x, static_cast<int>(title.centre().y)}) != ground) return true;
    return false;
}

double Bench::first_pixel(const Program& program) {
    if (!Screen::wait([this] { return shows_welcome(); }, 30s)) complain("the welcome page does not come");
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - program.started()).count();
}

// Per cent of one processor; the X server's part of it is told beside.
double Bench::processor_share(const Program& program, std::chrono::seconds span, const char* name) {
    const Load before = program.load(), server = load_of(screen_.server());
    const auto begun = std::chrono::steady_clock::now();
    std::this_thread::sleep_for(span);
    const Load after = program.load(), server_after = load_of(screen_.server());
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    const auto share = [&](const Load& from, const Load& to) {
        return std::chrono::duration<double>(to.processor - from.processor).count() / seconds * 100;
    };
    std::println(stderr, "bench face: {}: {:.4f} % of a processor, {:.1f} wake-ups a second, X server {:.4f} %", name,
                 share(before, after), static_cast<double>(after.wake_ups - before.wake_ups) / seconds,
                 share(server, server_after));
    return share(before, after);
}

// Nothing of the last program is left on the screen.
void Bench::clear() {
    if (!Screen::wait([this] { return screen_.pixel({30, 300}) == 0 && screen_.pixel({width / 2, height / 2}) == 0; },
                      10s))
        complain("the screen does not become empty");
}

void Bench::side_by_side() {
    first_pixel(*start_peer("welcome.html")); // makes its profile
    std::vector<double> ours, peer, our_memory, peer_memory;
    double our_rest = 0, peer_rest = 0;
    const int runs = std::max(3, static_cast<int>(7 * scale_));
    for (int i = 0; i < runs; ++i) {
        const bool last = i + 1 == runs;
        for (const bool is_ours : {true, false}) {
            clear();
            const auto program = is_ours ? start_ours() : start_peer("welcome.html");
            (is_ours ? ours : peer).push_back(first_pixel(*program));
            std::this_thread::sleep_for(last ? 6s : 1s);
            if (!last) continue;
            (is_ours ? our_memory : peer_memory).push_back(program->mebibytes());
            (is_ours ? our_rest : peer_rest) =
                processor_share(*program, span(60), is_ours ? "at rest, ours" : "at rest, peer");
        }
    }
    print("memory (PSS of all processes)", "MiB", median(our_memory), median(peer_memory));
    print("first pixel of the page", "s", median(ours), median(peer));
    print("at rest", "% of a processor", our_rest, peer_rest);
    clear();
    double our_count = 0, peer_count = 0;
    {
        const auto program = start_ours();
        first_pixel(*program);
        hand_.tap(middle(plan_.welcome, "start"));
        std::this_thread::sleep_for(23s); // twenty without a touch
        our_count = processor_share(*program, span(30), "count-down, ours");
    }
    clear();
    {
        const auto program = start_peer("countdown.html");
        std::this_thread::sleep_for(8s);
        peer_count = processor_share(*program, span(30), "count-down, peer");
    }
    print("a running count-down", "% of a processor", our_count, peer_count);
}

double Bench::answered(Spot spot, Box where) {
    const auto before = screen_.look(where);
    const auto begun = std::chrono::steady_clock::now();
    hand_.press(spot);
    if (!Screen::wait([&] { return screen_.look(where) != before; }, 2s)) return 2000;
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

void Bench::go_to_typing() {
    const auto step = [this](Spot spot) {
        hand_.tap(spot);
        std::this_thread::sleep_for(1200ms); // a page that is new is not answered
    };
    step(middle(plan_.welcome, "start"));
    step(middle(plan_.languages, "language.fr"));
    step(middle(plan_.showing, "document.none"));
}

// The first change after a press, wherever the press is: a key that goes down, a page that comes.
void Bench::time_taps() {
    std::vector<double> waits;
    const auto key = *plan_.typing.find("key.a");
    const int taps = std::max(30, static_cast<int>(200 * scale_));
    for (int i = 0; i < taps; ++i) {
        for (const char* id : {"key.a", "key.erase"}) {
            const auto& rect = plan_.typing.find(id)->rect;
            waits.push_back(answered(middle(plan_.typing, id), box(rect)));
            hand_.release();
            std::this_thread::sleep_for(60ms);
        }
    }
    print_alone("a tap answered, median", "ms", quantile(waits, 0.5), 50);
    print_alone("a tap answered, 99th percentile", "ms", quantile(waits, 0.99), 50);
    print_alone("a tap answered, slowest", "ms", quantile(waits, 1), 50);
}

// The same twenty letters slowly and at once: the field must show the same.
void Bench::quick_taps() {
    const Box field = box({0, 0, static_cast<float>(width), plan_.typing.find("key.a")->rect.y - 20});
    constexpr std::array keys{"key.a", "key.l", "key.i", "key.n", "key.e"};
    const auto type = [&](std::chrono::milliseconds pause) {
        for (int i = 0; i < 20; ++i) {
            hand_.tap(middle(plan_.typing, keys[static_cast<std::size_t>(i) % keys.size()]));
            std::this_thread::sleep_for(pause);
        }
        std::this_thread::sleep_for(300ms);
        return screen_.look(field);
    };
    const auto erase = [&] {
        for (int i = 0; i < 25; ++i) hand_.tap(middle(plan_.typing, "key.erase"));
        std::this_thread::sleep_for(300ms);
    };
    erase();
    const auto nothing = screen_.look(field);
    const auto wanted = type(120ms);
    if (wanted == nothing) complain("typing shows nothing");
    int lost = 0;
    for (int i = 0; i < 25; ++i) {
        erase();
        if (type(0ms) != wanted && !Screen::wait([&] { return screen_.look(field) == wanted; }, 3s)) ++lost;
    }
    print_alone("of 25 × 20 quick taps, rounds with one lost", "rounds", lost, 0);
}

// Sheets whose code is too blurred to be read, one after the other: the decoder has to search in every picture.
void Bench::live_camera() {
    const auto program = start_ours(300s);
    first_pixel(*program);
    hand_.tap(middle(plan_.welcome, "start"));
    std::this_thread::sleep_for(1200ms); // a page that is new is not answered
    hand_.tap(middle(plan_.languages, "language.fr"));
    std::this_thread::sleep_for(1s);
    const auto length = span(60);
    const Load before = program->load();
    for (int second = 0; second < length.count(); ++second) {
        if (second % 2 == 0) hand_.key((second / 2) % 2 == 0 ? "F2" : "F3");
        std::this_thread::sleep_for(1s);
    }
    const double seconds = std::chrono::duration<double>(program->load().processor - before.processor).count();
    print_alone("live camera, 720p, decoding included", "processors", seconds / static_cast<double>(length.count()),
                0.5);
}

void Bench::alone() {
    clear();
    {
        const auto program = start_ours(300s);
        first_pixel(*program);
        std::this_thread::sleep_for(500ms);
        go_to_typing();
        time_taps();
        quick_taps();
    }
    clear();
    live_camera();
}

void run(double scale, const fs::path& folder) {
    const auto catalogues = text::Catalogues::load(core::share_folder());
    if (!catalogues) complain(catalogues.error().detail);
    const auto screen = Screen::open(width, height, folder);
    if (!screen) {
        std::println("{{\"bench\":\"face\",\"skipped\":\"there is no Xvfb\"}}");
        return;
    }
    auto plan = make_plan(*catalogues);
    const view::Size page{width, height};
    std::ofstream(folder / "welcome.html") << html_of(plan.welcome, page, plan.ground, catalogues->languages());
    std::ofstream(folder / "countdown.html")
        << html_of(plan.countdown, page, plan.under_countdown, catalogues->languages());
    write_sheets(folder / "sheets");
    const auto desk = Desk::open(folder);
    if (!desk) complain("no desk: see " + (folder / "desk.log").string());
    Bench bench(*screen, *desk, std::move(plan), folder, scale);
    const char* only = std::getenv("BENCH_FACE"); // "alone": without the browser
    if (only == nullptr || std::string_view(only) != "alone") bench.side_by_side();
    bench.alone();
}

} // namespace

int main(int count, char** words) {
    temporary::Folder folder("face");
    fs::create_directories(folder / "sheets");
    try {
        run(count > 1 ? std::atof(words[1]) : 1.0, folder.path());
    } catch (const std::exception& error) {
        std::println(stderr, "bench face: {} (see {})", error.what(), folder.path().string());
        folder.keep();
        return 1;
    }
    return 0;
}

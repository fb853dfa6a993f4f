// What people hold up to the camera: how much of it is read, and for how much CPU, beside the decoding library's own
// default on the same frames in the same run. One JSON object a figure.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>

#include "shared/core/places.h"
#include "shared/scanning/decode.h"
#include "shared/scanning/decoder_process.h"
#include "shared/scanning/live.h"
#include "shared/scanning/thorough.h"
#include "tests/bench/scan/zone.h"
#include "tests/samples/desk.h"
#include "tests/samples/documents.h"
#include "tests/samples/drawing.h"
#include "tests/samples/sequence.h"

using namespace accueil;
using scanning::Symbology;

namespace {

double cpu_ms() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

const std::string& peer_name() {
    static const std::string name = scanning::decoder_version() + " default";
    return name;
}

std::vector<scanning::Code> library_default(scanning::ImageView frame) {
    return scanning::decode(frame, {.hard = true, .rotate = true, .invert = true, .downscale = true, .most = 255});
}

struct Side {
    int read = 0;
    int wrong = 0;
    std::vector<double> ms;

    [[nodiscard]] double percent() const {
        return 100.0 * read / static_cast<double>(std::max<std::size_t>(1, ms.size()));
    }
    [[nodiscard]] double mean() const {
        double sum = 0;
        for (const auto value : ms) sum += value;
        return ms.empty() ? 0 : sum / static_cast<double>(ms.size());
    }
    [[nodiscard]] double median() const {
        auto sorted = ms;
        std::ranges::sort(sorted);
        return sorted.empty() ? 0 : sorted[sorted.size() / 2];
    }
};

struct Duel {
    Side ours, peer;
};

template<class Read>
void look(Side& side, const std::string& payload, Read read) {
    const double begin = cpu_ms();
    const std::vector<scanning::Code> codes = read();
    side.ms.push_back(cpu_ms() - begin);
    bool right = false;
    for (const auto& code : codes) {
        const bool same = core::to_text(code.payload) == payload;
        right = right || same;
        side.wrong += same ? 0 : 1;
    }
    side.read += right ? 1 : 0;
}

// The ratio is such that larger is better for us.
void report(const char* figure, const char* unit, double ours, double peer, bool more_is_better, std::size_t runs) {
    // Nothing against nothing is even; something against nothing is a thousand at most.
    const double better = more_is_better ? ours : peer, worse = more_is_better ? peer : ours;
    const double ratio = better == worse ? 1 : std::min(1000.0, better / std::max(worse, 1e-9));
    std::printf("{\"bench\": \"scan\", \"figure\": \"%s\", \"unit\": \"%s\", \"ours\": %.2f, \"peer\": %.2f, "
                "\"peer_name\": \"%s\", \"ratio\": %.2f, \"runs\": %zu}\n",
                figure, unit, ours, peer, peer_name().c_str(), ratio, runs);
    std::fflush(stdout);
}

std::string payload_for(Symbology symbology, samples::Dice& dice) {
    std::string tail;
    for (int i = 0; i < 6; ++i) tail += static_cast<char>('A' + dice.below(26));
    switch (symbology) {
    case Symbology::Pdf417:
    case Symbology::Aztec:
    case Symbology::QrCode:
    case Symbology::DataMatrix:
        return samples::boarding_pass({"DIALLO/FATOU", tail, "CDG", "YUL", "AF", "0344", "022A"},
                                      std::chrono::year{2026} / 11 / 24);
    case Symbology::Code128:
    case Symbology::Code39: return "W" + std::to_string(100000000 + dice.below(899999999));
    case Symbology::Zone: break;
    }
    return tail;
}

void duel(Duel& duel, const scanning::Frame& frame, const std::string& payload) {
    look(duel.ours, payload, [&] { return scanning::scan_thoroughly(frame.view()).codes; });
    look(duel.peer, payload, [&] { return library_default(frame.view()); });
}

using Tally = std::map<Symbology, Duel>;

void report_tally(const std::string& set, const Tally& tally) {
    Duel all;
    for (const auto& [symbology, one] : tally) {
        const auto figure = set + ": " + std::string(name(symbology)) + " read";
        report(figure.c_str(), "%", one.ours.percent(), one.peer.percent(), true, one.ours.ms.size());
        for (auto side : {&Duel::ours, &Duel::peer}) {
            (all.*side).read += (one.*side).read, (all.*side).wrong += (one.*side).wrong;
            (all.*side).ms.insert((all.*side).ms.end(), (one.*side).ms.begin(), (one.*side).ms.end());
        }
    }
    const auto runs = all.ours.ms.size();
    report((set + ": read").c_str(), "%", all.ours.percent(), all.peer.percent(), true, runs);
    report((set + ": CPU a frame, mean").c_str(), "ms", all.ours.mean(), all.peer.mean(), false, runs);
    report((set + ": CPU a frame, median").c_str(), "ms", all.ours.median(), all.peer.median(), false, runs);
    report((set + ": read wrongly").c_str(), "codes", all.ours.wrong, all.peer.wrong, false, runs);
}

void desk_bench(const std::string& set, double most_angle, int count) {
    Tally tally;
    for (int i = 0; i < count; ++i) {
        samples::Dice dice(0xDE5C0000ULL + static_cast<unsigned>(i));
        const auto symbology = scanning::every_symbology[static_cast<std::size_t>(i) % 6];
        const auto payload = payload_for(symbology, dice);
        const auto code = samples::draw(symbology, payload);
        const auto scene = samples::chance_scene(dice, most_angle, code.width(), code.height());
        duel(tally[symbology], samples::desk(scene, code, dice), payload);
    }
    report_tally(set, tally);
}

constexpr std::array boarding_pass_symbologies{Symbology::Pdf417, Symbology::Aztec, Symbology::QrCode,
                                               Symbology::DataMatrix};

// Modules of 1.2 to 4 pixels, out of focus, noisy.
samples::DeskScene hard_scene(samples::Dice& dice, int i) {
    samples::DeskScene scene;
    scene.module = dice.between(1.2, 4);
    scene.angle = std::array{0.0, 10.0, 45.0, 90.0}[static_cast<std::size_t>(i) % 4] + dice.between(-3, 3);
    scene.blur = dice.between(0.6, 2.2);
    scene.noise = dice.between(2, 10);
    scene.light = dice.between(0.5, 1);
    return scene;
}

void hard_bench(int each) {
    Tally tally;
    for (const auto symbology : boarding_pass_symbologies)
        for (int i = 0; i < each; ++i) {
            samples::Dice dice(0x4A2D0000ULL + static_cast<unsigned>(i));
            const auto payload = payload_for(symbology, dice);
            const auto code = samples::draw(symbology, payload);
            duel(tally[symbology], samples::desk(hard_scene(dice, i), code, dice), payload);
        }
    report_tally("hard boarding passes", tally);
}

// What a terminal sees of a paper held up for a second: ours keeps to its live budget, the peer gets the same frames.
// Both stop at the frame that reads.
void held_up(Duel& duel, samples::HeldUp& paper, const std::string& payload, int frames) {
    scanning::LiveScan live;
    Side ours, peer;
    for (int i = 0; i < frames && (ours.read == 0 || peer.read == 0); ++i) {
        const auto frame = paper.next();
        if (ours.read == 0) look(ours, payload, [&] { return live.next(frame.view()).codes; });
        if (peer.read == 0) look(peer, payload, [&] { return library_default(frame.view()); });
    }
    const auto add = [](Side& to, const Side& from) {
        to.read += from.read, to.wrong += from.wrong;
        to.ms.push_back(from.mean());
    };
    add(duel.ours, ours), add(duel.peer, peer);
}

void held_bench(int each) {
    Tally tally;
    for (const auto symbology : boarding_pass_symbologies)
        for (int i = 0; i < each; ++i) {
            samples::Dice dice(0x4A2D0000ULL + static_cast<unsigned>(i));
            const auto payload = payload_for(symbology, dice);
            auto scene = hard_scene(dice, i);
            scene.width = 640, scene.height = 480;
            samples::HeldUp paper(scene, samples::draw(symbology, payload), static_cast<unsigned>(i));
            held_up(tally[symbology], paper, payload, 16);
        }
    report_tally("hard boarding passes held up for 16 frames", tally);
}

void glare_bench(int each) {
    Tally tally;
    for (const auto symbology : boarding_pass_symbologies)
        for (int i = 0; i < each; ++i) {
            samples::Dice dice(0x61A2E000ULL + static_cast<unsigned>(i));
            const auto payload = payload_for(symbology, dice);
            const samples::DeskScene scene{.width = 640,
                                           .height = 480,
                                           .module = dice.between(2, 3),
                                           .angle = dice.between(-12, 12),
                                           .blur = 0.8,
                                           .light = 0.9};
            samples::HeldUp paper(scene, samples::draw(symbology, payload), static_cast<unsigned>(i));
            paper.tilt_under_lamp(16);
            held_up(tally[symbology], paper, payload, 16);
        }
    report_tally("glare wandering over 16 frames", tally);
}

// Which angles read, as a table on standard error: o ours, p the peer.
void every_angle(int step) {
    Tally tally;
    std::fprintf(stderr, "every angle in steps of %d degrees (o: ours reads, p: %s reads, -: not)\n", step,
                 peer_name().c_str());
    for (const auto symbology : {Symbology::Pdf417, Symbology::Code128, Symbology::Code39}) {
        std::fprintf(stderr, "%-8s", std::string(name(symbology)).c_str());
        for (int angle = 0; angle < 360; angle += step) {
            samples::Dice dice(0xA0000ULL + static_cast<unsigned>(angle));
            const auto payload = payload_for(symbology, dice);
            const auto code = samples::draw(symbology, payload);
            const samples::DeskScene scene{.module = 2.4, .angle = static_cast<double>(angle)};
            auto& both = tally[symbology];
            const int before = both.ours.read, peer_before = both.peer.read;
            duel(both, samples::desk(scene, code, dice), payload);
            std::fprintf(stderr, "%s%d:%c%c", angle % 60 == 0 ? "\n  " : " ", angle,
                         both.ours.read > before ? 'o' : '-', both.peer.read > peer_before ? 'p' : '-');
        }
        std::fprintf(stderr, "\n");
    }
    report_tally("every angle", tally);
}

// The live budget, as on a terminal that waits for the next person.
void empty_bench(int width, int height, int count) {
    Duel duel;
    scanning::LiveScan live;
    samples::EmptyDesk desk(width, height, 0xE0000ULL);
    for (int i = 0; i < count; ++i) {
        const auto& frame = desk.next();
        look(duel.ours, "", [&] { return live.next(frame.view()).codes; });
        if (i % (count / 20 + 1) == 0) look(duel.peer, "", [&] { return library_default(frame.view()); });
    }
    const auto figure = "empty desk " + std::to_string(height) + "p: CPU a frame, mean";
    report(figure.c_str(), "ms", duel.ours.mean(), duel.peer.mean(), false, duel.ours.ms.size());
    report(("empty desk " + std::to_string(height) + "p: false readings").c_str(), "codes", duel.ours.wrong,
           duel.peer.wrong, false, duel.ours.ms.size());
}

// From the moment the confined decoder is killed, or its deadline is over, to the next frame answered.
void restart_bench(int count) {
    using std::chrono::milliseconds;
    const core::SystemClock clock;
    const scanning::DecoderSettings settings{.program = core::program("accueil-decoder"),
                                             .live_deadline = milliseconds{100}};
    const scanning::Frame frame(1280, 720);
    for (const int blow : {SIGKILL, SIGSTOP}) {
        double longest = 0;
        for (int i = 0; i < count; ++i) {
            scanning::DecoderProcess decoder(settings, clock);
            if (!decoder.submit(frame.view(), scanning::Mode::Live)) return;
            while (decoder.busy()) static_cast<void>(decoder.poll(milliseconds{10}));
            kill(decoder.process(), SIGSTOP);
            if (!decoder.submit(frame.view(), scanning::Mode::Live)) return;
            auto begin = clock.monotonic();
            if (blow == SIGKILL)
                kill(decoder.process(), SIGKILL);
            else
                begin += settings.live_deadline;
            while (decoder.busy()) static_cast<void>(decoder.poll(milliseconds{10}));
            const bool asked = decoder.submit(frame.view(), scanning::Mode::Live).has_value();
            while (asked && decoder.busy()) static_cast<void>(decoder.poll(milliseconds{10}));
            const std::chrono::duration<double, std::milli> took = clock.monotonic() - begin;
            longest = std::max(longest, took.count());
        }
        std::printf("{\"bench\": \"scan\", \"figure\": \"decoder %s: until the next frame is answered, longest\", "
                    "\"unit\": \"ms\", \"ours\": %.1f, \"limit\": 200, \"runs\": %d}\n",
                    blow == SIGKILL ? "crashes" : "hangs, after its deadline", longest, count);
    }
}

} // namespace

// scan [SCALE [SET]]: a tenth of the frames with 0.1; only one of desk, turned, hard, held, glare, angles, zone, empty,
// restart.
int main(int argc, char** argv) {
    const double scale = argc > 1 ? std::atof(argv[1]) : 1;
    const std::string_view only = argc > 2 ? argv[2] : "";
    const auto scaled = [&](int count) { return std::max(6, static_cast<int>(count * scale)); };
    const auto wanted = [&](std::string_view set) { return only.empty() || only == set; };
    if (wanted("desk")) desk_bench("desk 720p, 12 degrees either way", 12, scaled(384));
    if (wanted("turned")) desk_bench("desk 720p, all angles", 180, scaled(384));
    if (wanted("hard")) hard_bench(scaled(240));
    if (wanted("held")) held_bench(scaled(30));
    if (wanted("glare")) glare_bench(scaled(20));
    if (wanted("angles")) every_angle(scale < 1 ? 15 : 5);
    if (wanted("zone")) bench::zones(scaled(300));
    if (wanted("empty")) empty_bench(1280, 720, scaled(10'000));
    if (wanted("empty")) empty_bench(1920, 1080, scaled(500));
    if (wanted("restart")) restart_bench(scaled(20));
}

#include "tests/bench/scan/zone.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <string>

#include "shared/documents/mrz/compose.h"
#include "shared/documents/mrz/read.h"
#include "shared/scanning/live.h"
#include "shared/scanning/thorough.h"
#include "tests/bench/scan/text_reader.h"
#include "tests/samples/page.h"

namespace accueil::bench {

namespace {

using documents::MrzFormat;

constexpr std::array formats{MrzFormat::Td1, MrzFormat::Td2, MrzFormat::Td3, MrzFormat::MrvA, MrzFormat::MrvB};
constexpr int most_frames = 12;
constexpr int most_for_peer = 60; // it takes its time

double cpu_ms() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

double process_ms() { // the peer may have threads of its own
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

void report_beside(const char* figure, const char* unit, double ours, double peer, double ratio, int runs) {
    std::printf("{\"bench\": \"scan\", \"figure\": \"zone held up 720p: %s\", \"unit\": \"%s\", \"ours\": %.2f, "
                "\"peer\": %.2f, \"peer_name\": \"Tesseract 5, its English model, the zone's characters only\", "
                "\"ratio\": %.1f, \"runs\": %d}\n",
                figure, unit, ours, peer, ratio, runs);
    std::fflush(stdout);
}

void report(const char* figure, const char* unit, double value, int runs) {
    std::printf("{\"bench\": \"scan\", \"figure\": \"zone held up 720p: %s\", \"unit\": \"%s\", \"ours\": %.2f, "
                "\"runs\": %d}\n",
                figure, unit, value, runs);
    std::fflush(stdout);
}

struct Tally {
    int pages = 0, read = 0, wrong = 0, first = 0, picture = 0, frames = 0;
    double ms = 0, picture_ms = 0;
    int looked = 0; // frames
    int peer_pages = 0, peer_read = 0, peer_wrong = 0;
    double peer_ms = 0;
};

// What a person reads in it; a correction is no difference.
bool same(const std::string& read, const std::string& printed) {
    auto a = documents::mrz::read(read), b = documents::mrz::read(printed);
    if (!a || !b) return false;
    a->repaired = b->repaired = false;
    return *a == *b;
}

// A hand is never quite still.
samples::Held trembled(samples::Held held, samples::Dice& dice) {
    held.scene.x += 0.001 * dice.gaussian(), held.scene.y += 0.0015 * dice.gaussian();
    held.scene.angle += 0.15 * dice.gaussian();
    held.tilt_across += 0.3 * dice.gaussian(), held.tilt_down += 0.3 * dice.gaussian();
    return held;
}

// One picture, looked at by itself: by us as by the peer.
void look_once(Tally& tally, const scanning::Frame& frame, const std::string& zone, TextReader& peer) {
    const double begin = process_ms();
    const auto found = scanning::scan_thoroughly(frame.view()).codes;
    tally.picture_ms += process_ms() - begin;
    for (const auto& code : found) (same(core::to_text(code.payload), zone) ? tally.picture : tally.wrong) += 1;
    if (!peer.ready() || tally.peer_pages == most_for_peer) return;
    ++tally.peer_pages;
    const double peer_begin = process_ms();
    const auto text = peer.zone(frame.view());
    tally.peer_ms += process_ms() - peer_begin;
    if (same(text, zone)) {
        ++tally.peer_read;
    } else if (const auto read = documents::mrz::read(text); read && read->checks.all()) {
        ++tally.peer_wrong;
    }
}

void hold_up(Tally& tally, const scanning::Frame& page, const std::string& zone, const samples::Held& held,
             samples::Dice& dice, TextReader* peer) {
    ++tally.pages;
    scanning::LiveScan live;
    for (int i = 1; i <= most_frames; ++i) {
        const auto frame = samples::seen_page(page, trembled(held, dice), dice);
        if (i == 1 && peer != nullptr) look_once(tally, frame, zone, *peer);
        const double begin = cpu_ms();
        const auto sighting = live.next(frame.view());
        tally.ms += cpu_ms() - begin;
        ++tally.looked;
        if (sighting.codes.empty()) continue;
        for (const auto& code : sighting.codes) tally.wrong += same(core::to_text(code.payload), zone) ? 0 : 1;
        ++tally.read, tally.frames += i, tally.first += i == 1 ? 1 : 0;
        return;
    }
}

// One character that a check digit covers becomes another one.
std::string damaged(std::string zone, MrzFormat format, samples::Dice& dice) {
    const std::size_t line = format == MrzFormat::Td1 ? 0 : zone.find('\n') + 1;
    auto& c = zone[line + (format == MrzFormat::Td1 ? 5 : 0) + static_cast<std::size_t>(dice.below(9))];
    const auto value = [](char one) { return one <= '9' ? one - '0' : one - 'A' + 10; };
    const int before = value(c);
    while (value(c) % 10 == before % 10) c = static_cast<char>('0' + dice.below(10));
    return zone;
}

} // namespace

void zones(int count) {
    Tally right, wrong;
    TextReader peer;
    for (int i = 0; i < count; ++i) {
        samples::Dice dice(0x20E00000ULL + static_cast<unsigned>(i));
        const auto format = formats[static_cast<std::size_t>(i) % formats.size()];
        const auto person = samples::chance_person(format, dice);
        const auto zone = documents::mrz::compose(person).value_or("");
        const samples::OcrB style{.sharp = dice.below(2) == 0, .weight = dice.between(-15, 40)};
        const auto held = samples::chance_held(format, dice);
        hold_up(right, samples::draw_page(person, style), zone, held, dice, &peer);
        // Here and there the new character is the old one's twin, and the check digits prove the old one.
        const auto page = samples::draw_page(format, damaged(zone, format, dice), style);
        if (i % 3 == 0) hold_up(wrong, page, zone, held, dice, nullptr);
    }
    const auto percent = [&](int part) { return 100.0 * part / std::max(1, right.pages); };
    report("read within 12 frames", "%", percent(right.read), right.pages);
    report("read from the first frame", "%", percent(right.first), right.pages);
    const double picture = percent(right.picture), picture_ms = right.picture_ms / std::max(1, right.pages);
    if (right.peer_pages > 0) {
        const double theirs = 100.0 * right.peer_read / right.peer_pages;
        const double their_ms = right.peer_ms / right.peer_pages;
        report_beside("read as a picture of its own", "%", picture, theirs, theirs > 0 ? picture / theirs : 0,
                      right.peer_pages); // 0: there is no ratio to a peer that reads none to the last character
        report_beside("CPU a picture of its own, mean", "ms", picture_ms, their_ms, their_ms / picture_ms,
                      right.peer_pages);
    } else {
        report("read as a picture of its own", "%", picture, right.pages);
        report("CPU a picture of its own, mean", "ms", picture_ms, right.pages);
        std::puts(R"({"bench": "scan", "figure": "zone", "skipped": "no peer: the package libtesseract-dev"})");
    }
    report("frames until it is read, mean", "frames", static_cast<double>(right.frames) / std::max(1, right.read),
           right.read);
    report("CPU a frame, mean", "ms", right.ms / std::max(1, right.looked), right.looked);
    report("read wrongly", "zones", right.wrong, right.pages);
    report("told wrongly where a character is wrong", "zones", wrong.wrong, wrong.pages);
}

} // namespace accueil::bench

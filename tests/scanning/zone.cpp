#include "shared/scanning/zone/zone.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "shared/documents/mrz/compose.h"
#include "shared/scanning/live.h"
#include "shared/scanning/thorough.h"
#include "tests/samples/page.h"

using namespace accueil;
using namespace accueil::scanning;
using documents::MrzFormat;

namespace {

constexpr std::array formats{MrzFormat::Td1, MrzFormat::Td2, MrzFormat::Td3, MrzFormat::MrvA, MrzFormat::MrvB};

std::string zone_of(const documents::Mrz& person) { return documents::mrz::compose(person).value(); }

Frame seen(const documents::Mrz& person, const samples::Held& held, std::uint64_t seed = 5) {
    samples::Dice dice(seed);
    return samples::seen_page(samples::draw_page(person), held, dice);
}

documents::Mrz somebody(MrzFormat format, std::uint64_t seed) {
    samples::Dice dice(seed);
    return samples::chance_person(format, dice);
}

// Frames until the zone is told, rightly; 0 when it is not.
int frames_until_read(const documents::Mrz& person, const samples::Held& held, int most = 8) {
    LiveScan live;
    for (int i = 1; i <= most; ++i) {
        const auto sighting = live.next(seen(person, held, static_cast<unsigned>(i)).view());
        if (sighting.codes.empty()) continue;
        CHECK(sighting.codes.front().symbology == Symbology::Zone);
        CHECK(core::to_text(sighting.codes.front().payload) == zone_of(person));
        CHECK(sighting.outline);
        return i;
    }
    return 0;
}

} // namespace

TEST_CASE("a page of each format held straight before the camera is read") {
    for (const auto format : formats) {
        CAPTURE(documents::name(format));
        CHECK(frames_until_read(somebody(format, 31), {.scene = {.y = 0.44}}) > 0);
    }
}

TEST_CASE("a page is read at any angle up to twelve degrees, and upside down") {
    const auto person = somebody(MrzFormat::Td3, 7);
    for (const double angle : {-12.0, -6.0, 5.0, 12.0, 180.0, 172.0}) {
        CAPTURE(angle);
        CHECK(frames_until_read(person, {.scene = {.angle = angle}, .fill = 0.7}) > 0);
    }
}

TEST_CASE("a page that fills from six tenths of the frame to all of it is read") {
    const auto person = somebody(MrzFormat::Td3, 8);
    for (const double fill : {0.6, 0.75, 0.9, 0.98}) {
        CAPTURE(fill);
        CHECK(frames_until_read(person, {.scene = {.y = 0.35}, .fill = fill}) > 0);
    }
}

TEST_CASE("a page that leans away, in a dark corner, out of focus or in noise is read within a second") {
    const auto person = somebody(MrzFormat::Td3, 9);
    CHECK(frames_until_read(person, {.scene = {.y = 0.45}, .tilt_across = 10}, 16) > 0);
    CHECK(frames_until_read(person, {.scene = {.y = 0.45}, .tilt_down = -12}, 16) > 0);
    CHECK(frames_until_read(person, {.scene = {.y = 0.45, .noise = 4, .light = 0.25}}, 16) > 0);
    CHECK(frames_until_read(person, {.scene = {.y = 0.45, .blur = 1.5}}, 16) > 0);
    CHECK(frames_until_read(person, {.scene = {.y = 0.45, .noise = 12}}, 16) > 0);
}

TEST_CASE("a picture of a page is read, also lying on its side") {
    const auto person = somebody(MrzFormat::Td1, 12);
    for (const double angle : {0.0, 90.0, 183.0, 270.0}) {
        CAPTURE(angle);
        const auto sighting = scan_thoroughly(seen(person, {.scene = {.angle = angle}, .fill = 0.5}).view());
        REQUIRE(sighting.codes.size() == 1);
        CHECK(core::to_text(sighting.codes.front().payload) == zone_of(person));
    }
}

TEST_CASE("the outline lies around the lines of the zone") {
    const auto person = somebody(MrzFormat::Td3, 13);
    const auto sighting = scan_thoroughly(seen(person, {.scene = {.y = 0.5}, .fill = 0.8}).view());
    REQUIRE(sighting.outline);
    // The zone is as wide as 44 characters, and at the foot of the page.
    const auto& quad = *sighting.outline;
    CHECK(std::abs(quad[0].x - 182) < 25);
    CHECK(std::abs(quad[1].x - 1098) < 25);
    CHECK((quad[0].y > 540 && quad[0].y < 600));
    CHECK((quad[3].y > 650 && quad[3].y < 710));
}

TEST_CASE("a zone with a wrong digit is never told, however long it is held up") {
    const auto person = somebody(MrzFormat::Td3, 14);
    const auto right = zone_of(person);
    // The document number, a date and the digit over all, each changed to what no look-alike explains.
    for (const std::size_t at : {45U, 45U + 15U, 45U + 43U}) {
        auto wrong = right;
        wrong[at] = wrong[at] == '7' ? '4' : '7';
        CAPTURE(at);
        const auto page = samples::draw_page(MrzFormat::Td3, wrong);
        LiveScan live;
        samples::Dice dice(15);
        for (int i = 0; i < 10; ++i) {
            const auto sighting = live.next(samples::seen_page(page, {.scene = {.y = 0.45, .noise = 3}}, dice).view());
            CHECK(sighting.codes.empty());
            CHECK(sighting.outline);
        }
    }
}

TEST_CASE("papers of one family one after the other are each told as what they are") {
    auto mother = somebody(MrzFormat::Td3, 16), child = mother;
    child.given_names = "LINA", child.birth_date = "190305";
    child.document_number.back() = child.document_number.back() == '3' ? '4' : '3';
    LiveScan live;
    for (int i = 0; i < 12; ++i) {
        const auto& person = i < 6 ? mother : child;
        const auto sighting = live.next(seen(person, {.scene = {.y = 0.45}}, static_cast<unsigned>(i)).view());
        for (const auto& code : sighting.codes) CHECK(core::to_text(code.payload) == zone_of(person));
        if (i == 5 || i == 11) CHECK(sighting.codes.size() == 1);
    }
}

TEST_CASE("desks and sheets of print hold no zone") {
    zone::Scan scan;
    samples::Dice dice(17);
    for (int i = 0; i < 12; ++i) {
        const auto frame = samples::desk(samples::chance_scene(dice, 12, 120, 60), {}, dice, i % 3 != 0);
        CHECK_FALSE(scan.next(frame.view(), zone::Effort::Thorough).text);
    }
}

TEST_CASE("frames of any size are looked at") {
    zone::Scan scan;
    for (const auto& [width, height] : {std::pair{1, 1}, {33, 33}, {40, 2000}, {2000, 40}, {64, 64}}) {
        Frame frame(width, height);
        for (int i = 0; i < width * height; ++i) frame.row(0)[i] = static_cast<std::uint8_t>(i * 37 % 11 * 23);
        CHECK_FALSE(scan.next(frame.view(), zone::Effort::Thorough).text);
    }
}

TEST_CASE("a passport too far away to be read is asked for closer, not turned over") {
    const auto page = samples::draw_page(somebody(MrzFormat::Td3, 7));
    samples::Dice dice(5);
    LiveScan live;
    std::vector<Hint> told;
    for (int i = 0; i < 80; ++i) {
        const auto sighting = live.next(samples::seen_page(page, {.scene = {}, .fill = 0.2}, dice).view());
        CHECK(sighting.codes.empty());
        told.push_back(sighting.hint);
    }
    CHECK(told.back() == Hint::TooFar);
    CHECK(std::ranges::count(told, Hint::OtherSide) == 0);
}

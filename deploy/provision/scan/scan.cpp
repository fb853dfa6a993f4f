#include "deploy/provision/scan/scan.h"

#include <cmath>
#include <ostream>

#include "shared/core/places.h"
#include "shared/scanning/decoder_process.h"
#include "shared/scanning/picture.h"

namespace accueil::provision {

namespace {

using Json = nlohmann::ordered_json;

Json failure(const core::Error& error) { return {{"kind", core::name(error.kind)}, {"detail", error.detail}}; }

Json corners(const scanning::Quad& quad) {
    auto list = Json::array();
    for (const auto& corner : quad) list.push_back({std::lround(corner.x), std::lround(corner.y)});
    return list;
}

Json codes(const scanning::Sighting& sighting) {
    auto list = Json::array();
    for (const auto& code : sighting.codes)
        list.push_back({{"symbology", scanning::name(code.symbology)},
                        {"text", code.text},
                        {"payload_hex", core::to_hex(code.payload)},
                        {"quad", corners(code.quad)}});
    return list;
}

// Two codes in view: the one that says who somebody is counts; a staff badge only when it lies there alone.
int weight(const Json& document) {
    if (document.is_null() || document.contains("error")) return 0;
    const auto kind = document.value("kind", "unknown");
    if (kind == "unknown") return 1;
    if (kind == "staff_badge") return 2;
    return kind == "reference" ? 3 : 4;
}

Json document(const scanning::Sighting& sighting, const Meaning& meaning) {
    Json best;
    for (const auto& code : sighting.codes) {
        auto said = meaning(code.payload);
        if (weight(said) > weight(best) || best.is_null()) best = std::move(said);
    }
    return best;
}

} // namespace

int scan_documents(const ScanRequest& request, const Meaning& meaning, std::ostream& out, const core::Clock& clock) {
    // Nobody waits in front of this tool, so a live frame may take longer than on a terminal: a busy machine must not
    // change what is found.
    scanning::DecoderProcess decoder(
        {.program = core::program("accueil-decoder"), .live_deadline = std::chrono::milliseconds{5'000}}, clock);
    const auto mode = request.frames ? scanning::Mode::Live : scanning::Mode::Picture;
    int frame = 0;
    for (const auto& file : request.pictures) {
        Json line{{"file", file.string()}};
        if (request.frames) line["frame"] = ++frame;
        const auto reply = scanning::load_picture(file).and_then(
            [&](const scanning::Frame& picture) { return decoder.read(picture.view(), mode); });
        if (reply) {
            line["codes"] = codes(reply->sighting);
            line["document"] = document(reply->sighting, meaning);
            line["cpu_ms"] = static_cast<double>(reply->cpu.count()) / 1000;
            if (request.frames) line["hint"] = scanning::name(reply->sighting.hint);
        } else {
            line["error"] = failure(reply.error());
        }
        out << line.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n' << std::flush;
    }
    return 0;
}

} // namespace accueil::provision

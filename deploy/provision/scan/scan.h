// accueilctl document scan [--frames] IMAGE…: pictures of documents to what they say, one line of JSON a picture.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <nlohmann/json.hpp>
#include <vector>

#include "shared/core/bytes.h"
#include "shared/core/clock.h"

namespace accueil::provision {

struct ScanRequest {
    bool frames = false; // the pictures are the frames of one camera, in order, each within the live budget
    std::vector<std::filesystem::path> pictures;
};

// The meaning of a payload as JSON; null when it means nothing to us.
using Meaning = std::function<nlohmann::ordered_json(core::BytesView payload)>;

// Reads each picture in the confined decoder and writes one object to `out`; what can't be read is an object with an
// "error". Exit status: 0 when every picture was answered.
[[nodiscard]] int scan_documents(const ScanRequest& request, const Meaning& meaning, std::ostream& out,
                                 const core::Clock& clock);

} // namespace accueil::provision

#include "kiosk/runtime/tabletop.h"

#include <algorithm>
#include <vector>

#include "shared/core/log.h"

namespace accueil::runtime {

namespace {

std::vector<std::filesystem::path> pictures_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> pictures;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (entry.path().extension() == ".png") pictures.push_back(entry.path());
    std::ranges::sort(pictures);
    return pictures;
}

} // namespace

void Tabletop::look(view::View& view) {
    for (const auto& file : view.take_dropped())
        if (auto shown = camera_.show(file); !shown)
            core::log::warning("sample.unreadable", {{"error", shown.error()}});
    if (const int sample = view.take_sample(); sample > 0) lay(sample);
}

void Tabletop::lay(int sample) {
    const auto pictures = pictures_in(folder_);
    if (sample == laid_ || static_cast<std::size_t>(sample) > pictures.size()) {
        laid_ = 0;
        return camera_.clear();
    }
    laid_ = sample;
    if (auto shown = camera_.show(pictures[static_cast<std::size_t>(sample) - 1]); !shown)
        core::log::warning("sample.unreadable", {{"error", shown.error()}});
}

} // namespace accueil::runtime

// QR codes as modules, ISO/IEC 18004. The slip draws them on paper, the screen as rectangles.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "shared/core/error.h"

namespace accueil::slip {

// How much of the code may be lost and still be read: about 7 %, 15 %, 25 %.
enum class QrStrength { Low, Medium, Quartile };

// A square of modules without quiet zone: whoever draws it leaves 4 modules of light around.
struct Qr {
    int size = 0;              // modules on a side, 21 … 177
    std::vector<bool> modules; // row by row

    [[nodiscard]] bool dark(int x, int y) const {
        return modules[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) + static_cast<std::size_t>(x)];
    }
};

// `text` is UTF-8. Error: InvalidInput when it is empty or too long for a QR code.
[[nodiscard]] core::Result<Qr> make_qr(std::string_view text, QrStrength strength = QrStrength::Medium);

} // namespace accueil::slip

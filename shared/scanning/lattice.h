// The grid of a matrix code in a frame, and the light that its modules send through the lens.
//
// Where modules are smaller than the blur, no threshold finds them any more; but their places are known once the
// corners are, and so is what each does to its neighbours. So the modules are estimated together, as the pattern of
// black and white that explains the pixels best (modules.h), and the corners are moved until it explains them better
// (registration.h).
#pragma once

#include <vector>

#include "shared/scanning/code.h"
#include "shared/scanning/image_view.h"

namespace accueil::scanning {

struct Lattice {
    Quad corners{};    // of the outermost modules, in the frame
    int side = 0;      // modules
    float blur = 0.5F; // deviation of the lens in modules, with the opening of a pixel

    [[nodiscard]] float module() const; // pixels, in the mean
};

// From modules (0 … side, from the top left) to pixels of the frame and back, in perspective.
class Projection {
  public:
    explicit Projection(const Lattice& lattice);
    [[nodiscard]] Point to_frame(float u, float v) const { return apply(forward_, u, v); }
    [[nodiscard]] Point to_modules(float x, float y) const { return apply(backward_, x, y); }

  private:
    using Matrix = std::array<float, 9>;
    [[nodiscard]] static Point apply(const Matrix& m, float a, float b) {
        const float w = 1 / (m[6] * a + m[7] * b + m[8]);
        return {(m[0] * a + m[1] * b + m[2]) * w, (m[3] * a + m[4] * b + m[5]) * w};
    }
    Matrix forward_{}, backward_{};
};

// One black module as the camera sees it along one axis: a box through a Gaussian.
class Profile {
  public:
    static constexpr int reach = 2;            // modules to each side that still feel it
    static constexpr int span = 2 * reach + 1; // modules that a pixel feels
    explicit Profile(float blur);

    // What a pixel at `offset` (0 … 1) in a module feels of the `span` modules around it.
    struct Sample {
        std::array<float, span> weights{}, slopes{}, widenings{}; // and how they go with the place and with the blur
    };
    [[nodiscard]] const Sample& at(float offset) const {
        return samples_[static_cast<std::size_t>(offset * (steps - 1) + 0.5F)];
    }
    // How much two modules so many apart overlap.
    [[nodiscard]] float overlap(int apart) const { return overlap_[static_cast<std::size_t>(apart)]; }

  private:
    static constexpr int steps = 64;
    std::array<Sample, steps> samples_{};
    std::array<float, span> overlap_{};
};

// The pixels of a lattice with their light as a share of the paper's around: 0 paper, 1 no light at all.
struct Darkness {
    struct Pixel {
        float u, v; // modules
        float dark;
    };
    std::vector<Pixel> pixels; // also those of the quiet zone that the outer modules reach
    float density = 0;         // pixels for each module
};

[[nodiscard]] Darkness darkness(ImageView frame, const Lattice& lattice);

// The same pixels for a grid of another side between the same corners.
[[nodiscard]] Darkness regridded(const Darkness& seen, int from_side, int to_side);

} // namespace accueil::scanning

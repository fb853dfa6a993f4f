// train-glyphs [LINES]: writes the weights of shared/scanning/zone/glyphs.cpp to standard output.
//
//   ./deploy/shell build/release/bin/train-glyphs > shared/scanning/zone/glyph_weights.inc
//
// Draws lines of OCR-B as cameras see them (heavy and light pens, blur, noise, uneven light, printed backgrounds, small
// and large, a little sheared and off their place), lets the scanner itself make them level and sample the cells, and
// fits the network by Adam's method. The same seed gives the same weights on the same machine.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numbers>
#include <vector>

#include "shared/scanning/treatment.h"
#include "shared/scanning/zone/glyphs.h"
#include "tests/samples/desk.h"
#include "tests/samples/ocr_b.h"

using namespace accueil;
namespace zone = scanning::zone;

namespace {

constexpr std::size_t hidden_units = 64;
constexpr int line_length = 24; // characters
constexpr double fine = 32;     // pixels a character where lines are drawn

struct Example {
    zone::Sample sample;
    std::size_t outcome;
};

// --- lines as a camera sees them -------------------------------------------------------------------------------------

// What each cell holds; some lines are mostly of one kind, as on papers.
std::string random_text(samples::Dice& dice) {
    const int kind = dice.below(5);
    std::string text;
    for (int i = 0; i < line_length; ++i) {
        const bool filler = dice.below(kind == 0 ? 2 : 12) == 0;
        const int letter = 10 + dice.below(26), digit = dice.below(10);
        const int any = kind == 1 ? letter : kind == 2 ? digit : dice.below(36);
        text += filler ? '<' : zone::alphabet[static_cast<std::size_t>(any)];
    }
    return text;
}

// Print that is nothing of a zone; what could be taken for a character of it is left out.
std::string random_print(samples::Dice& dice) {
    constexpr std::string_view print = "adehr&@#%?$.,;:*+=~aeaede";
    std::string text;
    for (int i = 0; i < line_length; ++i)
        text += print[static_cast<std::size_t>(dice.below(static_cast<int>(print.size())))];
    return text;
}

// Three passes of a running mean, near enough to a Gaussian.
void soften(scanning::Frame& frame, double deviation) {
    const int reach = static_cast<int>(std::lround(std::sqrt(4 * deviation * deviation + 1) / 2 - 0.5));
    if (reach < 1) return;
    const int width = frame.width(), height = frame.height(), span = 2 * reach + 1;
    std::vector<int> line(static_cast<std::size_t>(std::max(width, height)));
    const auto pass = [&](std::uint8_t* first, std::ptrdiff_t step, int count) {
        for (int i = 0; i < count; ++i) line[static_cast<std::size_t>(i)] = first[step * i];
        const auto at = [&](int i) { return line[static_cast<std::size_t>(std::clamp(i, 0, count - 1))]; };
        int sum = 0;
        for (int i = -reach; i <= reach; ++i) sum += at(i);
        for (int i = 0; i < count; ++i) {
            first[step * i] = static_cast<std::uint8_t>((sum + span / 2) / span);
            sum += at(i + reach + 1) - at(i - reach);
        }
    };
    for (int round = 0; round < 3; ++round) {
        for (int y = 0; y < height; ++y) pass(frame.row(y), 1, width);
        for (int x = 0; x < width; ++x) pass(frame.row(0) + x, width, height);
    }
}

int ink_of(const scanning::Frame& line, int cell) {
    int sum = 0;
    const auto view = line.view();
    for (int y = 0; y < view.height; ++y)
        for (int x = static_cast<int>(cell * fine); x < static_cast<int>((cell + 1) * fine); ++x)
            sum += 255 - view.row(y)[x];
    return sum;
}

// A piece of a character painted over or rubbed out. The share of its ink that came or went.
double hide(scanning::Frame& line, int cell, samples::Dice& dice) {
    const int left = static_cast<int>((cell + dice.between(-0.05, 0.25)) * fine);
    const int right = std::min(line.width(), left + static_cast<int>(fine * dice.between(0.6, 0.9)));
    const int top = static_cast<int>(fine * dice.between(0.8, 1.4));
    const int bottom = top + static_cast<int>(fine * dice.between(0.6, 1));
    const auto shade = static_cast<std::uint8_t>(dice.below(2) == 0 ? 255 : dice.below(200));
    const int before = ink_of(line, cell);
    for (int y = top; y < bottom; ++y)
        for (int x = std::max(0, left); x < right; ++x) line.row(y)[x] = shade;
    return std::abs(ink_of(line, cell) - before) / std::max(1.0, static_cast<double>(before));
}

struct Seen {
    scanning::Frame frame;
    scanning::zone::Line line;
    double cosine = 1, sine = 0, pitch = 0, centre_x = 0, centre_y = 0;

    // Where the middle of a cell is in the frame.
    [[nodiscard]] scanning::Point at(double cell) const {
        const double along = (cell - line_length / 2.0) * pitch;
        return {static_cast<float>(centre_x + along * cosine), static_cast<float>(centre_y + along * sine)};
    }
};

Seen exposed(scanning::Frame drawn, samples::Dice& dice) {
    Seen seen;
    seen.pitch = dice.below(3) == 0 ? dice.between(8, 13) : dice.between(11, 30);
    const double tall = dice.between(0.88, 1.12), shear = dice.between(-0.08, 0.08);
    const double lens = dice.between(0.3, 1.3) * std::min(1.0, seen.pitch / 14) + (dice.below(4) == 0 ? 0.4 : 0.0);
    soften(drawn, std::hypot(lens, 0.35) * fine / seen.pitch);
    const double angle = dice.between(-0.03, 0.03);
    seen.cosine = std::cos(angle), seen.sine = std::sin(angle);
    const int width = static_cast<int>(seen.pitch * (line_length + 6)), height = static_cast<int>(seen.pitch * 5);
    seen.frame = scanning::Frame(width, height);
    seen.centre_x = width / 2.0 + dice.between(-1, 1), seen.centre_y = height / 2.0 + dice.between(-1, 1);
    const double paper = dice.between(70, 245), contrast = paper * dice.between(0.35, 0.92);
    const double slope_x = dice.between(-0.25, 0.25), slope_y = dice.between(-0.2, 0.2),
                 noise = dice.between(0.01, 0.09) * contrast;
    const double wave = dice.below(2) == 0 ? 0 : dice.between(0, 0.15), wave_x = dice.between(-0.8, 0.8),
                 wave_y = dice.between(-0.8, 0.8);
    const double drop = dice.below(3) == 0 ? dice.between(0, 0.15) : 0;
    const auto view = drawn.view();
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const double dx = x + 0.5 - seen.centre_x, dy = y + 0.5 - seen.centre_y;
            const double v = (dy * seen.cosine - dx * seen.sine) / seen.pitch / tall;
            const double u = (dx * seen.cosine + dy * seen.sine) / seen.pitch + shear * v;
            const int column = static_cast<int>((u + line_length / 2.0) * fine),
                      row = static_cast<int>((v + 1.5) * fine);
            const bool inside = column >= 0 && row >= 0 && column < view.width && row < view.height;
            double ink = inside ? 1 - view.row(row)[column] / 255.0 : 0;
            ink *= 1 - drop * dice.between(0, 1);
            double value =
                paper - contrast * ink - wave * contrast * (1 - ink) * (1 + std::sin(wave_x * x + wave_y * y)) / 2;
            value *= 1 + slope_x * dx / width + slope_y * dy / height;
            value += noise * dice.gaussian();
            seen.frame.row(y)[x] = static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
        }
    seen.line.left = seen.at(0), seen.line.right = seen.at(line_length);
    // What find_lines tells is never quite right.
    const auto off = [&](double most) { return static_cast<float>(seen.pitch * dice.between(-most, most)); };
    seen.line.left.x += off(0.4), seen.line.right.x += off(0.4), seen.line.left.y += off(0.15),
        seen.line.right.y += off(0.15);
    seen.line.height = static_cast<float>(seen.pitch * dice.between(0.9, 1.2));
    return seen;
}

// Column of the strip for a place in the frame.
double column_of(const zone::Strip& strip, scanning::Point p) {
    const double dx = static_cast<double>(p.x - strip.centre.x), dy = static_cast<double>(p.y - strip.centre.y);
    const double a = static_cast<double>(strip.angle);
    return (dx * std::cos(a) + dy * std::sin(a)) / static_cast<double>(strip.step) + strip.width / 2.0;
}

void add_line(std::vector<Example>& examples, samples::Dice& dice) {
    const bool foreign = dice.below(12) == 0;
    const auto text = foreign ? random_print(dice) : random_text(dice);
    const samples::OcrB style{.sharp = dice.below(2) == 0, .weight = dice.between(-25, 55)};
    auto drawn = foreign ? samples::other_line(text, fine, dice.below(2) == 0 ? "Noto Sans" : "Noto Serif")
                         : samples::ocr_b_line(text, fine, style);
    std::vector<double> hidden(line_length);
    for (int i = 0; i < line_length; ++i)
        if (dice.below(40) == 0) hidden[static_cast<std::size_t>(i)] = hide(drawn, i, dice);
    const auto seen = exposed(std::move(drawn), dice);
    const auto strip = zone::straighten(seen.frame.view(), seen.line);
    if (strip.width == 0) return;
    for (int i = 0; i < line_length; ++i) {
        const bool aside = dice.below(30) == 0;
        const double shift = aside ? dice.between(0.42, 0.58) : 0.045 * dice.gaussian();
        const double width = seen.pitch / static_cast<double>(strip.step) * (1 + 0.03 * dice.gaussian());
        const double centre = column_of(strip, seen.at(i + 0.5 + shift));
        // A character hidden by half is neither one nor none.
        const double gone = hidden[static_cast<std::size_t>(i)];
        if (gone > 0.15 && gone < 0.6) continue;
        const bool whole = !foreign && !aside && gone < 0.5;
        const auto outcome = whole ? zone::alphabet.find(text[static_cast<std::size_t>(i)]) : zone::something_else;
        examples.push_back({zone::sample(strip, static_cast<float>(centre), static_cast<float>(width)), outcome});
    }
}

// --- the network -----------------------------------------------------------------------------------------------------

// A group of weights with what Adam's method remembers of each.
struct Weights {
    std::vector<float> value, slope, mean, square;

    Weights(std::size_t count, double spread, samples::Dice& dice)
        : value(count), slope(count), mean(count), square(count) {
        for (auto& one : value) one = static_cast<float>(spread * dice.gaussian());
    }
    void step(float rate, int steps) {
        const float first = 1 - std::pow(0.9F, static_cast<float>(steps)),
                    second = 1 - std::pow(0.999F, static_cast<float>(steps));
        for (std::size_t i = 0; i < value.size(); ++i) {
            mean[i] = 0.9F * mean[i] + 0.1F * slope[i];
            square[i] = 0.999F * square[i] + 0.001F * slope[i] * slope[i];
            value[i] -= rate * (mean[i] / first) / (std::sqrt(square[i] / second) + 1e-7F);
            slope[i] = 0;
        }
    }
};

class Network {
  public:
    explicit Network(samples::Dice& dice)
        : first_(zone::sample_size * hidden_units, std::sqrt(2.0 / zone::sample_size), dice),
          first_bias_(hidden_units, 0, dice),
          second_(hidden_units * zone::outcomes, std::sqrt(2.0 / hidden_units), dice),
          second_bias_(zone::outcomes, 0, dice) {}

    // Adds what the example says about the weights; returns its loss, and whether the best outcome was right.
    std::pair<float, bool> learn(const Example& example) {
        std::array<float, hidden_units> hidden{};
        std::ranges::copy(first_bias_.value, hidden.begin());
        for (std::size_t i = 0; i < zone::sample_size; ++i)
            for (std::size_t k = 0; k < hidden_units; ++k)
                hidden[k] += example.sample[i] * first_.value[i * hidden_units + k];
        std::array<float, zone::outcomes> out{};
        std::ranges::copy(second_bias_.value, out.begin());
        for (std::size_t k = 0; k < hidden_units; ++k)
            for (std::size_t o = 0; o < zone::outcomes; ++o)
                out[o] += std::max(0.0F, hidden[k]) * second_.value[k * zone::outcomes + o];
        const float most = *std::ranges::max_element(out);
        const bool right = out[example.outcome] == most;
        float sum = 0;
        for (auto& value : out) sum += value = std::exp(value - most);
        for (auto& value : out) value /= sum;
        const float loss = -std::log(std::max(1e-12F, out[example.outcome]));
        out[example.outcome] -= 1;
        std::array<float, hidden_units> back{};
        for (std::size_t k = 0; k < hidden_units; ++k) {
            if (hidden[k] <= 0) continue;
            for (std::size_t o = 0; o < zone::outcomes; ++o) {
                back[k] += out[o] * second_.value[k * zone::outcomes + o];
                second_.slope[k * zone::outcomes + o] += out[o] * hidden[k];
            }
            first_bias_.slope[k] += back[k];
        }
        for (std::size_t o = 0; o < zone::outcomes; ++o) second_bias_.slope[o] += out[o];
        for (std::size_t i = 0; i < zone::sample_size; ++i)
            for (std::size_t k = 0; k < hidden_units; ++k)
                first_.slope[i * hidden_units + k] += example.sample[i] * back[k];
        return {loss, right};
    }
    void step(float rate) {
        ++steps_;
        for (auto* group : {&first_, &first_bias_, &second_, &second_bias_}) {
            for (auto& slope : group->slope) slope /= batch;
            group->step(rate, steps_);
        }
    }
    void write() const {
        std::puts(
            "// The weights of the network in glyphs.cpp, written by train-glyphs (tests/samples/train_glyphs.cpp).");
        std::printf("inline constexpr std::size_t hidden_units = %zu;\n", hidden_units);
        const float first = divisor(first_), second = divisor(second_), bias = 512;
        std::printf("inline constexpr float first_divisor = %.2fF, second_divisor = %.2fF, bias_divisor = %.1fF;\n",
                    static_cast<double>(first), static_cast<double>(second), static_cast<double>(bias));
        write("std::int8_t", "first_weights", first_, first);
        write("std::int16_t", "first_biases", first_bias_, bias);
        write("std::int8_t", "second_weights", second_, second);
        write("std::int16_t", "second_biases", second_bias_, bias);
    }
    static constexpr int batch = 64;

  private:
    static float divisor(const Weights& weights) {
        float most = 0.01F;
        for (const float value : weights.value) most = std::max(most, std::fabs(value));
        return std::floor(12700 / most) / 100;
    }
    static void write(const char* type, const char* name, const Weights& weights, float factor) {
        std::printf("inline constexpr %s %s[%zu] = {", type, name, weights.value.size());
        for (std::size_t i = 0; i < weights.value.size(); ++i)
            std::printf("%s%ld", i == 0 ? "\n" : i % 32 == 0 ? ",\n" : ",", std::lround(weights.value[i] * factor));
        std::puts("};");
    }
    Weights first_, first_bias_, second_, second_bias_;
    int steps_ = 0;
};

} // namespace

int main(int argc, char** argv) {
    const int lines = argc > 1 ? std::atoi(argv[1]) : 60'000;
    samples::Dice dice(0x0C2B);
    Network network(dice);
    std::vector<Example> pool;
    double loss = 0, right = 0, count = 0;
    for (int line = 0; line < lines; ++line) {
        add_line(pool, dice);
        // A few hundred lines at a time are mixed, so that a step learns from many of them.
        constexpr std::size_t enough = 6400;
        if (pool.size() < enough) continue;
        const float done = static_cast<float>(line) / static_cast<float>(lines);
        const float rate = 2e-3F * (0.02F + 0.98F * (1 + std::cos(std::numbers::pi_v<float> * done)) / 2);
        for (int pass = 0; pass < 2; ++pass) {
            for (std::size_t i = pool.size(); i > 1; --i)
                std::swap(pool[i - 1], pool[static_cast<std::size_t>(dice.below(static_cast<int>(i)))]);
            for (std::size_t i = 0; i < pool.size(); ++i) {
                const auto [one, good] = network.learn(pool[i]);
                if (pass == 0) loss += static_cast<double>(one), right += good ? 1 : 0, ++count;
                if (i % Network::batch == Network::batch - 1) network.step(rate);
            }
        }
        pool.clear();
        if (count > 30000) {
            std::fprintf(stderr, "%3.0f %%: loss %.4f, right %.3f %%\n", static_cast<double>(done) * 100, loss / count,
                         100 * right / count);
            loss = right = count = 0;
        }
    }
    network.write();
}

#include "tests/samples/page.h"

#include <algorithm>
#include <cairo.h>

#include <array>
#include <cmath>
#include <format>
#include <numbers>
#include <vector>

#include "shared/documents/mrz/compose.h"

namespace accueil::samples {

namespace {

using documents::MrzFormat;
using scanning::Frame;

constexpr double character = 2.54; // mm from one to the next in a zone
constexpr double lens = 1.15;      // focal length against the width of the frame

struct ZonePlace {
    double last_line; // mm from the lower edge to the middle of the last line
    double apart;     // mm from line to line
};

ZonePlace zone_place(MrzFormat format) {
    if (format == MrzFormat::Td1) return {6.6, 4.23};
    return {9.4, 6.35};
}

// Fine waves, as the background of such papers is printed.
double background(int x, int y) {
    const double a = std::sin(y * 0.11 + 6 * std::sin(x * 0.013)), b = std::sin(y * 0.09 + 5 * std::sin(x * 0.017 + 2));
    return 0.86 - 0.05 * (a > 0.8 ? 1 : 0) - 0.05 * (b > 0.8 ? 1 : 0) - 0.02 * std::sin(x * 0.004 + y * 0.006);
}

double portrait(double u, double v) { // -1 … 1 each
    const double face = std::hypot(u / 0.55, (v + 0.15) / 0.6), hair = std::hypot(u / 0.66, (v + 0.3) / 0.66);
    const double shoulders = std::hypot(u / 0.95, (v - 1.15) / 0.6);
    if (face < 1) return 0.62 - 0.12 * u - (std::hypot((std::fabs(u) - 0.2) / 0.09, (v + 0.22) / 0.05) < 1 ? 0.4 : 0);
    if (hair < 1) return 0.2;
    return shoulders < 1 ? 0.3 : 0.75;
}

void paint(Frame& page, const Frame& print, double left, double middle) {
    const int from_x = static_cast<int>(left * page_pixels),
              from_y = static_cast<int>(middle * page_pixels) - print.height() / 2;
    const auto view = print.view();
    for (int y = 0; y < view.height; ++y)
        for (int x = 0; x < view.width; ++x) {
            if (from_x + x < 0 || from_x + x >= page.width() || from_y + y < 0 || from_y + y >= page.height()) continue;
            auto& pixel = page.row(from_y + y)[from_x + x];
            const double ink = 1 - view.row(y)[x] / 255.0;
            pixel = static_cast<std::uint8_t>(pixel * (1 - ink) + 28 * ink);
        }
}

// Captions and values, in the places where books have them.
void write_words(Frame& page, PageSize size, const std::vector<std::string>& words) {
    double row = 0.13 * size.height;
    for (std::size_t i = 0; i < words.size(); ++i, row += 0.085 * size.height)
        paint(page, other_line(words[i], i % 2 == 0 ? 15 : 21, "Open Sans"), 0.36 * size.width, row);
}

void draw_portrait(Frame& page, PageSize size) {
    const double left = 0.05 * size.width, top = 0.14 * size.height, width = 0.27 * size.width,
                 height = 0.5 * size.height;
    for (int y = static_cast<int>(top * page_pixels); y < static_cast<int>((top + height) * page_pixels); ++y)
        for (int x = static_cast<int>(left * page_pixels); x < static_cast<int>((left + width) * page_pixels); ++x) {
            const double u = 2 * (x / page_pixels - left) / width - 1, v = 2 * (y / page_pixels - top) / height - 1;
            page.row(y)[x] = static_cast<std::uint8_t>(255 * portrait(u, v));
        }
}

// From the plane of the page (mm about its middle) to the frame, and back.
class View {
  public:
    View(const Held& held, PageSize size) {
        const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
        const double a = radians(held.scene.angle), b = radians(held.tilt_across), c = radians(held.tilt_down);
        const double far = size.width * lens / held.fill, f = lens * held.scene.width;
        // A point of the page is turned in its plane, tilted about its upright and then about its level middle.
        const std::array<double, 2> across{std::cos(a), std::sin(a)}, down{-std::sin(a), std::cos(a)};
        for (std::size_t i = 0; i < 2; ++i) {
            const double x = i == 0 ? across[0] : down[0], y = i == 0 ? across[1] : down[1];
            m_[0][i] = f * x * std::cos(b);
            m_[1][i] = f * (y * std::cos(c) - x * std::sin(b) * std::sin(c));
            m_[2][i] = x * std::sin(b) * std::cos(c) + y * std::sin(c);
        }
        m_[2][2] = far;
        const double middle_x = held.scene.x * held.scene.width, middle_y = held.scene.y * held.scene.height;
        for (std::size_t i = 0; i < 3; ++i) m_[0][i] += middle_x * m_[2][i], m_[1][i] += middle_y * m_[2][i];
    }
    struct Place {
        double x, y;
    };
    [[nodiscard]] Place on_page(double x, double y) const {
        // Two equations linear in the place on the page.
        const double a = m_[0][0] - x * m_[2][0], b = m_[0][1] - x * m_[2][1], e = x * m_[2][2] - m_[0][2];
        const double c = m_[1][0] - y * m_[2][0], d = m_[1][1] - y * m_[2][1], g = y * m_[2][2] - m_[1][2];
        const double determinant = a * d - b * c;
        return {(e * d - b * g) / determinant, (a * g - e * c) / determinant};
    }

  private:
    std::array<std::array<double, 3>, 3> m_{};
};

} // namespace

PageSize page_size(MrzFormat format) {
    switch (format) {
    case MrzFormat::Td1: return {85.6, 54};
    case MrzFormat::Td2: return {105, 74};
    case MrzFormat::Td3: return {125, 88};
    case MrzFormat::MrvA: return {120, 80};
    case MrzFormat::MrvB: return {105, 74};
    }
    return {};
}

Frame draw_page(MrzFormat format, const std::string& zone, const OcrB& style) {
    const auto size = page_size(format);
    Frame page(static_cast<int>(size.width * page_pixels), static_cast<int>(size.height * page_pixels));
    for (int y = 0; y < page.height(); ++y)
        for (int x = 0; x < page.width(); ++x) page.row(y)[x] = static_cast<std::uint8_t>(255 * background(x, y));
    if (format != MrzFormat::Td1) draw_portrait(page, size);
    std::vector<std::string> lines(1);
    for (const char c : zone)
        c == '\n' ? static_cast<void>(lines.emplace_back()) : static_cast<void>(lines.back() += c);
    const auto place = zone_place(format);
    const double left = (size.width - character * static_cast<double>(lines[0].size())) / 2;
    double middle = size.height - place.last_line - place.apart * static_cast<double>(lines.size() - 1);
    for (const auto& line : lines) {
        paint(page, ocr_b_line(line, character * page_pixels, style), left, middle);
        middle += place.apart;
    }
    return page;
}

Frame draw_page(const documents::Mrz& person, const OcrB& style) {
    const auto zone = documents::mrz::compose(person);
    auto page = draw_page(person.format, zone ? *zone : std::string(), style);
    const auto size = page_size(person.format);
    if (person.format != MrzFormat::Td1)
        write_words(page, size,
                    {"Nom / Surname", person.surname, "Prenoms / Given names", person.given_names,
                     "No du document / Document No", person.document_number});
    return page;
}

Frame seen_page(const Frame& page, const Held& held, Dice& dice) {
    const PageSize size{page.width() / page_pixels, page.height() / page_pixels};
    const View view(held, size);
    const auto from = page.view();
    const auto& scene = held.scene;
    std::vector<float> reflected(static_cast<std::size_t>(scene.width) * static_cast<std::size_t>(scene.height));
    std::size_t i = 0;
    for (int y = 0; y < scene.height; ++y)
        for (int x = 0; x < scene.width; ++x, ++i) {
            double sum = 0;
            for (int part = 0; part < 9; ++part) {
                const auto at = view.on_page(x + 0.5 + (part % 3 - 1) / 3.0, y + 0.5 + (part / 3 - 1) / 3.0);
                const int column = static_cast<int>(std::floor((at.x + size.width / 2) * page_pixels));
                const int row = static_cast<int>(std::floor((at.y + size.height / 2) * page_pixels));
                const bool inside = column >= 0 && row >= 0 && column < from.width && row < from.height;
                sum += inside ? from.row(row)[column] / 255.0 : wood_grain(x, y);
            }
            reflected[i] = static_cast<float>(sum / 9);
        }
    return exposed(scene, std::move(reflected), dice);
}

Held chance_held(MrzFormat format, Dice& dice) {
    Held held;
    auto& scene = held.scene;
    held.fill = dice.between(0.6, 1);
    held.tilt_across = dice.between(-12, 12), held.tilt_down = dice.between(-12, 12);
    scene.angle = dice.between(-12, 12);
    scene.noise = dice.between(2, 8), scene.blur = dice.between(0.5, 1.3);
    scene.light = dice.between(0.3, 1), scene.shade = dice.between(0, 0.5), scene.shade_from = dice.between(0, 360);
    const auto size = page_size(format);
    const double angle = std::fabs(scene.angle) * std::numbers::pi / 180, tall = size.height / size.width;
    const double widest = 0.97 / (std::cos(angle) + tall * std::sin(angle) / 2);
    held.fill = std::min(held.fill, widest);
    // The foot of a page higher than the frame is what is shown.
    const double beyond = held.fill * scene.width * tall - scene.height;
    if (beyond > 0) scene.y = 0.5 - beyond / 2 / scene.height;
    return held;
}

std::vector<SamplePage> pages() {
    documents::Mrz amina;
    amina.document_code = "P", amina.issuing_state = "MAR", amina.nationality = "MAR";
    amina.document_number = "AC1234567";
    amina.surname = "HADDAD", amina.given_names = "AMINA SALMA", amina.sex = "F";
    amina.birth_date = "900214", amina.expiry_date = "310630";
    auto visa = amina, card = amina;
    visa.format = MrzFormat::MrvA, visa.document_code = "V", visa.issuing_state = "UTO",
    visa.document_number = "V40719263";
    card.format = MrzFormat::Td1, card.document_code = "I", card.document_number = "K70392816",
    card.optional1 = "J118204";
    return {{"passport", amina}, {"visa", visa}, {"identity-card", card}};
}

documents::Mrz chance_person(MrzFormat format, Dice& dice) {
    const auto word = [&](int shortest, int longest) {
        std::string text;
        for (int i = shortest + dice.below(longest - shortest + 1); i > 0; --i)
            text += static_cast<char>('A' + dice.below(26));
        return text;
    };
    const auto number = [&](int size) {
        std::string text;
        for (int i = 0; i < size; ++i)
            text +=
                dice.below(4) == 0 ? static_cast<char>('A' + dice.below(26)) : static_cast<char>('0' + dice.below(10));
        return text;
    };
    documents::Mrz person;
    person.format = format;
    const bool visa = format == MrzFormat::MrvA || format == MrzFormat::MrvB;
    person.document_code = visa ? "V" : format == MrzFormat::Td3 ? "P" : "I";
    person.issuing_state = "UTO", person.nationality = "UTO";
    person.document_number = number(9);
    person.surname = word(3, 12), person.given_names = word(3, 9);
    if (dice.below(2) == 0) person.given_names += " " + word(2, 8);
    person.birth_date = std::format("{:02}{:02}{:02}", dice.below(100), 1 + dice.below(12), 1 + dice.below(28));
    person.expiry_date = std::format("{:02}{:02}{:02}", 27 + dice.below(9), 1 + dice.below(12), 1 + dice.below(28));
    person.sex = dice.below(2) == 0 ? "F" : "M";
    if (format == MrzFormat::Td1) person.optional1 = dice.below(2) == 0 ? number(8) : "";
    if (format == MrzFormat::Td3) person.optional = dice.below(2) == 0 ? number(10) : "";
    return person;
}

} // namespace accueil::samples

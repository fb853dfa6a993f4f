#include "tests/journeys/slip_text.h"

#include <fstream>

#include "tests/journeys/process.h"

namespace accueil::journeys {

using core::ErrorKind;
using core::fail;
using namespace std::chrono_literals;

core::Result<std::string> text_of_page(const std::filesystem::path& pdf) {
    const auto out = std::filesystem::path(pdf).replace_extension(".txt");
    const auto status = run({{"pdftotext", "-layout", pdf.string(), out.string()}, {}, "/dev/null"}, 20s);
    if (!status || *status != 0) return fail(ErrorKind::Unavailable, "pdftotext could not read the slip");
    std::ifstream in(out);
    return std::string{std::istreambuf_iterator<char>(in), {}};
}

core::Result<std::vector<std::filesystem::path>> pictures_of_page(const std::filesystem::path& pdf) {
    std::vector<std::filesystem::path> pictures;
    for (int top = 0; top < 2200; top += 420)
        for (const int left : {0, 420}) {
            auto stem = std::filesystem::path(pdf).replace_extension("");
            stem += "-" + std::to_string(top) + "-" + std::to_string(left);
            const auto status =
                run({{"pdftoppm", "-r", "200", "-gray", "-png", "-singlefile", "-x", std::to_string(left), "-y",
                      std::to_string(top), "-W", "1280", "-H", "720", pdf.string(), stem.string()},
                     {},
                     "/dev/null"},
                    20s);
            if (!status || *status != 0) return fail(ErrorKind::Unavailable, "pdftoppm could not draw the slip");
            pictures.push_back(stem += ".png");
        }
    return pictures;
}

} // namespace accueil::journeys

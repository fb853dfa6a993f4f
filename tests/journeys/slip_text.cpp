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

core::Result<std::filesystem::path> picture_of_page(const std::filesystem::path& pdf) {
    auto stem = std::filesystem::path(pdf).replace_extension("");
    const auto status = run({{"pdftoppm", "-r", "150", "-gray", "-png", "-singlefile", pdf.string(), stem.string()}, {},
                             "/dev/null"}, 20s);
    if (!status || *status != 0) return fail(ErrorKind::Unavailable, "pdftoppm could not draw the slip");
    return stem += ".png";
}

}  // namespace accueil::journeys

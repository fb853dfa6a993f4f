#include "tests/samples/documents.h"

#include <format>

namespace accueil::samples {

namespace {

int day_of_year(std::chrono::year_month_day day) {
    const std::chrono::sys_days first = day.year() / std::chrono::January / 1;
    return static_cast<int>((std::chrono::sys_days(day) - first).count()) + 1;
}

std::string leg(const Pass& pass, std::chrono::year_month_day day) {
    return std::format("{:<7}{:<3}{:<3}{:<3}{:<5}{:03}Y{:>4}{:<5}100", pass.pnr, pass.from, pass.to, pass.carrier,
                       pass.flight, day_of_year(day), pass.seat, "0042");
}

} // namespace

std::string boarding_pass(const Pass& pass, std::chrono::year_month_day day) {
    return std::format("M1{:<20}E{}", pass.name, leg(pass, day));
}

std::vector<SampleDocument> documents(std::chrono::year_month_day day) {
    using enum scanning::Symbology;
    const Pass amina{"HADDAD/AMINA", "QK7M2P", "CMN", "YUL", "AT", "0208", "023C"};
    const Pass wei{"LIU/WEI", "R4T9ZX", "PEK", "YUL", "CA", "0879", "041A"};
    const Pass sofia{"ROJAS/SOFIA", "B8N3LD", "BOG", "YUL", "AV", "0204", "012F"};
    const Pass jonas{"OKOYE/JONAS", "W2C6HY", "YYZ", "YUL", "AC", "0416", "017D"};
    const Pass far_leg{"OKOYE/JONAS", "W2C6HY", "LOS", "YYZ", "AC", "0893", "031K"};
    const auto two_legs = std::format("M2{:<20}E{}{}", far_leg.name, leg(far_leg, day), leg(jonas, day));
    return {
        {"boarding-pass-pdf417", Pdf417, boarding_pass(amina, day)},
        {"boarding-pass-aztec", Aztec, boarding_pass(wei, day)},
        {"boarding-pass-qr", QrCode, boarding_pass(sofia, day)},
        {"boarding-pass-domestic", Pdf417, boarding_pass(jonas, day)},
        {"boarding-pass-two-legs", Pdf417, two_legs},
        {"boarding-pass-datamatrix", DataMatrix, boarding_pass(sofia, day)},
        {"reference-code128", Code128, "W304815926"},
        {"reference-code39", Code39, "1104827365"},
        {"loyalty-card", QrCode, "https://fidelite.example/carte/7730-1186-2254"},
    };
}

} // namespace accueil::samples

// What the scheduler issues before a journey: letters of invitation and badges, shown as paper or as a reader reads
// them.
//
//   letter reference=PAP-1 language=ar region=06 people=4 need=interpreter     issued with these words
//   badge R12                                                                 issued for this member of staff
//   badge revoke                                                              the last one is lost
//   scan letter, scan badge                                                   a reader at the serial line
//   show letter                                                               the sheet before the camera
#include <fstream>

#include "tests/journeys/player.h"
#include "tests/journeys/process.h"
#include "tests/journeys/slip_text.h"

namespace accueil::journeys {

namespace fs = std::filesystem;

namespace {

core::Result<std::string> line_in(const fs::path& file) {
    std::ifstream in(file);
    std::string line;
    if (!std::getline(in, line) || line.empty())
        return core::fail(core::ErrorKind::NotFound, "nothing in " + file.string());
    return line;
}

// "Carte 7K2M9QXD", as it stands on the card.
core::Result<std::string> number_on(const fs::path& card) {
    const auto text = text_of_page(card);
    if (!text) return text;
    const auto at = text->find("Carte ");
    if (at == std::string::npos) return core::fail(core::ErrorKind::NotFound, "no number on the badge");
    return text->substr(at + 6, 8);
}

// The upper half of a sheet as the camera over the desk sees it.
core::Result<fs::path> under_the_camera(const fs::path& pdf) {
    auto stem = fs::path(pdf).replace_extension("");
    const auto drawn = run({{"pdftoppm", "-r", "100", "-gray", "-png", "-singlefile", "-x", "0", "-y", "100", "-W",
                             "1280", "-H", "720", pdf.string(), stem.string()},
                            {},
                            "/dev/null"},
                           std::chrono::seconds{20});
    if (!drawn || *drawn != 0) return core::fail(core::ErrorKind::Unavailable, "pdftoppm could not draw the page");
    return stem += ".png";
}

} // namespace

Player::Done Player::issue(const Words& words, bool& handled) {
    handled = true;
    const auto pdf = [this](const std::string& what) { return places_.work / (what + ".pdf"); };
    const auto code = [this](const std::string& what) { return places_.work / (what + ".code"); };
    if (words[0] == "letter" && words.size() > 1) {
        std::vector<std::string> order{"letter", "--output", pdf("letter").string(), "--code", code("letter").string()};
        for (std::size_t i = 1; i < words.size(); ++i) {
            const auto equals = words[i].find('=');
            order.push_back("--" + words[i].substr(0, equals));
            if (equals != std::string::npos) order.push_back(words[i].substr(equals + 1));
        }
        return stage_->scheduler_command(order);
    }
    if (words == Words{"badge", "revoke"}) {
        const auto number = number_on(pdf("badge"));
        if (!number) return std::unexpected(number.error());
        return stage_->scheduler_command({"revoke-badge", "--number", *number, "--reason", "lost"});
    }
    if (words[0] == "badge" && words.size() == 2)
        return stage_->scheduler_command(
            {"badge", "--staff", words[1], "--output", pdf("badge").string(), "--code", code("badge").string()});
    const bool issued = words.size() == 2 && (words[1] == "letter" || words[1] == "badge");
    if (issued && words[0] == "show") {
        const auto picture = under_the_camera(pdf(words[1]));
        if (!picture) return std::unexpected(picture.error());
        return stage_->kiosk().show(*picture);
    }
    if (issued && words[0] == "scan") {
        const auto text = line_in(code(words[1]));
        if (!text) return std::unexpected(text.error());
        return stage_->scan(*text);
    }
    handled = false;
    return {};
}

} // namespace accueil::journeys

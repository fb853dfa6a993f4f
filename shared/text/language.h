// The languages of the kiosk. Each is one small file, share/accueil/languages/<code>.toml, beside its catalogue: a
// language is added without a line of code.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/error.h"

namespace accueil::text {

enum class Direction { LeftToRight, RightToLeft };

struct Language {
    std::string code;    // of the catalogue: "fr", "ar", "zh-Hans"
    std::string autonym; // how its speakers call it: "العربية"
    Direction direction = Direction::LeftToRight;
    std::string tag;      // BCP 47, for Pango and for speech: "zh-CN"
    std::string locale;   // for ICU: "fr_CA", "ar@numbers=latn"
    std::string headings; // Pango family lists, most wanted first; they end with the families of all other languages,
    std::string body;     // so that a name in any script of ours finds a font that was chosen for it

    // Unicode TR 35 patterns that replace ICU's where it writes something else than people here; empty: ICU's own.
    std::string time;
    std::string time_on_the_hour;
    std::string first_of_month; // "1er", in the place of the day number 1 of a written date

    // Of espeak-ng ("fr", "cmn"); empty where it has none that speaks this language: better silent than wrong sounds.
    std::string voice;
    std::string hour; // what the voice says for the "h" of "10 h 30"; empty where times are not written so
    // Names of share/accueil/keyboards, the one that people are used to first; at least one.
    std::vector<std::string> keyboards;

    // Distance of lines, in ems: fonts of different scripts disagree wildly about it, a page must not.
    float heading_line = 1.2F;
    float body_line = 1.4F;

    int position = 0;

    [[nodiscard]] bool right_to_left() const { return direction == Direction::RightToLeft; }
};

// An immutable table, in the order of the first screen; never empty once loaded.
class Languages {
  public:
    // Reads every *.toml of the folder. Errors: NotFound without any, Configuration with the file, line and reason.
    [[nodiscard]] static core::Result<Languages> load(const std::filesystem::path& folder);

    [[nodiscard]] const std::vector<Language>& all() const { return all_; }
    // nullptr when there is no such language.
    [[nodiscard]] const Language* find(std::string_view code) const;
    // The language of the administration, which is also that of the source texts.
    [[nodiscard]] const Language& first() const { return all_.front(); }

  private:
    std::vector<Language> all_;
};

} // namespace accueil::text

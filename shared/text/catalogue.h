// The texts of one language: messages, plurals, dates, times and numbers.
//
// A message's key is its French text, marked where it is used: catalogue.tr("Choisir un bureau"). xgettext collects
// the keys (./deploy/catalogues), translators fill .po files, msgfmt compiles them at build. The language is a value,
// not a property of the process: many catalogues live at once.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "shared/core/clock.h"
#include "shared/core/error.h"
#include "shared/text/language.h"

// Marks a text that is translated later, by a variable: N_("Matin").
#define N_(text) text

namespace accueil::text {

inline constexpr std::string_view montreal = "America/Toronto";

// A named placeholder and its value: {"name", "Québec"} fills {name}.
struct Argument {
    std::string_view name;
    std::string value;
};
using Arguments = std::initializer_list<Argument>;

// Replaces every {name} by its value; an unknown name stays as it is, so a mistake is seen. Values are not filled
// again.
[[nodiscard]] std::string fill(std::string_view pattern, Arguments arguments);

// Immutable and cheap to copy; every call is safe from any thread.
class Catalogue {
  public:
    // `locale_folder` holds <code>/LC_MESSAGES/accueil.mo. Errors: NotFound without that file, Corrupt when it can't be
    // read, Configuration when ICU does not know the locale.
    [[nodiscard]] static core::Result<Catalogue> load(const Language& language,
                                                      const std::filesystem::path& locale_folder);

    [[nodiscard]] const Language& language() const;

    // The text in this language, or the French text itself where the catalogue has none.
    [[nodiscard]] std::string tr(std::string_view french) const;
    // The same with placeholders. A value of the other direction is isolated (U+2068 … U+2069, Unicode UAX 9), so that
    // a French address does not tear an Arabic sentence apart.
    [[nodiscard]] std::string tr(std::string_view french, Arguments arguments) const;
    // The right plural form for n; {n} is filled with n in this language's numerals.
    [[nodiscard]] std::string ntr(std::string_view singular, std::string_view plural, std::int64_t n,
                                  Arguments arguments = {}) const;
    // A name, an address, a telephone number as it stands in this language: isolated when it runs the other way.
    [[nodiscard]] std::string isolated(std::string value) const;
    // False where tr() would fall back to French.
    [[nodiscard]] bool has(std::string_view french) const;

    // "mardi 1er décembre 2026"
    [[nodiscard]] std::string date(std::chrono::year_month_day day) const;
    [[nodiscard]] std::string date(core::Instant instant, std::string_view zone = montreal) const;
    [[nodiscard]] std::string day_month(std::chrono::year_month_day day) const;       // "1er décembre"
    [[nodiscard]] std::string day_month_short(std::chrono::year_month_day day) const; // "1er déc."
    [[nodiscard]] std::string weekday(std::chrono::year_month_day day) const;         // "mardi"
    [[nodiscard]] std::string weekday_short(std::chrono::year_month_day day) const;   // "mar."
    // "10 h 30" (with no-break spaces), "10:30 a.m."
    [[nodiscard]] std::string time(core::Instant instant, std::string_view zone = montreal) const;
    [[nodiscard]] std::string number(std::int64_t value) const;

  private:
    struct Parts;
    explicit Catalogue(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}
    std::shared_ptr<const Parts> parts_;
};

// All languages with a catalogue, loaded once at the start and read from then on.
class Catalogues {
  public:
    // From share/accueil. A language without a compiled catalogue is left out; the first one must have one.
    [[nodiscard]] static core::Result<Catalogues> load(const std::filesystem::path& share);

    [[nodiscard]] const Languages& languages() const { return languages_; }
    // The catalogue of the code, or that of the first language (French) when there is none.
    [[nodiscard]] const Catalogue& of(std::string_view code) const;
    [[nodiscard]] bool has(std::string_view code) const { return by_code_.contains(std::string(code)); }

  private:
    Languages languages_;
    std::map<std::string, Catalogue> by_code_;
};

// The calendar day and the instant's zone are needed together more than once.
[[nodiscard]] std::chrono::year_month_day local_day(core::Instant instant, std::string_view zone = montreal);

} // namespace accueil::text

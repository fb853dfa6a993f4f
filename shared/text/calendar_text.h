// Dates, times and numbers as a person reads them, by ICU. Used through Catalogue.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "shared/core/clock.h"
#include "shared/core/error.h"
#include "shared/text/language.h"

namespace accueil::text {

// True when a strongly right-to-left character (Unicode UAX 9: R, AL) is in the text.
[[nodiscard]] bool has_right_to_left(std::string_view text);

// Safe from any thread: ICU's formatters are not, so each call works on a clone. They are made when they are first
// asked for: those of twenty-six languages together are a fifth of the kiosk's memory, and one desk speaks few of them
// in an hour.
class CalendarText {
  public:
    // Error: Configuration when ICU does not know the locale.
    [[nodiscard]] static core::Result<CalendarText> make(const Language& language);
    CalendarText(CalendarText&&) noexcept;
    ~CalendarText();

    [[nodiscard]] std::string date(std::chrono::year_month_day day) const;
    [[nodiscard]] std::string day_month(std::chrono::year_month_day day) const;
    [[nodiscard]] std::string day_month_short(std::chrono::year_month_day day) const;
    [[nodiscard]] std::string weekday(std::chrono::year_month_day day) const;
    [[nodiscard]] std::string weekday_short(std::chrono::year_month_day day) const;
    [[nodiscard]] std::string time(core::Instant instant, std::string_view zone) const;
    [[nodiscard]] std::string number(std::int64_t value) const;

  private:
    struct Formats;
    struct Maker;
    explicit CalendarText(std::unique_ptr<Maker> maker);
    [[nodiscard]] const Formats& formats() const;
    std::unique_ptr<Maker> maker_;
};

} // namespace accueil::text

#include "shared/text/calendar_text.h"

#include <mutex>

#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/numfmt.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "shared/text/catalogue.h"

namespace accueil::text {

namespace chrono = std::chrono;
using core::ErrorKind;

struct CalendarText::Formats {
    Formats(const Language& language, const icu::Locale& locale);

    // Patterns of Unicode TR 35: ICU's best for this locale, or the language file's.
    icu::UnicodeString date, day_month, day_month_short, weekday, weekday_short, time, time_on_the_hour;
    std::string first_of_month;
    std::unique_ptr<icu::SimpleDateFormat> base;
    std::unique_ptr<icu::NumberFormat> numbers;

    [[nodiscard]] std::string write(const icu::UnicodeString& pattern, double when, const icu::TimeZone& zone) const;
    [[nodiscard]] std::string write(const icu::UnicodeString& pattern, chrono::year_month_day day) const;
};

namespace {

// ICU separates "10:30" and "a.m." by U+202F, which few fonts have; a no-break space says the same.
icu::UnicodeString plain_spaces(icu::UnicodeString text) {
    text.findAndReplace(icu::UnicodeString(char16_t(0x202F)), icu::UnicodeString(char16_t(0x00A0)));
    return text;
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string out;
    plain_spaces(text).toUTF8String(out);
    return out;
}

// A time must not be torn apart at a line's end.
icu::UnicodeString kept_together(icu::UnicodeString text) {
    text.findAndReplace(icu::UnicodeString(u" "), icu::UnicodeString(char16_t(0x00A0)));
    return text;
}

} // namespace

bool has_right_to_left(std::string_view text) {
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(text.data(), i, length, c);
        const auto direction = u_charDirection(c);
        if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
    }
    return false;
}

// What fails here fails for want of memory: ICU answers for a locale without data with the next wider one's.
CalendarText::Formats::Formats(const Language& language, const icu::Locale& locale)
    : first_of_month(language.first_of_month) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
        icu::DateTimePatternGenerator::createInstance(locale, status));
    const auto best = [&](const char16_t* skeleton) {
        return patterns ? patterns->getBestPattern(skeleton, status) : icu::UnicodeString(u"y-MM-dd HH:mm");
    };
    date = best(u"yMMMMEEEEd");
    day_month = best(u"MMMMd");
    day_month_short = best(u"MMMd");
    weekday = u"EEEE";
    weekday_short = u"EEE";
    const auto own = [](const std::string& pattern) { return icu::UnicodeString::fromUTF8(pattern); };
    time = kept_together(language.time.empty() ? best(u"jmm") : own(language.time));
    time_on_the_hour = language.time_on_the_hour.empty() ? time : kept_together(own(language.time_on_the_hour));
    status = U_ZERO_ERROR;
    base = std::make_unique<icu::SimpleDateFormat>(date, locale, status);
    numbers.reset(icu::NumberFormat::createInstance(locale, status));
}

struct CalendarText::Maker {
    Language language;
    icu::Locale locale;
    std::once_flag once{};
    std::unique_ptr<const Formats> made{};
};

core::Result<CalendarText> CalendarText::make(const Language& language) {
    const auto locale = icu::Locale::createFromName(language.locale.c_str());
    if (locale.isBogus()) return core::fail(ErrorKind::Configuration, "unknown locale " + language.locale);
    return CalendarText(std::make_unique<Maker>(language, locale));
}

CalendarText::CalendarText(std::unique_ptr<Maker> maker) : maker_(std::move(maker)) {}
CalendarText::CalendarText(CalendarText&&) noexcept = default;
CalendarText::~CalendarText() = default;

const CalendarText::Formats& CalendarText::formats() const {
    std::call_once(maker_->once,
                   [this] { maker_->made = std::make_unique<Formats>(maker_->language, maker_->locale); });
    return *maker_->made;
}

std::string CalendarText::Formats::write(const icu::UnicodeString& pattern, double when,
                                         const icu::TimeZone& zone) const {
    const std::unique_ptr<icu::SimpleDateFormat> format(base->clone());
    format->applyPattern(pattern);
    format->setTimeZone(zone);
    icu::UnicodeString out;
    return to_utf8(format->format(when, out));
}

std::string CalendarText::Formats::write(const icu::UnicodeString& pattern, chrono::year_month_day day) const {
    icu::UnicodeString chosen = pattern;
    // "1er", not "1": the number is replaced in the pattern, where it can't be mistaken for part of a year.
    if (day.day() == chrono::day(1) && !first_of_month.empty())
        chosen.findAndReplace(u"d", "'" + icu::UnicodeString::fromUTF8(first_of_month) + "'");
    const auto noon = chrono::sys_days(day) + chrono::hours(12);
    return write(chosen, static_cast<double>(chrono::milliseconds(noon.time_since_epoch()).count()),
                 *icu::TimeZone::getGMT());
}

std::string CalendarText::date(chrono::year_month_day day) const { return formats().write(formats().date, day); }
std::string CalendarText::day_month(chrono::year_month_day day) const {
    return formats().write(formats().day_month, day);
}
std::string CalendarText::day_month_short(chrono::year_month_day day) const {
    return formats().write(formats().day_month_short, day);
}
std::string CalendarText::weekday(chrono::year_month_day day) const { return formats().write(formats().weekday, day); }
std::string CalendarText::weekday_short(chrono::year_month_day day) const {
    return formats().write(formats().weekday_short, day);
}

std::string CalendarText::time(core::Instant instant, std::string_view zone) const {
    const std::unique_ptr<icu::TimeZone> place(
        icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(std::string(zone))));
    const auto when = instant.time_since_epoch();
    // Offsets of today's zones are whole quarters of an hour, so the local minute decides, not the UTC one.
    std::int32_t raw = 0, saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    place->getOffset(static_cast<double>(when.count()), false, raw, saving, status);
    const bool whole_hour = (when + chrono::milliseconds(raw + saving)) % chrono::hours(1) < chrono::minutes(1);
    return formats().write(whole_hour ? formats().time_on_the_hour : formats().time, static_cast<double>(when.count()),
                           *place);
}

std::string CalendarText::number(std::int64_t value) const {
    const std::unique_ptr<icu::NumberFormat> format(formats().numbers->clone());
    icu::UnicodeString out;
    return to_utf8(format->format(value, out));
}

chrono::year_month_day local_day(core::Instant instant, std::string_view zone) {
    const std::unique_ptr<icu::TimeZone> place(
        icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(std::string(zone))));
    std::int32_t raw = 0, saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    const auto when = instant.time_since_epoch();
    place->getOffset(static_cast<double>(when.count()), false, raw, saving, status);
    return chrono::floor<chrono::days>(instant + chrono::milliseconds(raw + saving));
}

} // namespace accueil::text

#include "shared/text/catalogue.h"

#include <boost/locale.hpp>
#include <boost/locale/gnu_gettext.hpp>
#include <fstream>
#include <iterator>

#include "shared/core/log.h"
#include "shared/text/calendar_text.h"
#include "shared/text/catalogue_file.h"

namespace accueil::text {

namespace fs = std::filesystem;
using core::ErrorKind;
using Messages = boost::locale::message_format<char>;

struct Catalogue::Parts {
    Language language;
    std::locale locale; // owns the messages
    const Messages* messages = nullptr;
    int domain = 0;
    CalendarText calendar;
};

namespace {

// "/UTF-8" says that the keys are not ASCII.
constexpr const char* domain_name = "accueil";

// Boost.Locale would look for the file under several names; it is given the bytes that were looked at.
std::locale messages_of(const std::string& code, const std::string& file) {
    boost::locale::gnu_gettext::messages_info info;
    info.language = code;
    info.encoding = "UTF-8";
    info.paths = {"."};
    info.callback = [&file](const std::string&, const std::string&) {
        return std::vector<char>(file.begin(), file.end());
    };
    info.domains.emplace_back(std::string(domain_name) + "/UTF-8");
    return {std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info)};
}

// A value needs isolation when a letter in it runs against the text around it.
bool runs_against(const Language& language, std::string_view value) {
    return language.right_to_left() ? !value.empty() : has_right_to_left(value);
}

template<class Find>
std::string replace_placeholders(std::string_view pattern, Find find) {
    std::string out;
    while (!pattern.empty()) {
        const auto open = pattern.find('{');
        const auto close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos) break;
        out += pattern.substr(0, open);
        const auto name = pattern.substr(open + 1, close - open - 1);
        if (const auto value = find(name))
            out += *value;
        else
            out += pattern.substr(open, close - open + 1);
        pattern.remove_prefix(close + 1);
    }
    return out += pattern;
}

std::optional<std::string> value_of(std::string_view name, Arguments arguments) {
    for (const auto& argument : arguments)
        if (argument.name == name) return argument.value;
    return std::nullopt;
}

} // namespace

std::string fill(std::string_view pattern, Arguments arguments) {
    return replace_placeholders(pattern, [&](std::string_view name) { return value_of(name, arguments); });
}

core::Result<Catalogue> Catalogue::load(const Language& language, const fs::path& locale_folder) {
    const fs::path file = locale_folder / language.code / "LC_MESSAGES/accueil.mo";
    std::error_code error;
    if (!fs::exists(file, error)) return core::fail(ErrorKind::NotFound, "no catalogue " + file.string());
    auto calendar = CalendarText::make(language);
    if (!calendar) return std::unexpected(calendar.error());
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!is_whole_catalogue(bytes)) return core::fail(ErrorKind::Corrupt, "damaged catalogue " + file.string());
    try {
        auto parts =
            std::make_shared<Parts>(language, messages_of(language.code, bytes), nullptr, 0, std::move(*calendar));
        parts->messages = &std::use_facet<Messages>(parts->locale);
        parts->domain = parts->messages->domain(domain_name);
        return Catalogue(std::move(parts));
    } catch (const std::exception&) {
        return core::fail(ErrorKind::Corrupt, "unreadable catalogue " + file.string());
    }
}

const Language& Catalogue::language() const { return parts_->language; }

std::string Catalogue::isolated(std::string value) const {
    return runs_against(language(), value) ? "\u2068" + value + "\u2069" : value;
}

bool Catalogue::has(std::string_view french) const {
    return parts_->messages->get(parts_->domain, nullptr, std::string(french).c_str()) != nullptr;
}

std::string Catalogue::tr(std::string_view french) const {
    const std::string key(french);
    const char* found = parts_->messages->get(parts_->domain, nullptr, key.c_str());
    return found != nullptr && *found != '\0' ? found : key;
}

std::string Catalogue::tr(std::string_view french, Arguments arguments) const {
    return replace_placeholders(tr(french), [&](std::string_view name) {
        auto value = value_of(name, arguments);
        if (value) value = isolated(std::move(*value));
        return value;
    });
}

std::string Catalogue::ntr(std::string_view singular, std::string_view plural, std::int64_t n,
                           Arguments arguments) const {
    const std::string key(singular);
    const char* found = parts_->messages->get(parts_->domain, nullptr, key.c_str(), n);
    // The fallback is French, where zero and one are singular.
    const std::string pattern = found != nullptr ? found : n > 1 ? std::string(plural) : key;
    return replace_placeholders(pattern, [&](std::string_view name) -> std::optional<std::string> {
        if (name == "n") return number(n);
        auto value = value_of(name, arguments);
        if (value) value = isolated(std::move(*value));
        return value;
    });
}

std::string Catalogue::date(std::chrono::year_month_day day) const { return parts_->calendar.date(day); }
std::string Catalogue::date(core::Instant instant, std::string_view zone) const {
    return date(local_day(instant, zone));
}
std::string Catalogue::day_month(std::chrono::year_month_day day) const { return parts_->calendar.day_month(day); }
std::string Catalogue::day_month_short(std::chrono::year_month_day day) const {
    return parts_->calendar.day_month_short(day);
}
std::string Catalogue::weekday(std::chrono::year_month_day day) const { return parts_->calendar.weekday(day); }
std::string Catalogue::weekday_short(std::chrono::year_month_day day) const {
    return parts_->calendar.weekday_short(day);
}
std::string Catalogue::time(core::Instant instant, std::string_view zone) const {
    return parts_->calendar.time(instant, zone);
}
std::string Catalogue::number(std::int64_t value) const { return parts_->calendar.number(value); }

core::Result<Catalogues> Catalogues::load(const fs::path& share) {
    auto languages = Languages::load(share / "languages");
    if (!languages) return std::unexpected(languages.error());
    Catalogues all;
    all.languages_ = std::move(*languages);
    for (const auto& language : all.languages_.all()) {
        auto catalogue = Catalogue::load(language, share / "locale");
        if (catalogue)
            all.by_code_.emplace(language.code, std::move(*catalogue));
        else if (language.code == all.languages_.first().code)
            return std::unexpected(catalogue.error());
        else
            core::log::warning("catalogue.left-out", {{"reason", catalogue.error()}});
    }
    return all;
}

const Catalogue& Catalogues::of(std::string_view code) const {
    const auto found = by_code_.find(std::string(code));
    return found != by_code_.end() ? found->second : by_code_.at(languages_.first().code);
}

} // namespace accueil::text

// accueilctl calendar window --arrival 2026-12-23T14:10 [--office ID] · calendar holidays YEAR
#include <memory>
#include <ostream>
#include <string>

#include "deploy/provision/commands.h"
#include "deploy/provision/terminal.h"
#include "shared/calendar/holidays.h"
#include "shared/calendar/window.h"
#include "shared/calendar/zone.h"

namespace accueil::provision {
namespace {

// A wall-clock time in Montréal, a bare date, or an instant with an offset: all that people write in tickets.
core::Result<calendar::Date> arrival_date(const std::string& text) {
    if (const auto instant = core::parse_rfc3339(text)) return calendar::local_date(*instant);
    if (const auto local = calendar::parse_local_time(text)) return std::chrono::floor<std::chrono::days>(*local);
    if (const auto date = calendar::parse_date(text)) return *date;
    return core::fail(core::ErrorKind::InvalidInput, "an arrival is written 2026-12-23T14:10, local time of Montréal");
}

// The scheduler's calendar as this terminal knows it. Anywhere else, the rule: the question is answered all the same.
calendar::BusinessCalendar known_calendar(const core::OfficeId& office, Console& console) {
    const auto known = take_up(console)
                           .and_then([&](const auto& terminal) { return look_into_store(terminal, console); })
                           .and_then([](const auto& store) { return store->calendar(); });
    if (!known && !office.empty())
        console.err << "accueilctl: pas de borne inscrite ici : la règle générale, sans les jours du bureau\n";
    return known.value_or(calendar::BusinessCalendar{});
}

void print_window(const std::string& arrival, const core::OfficeId& office, Console& console) {
    const auto date = arrival_date(arrival);
    if (!date) return console.refuse(date.error(), true);
    const auto window = calendar::window(*date, known_calendar(office, console), office);
    Json days = Json::array();
    for (const auto day : window.days) days.push_back(calendar::to_iso(day));
    console.line(
        {{"arrival", arrival}, {"admissible_days", days}, {"last_admissible", calendar::to_iso(window.last())}});
}

void print_holidays(int year, Console& console) {
    for (const auto& holiday : calendar::holidays(std::chrono::year{year}))
        console.line({{"date", calendar::to_iso(holiday.observed)}, {"name", std::string(holiday.name)}});
}

} // namespace

void add_calendar(CLI::App& app, Console& console) {
    auto* calendar = app.add_subcommand("calendar", "Jours ouvrables et jours fériés de la fonction publique");
    calendar->require_subcommand(1);

    auto arrival = std::make_shared<std::string>();
    auto office = std::make_shared<std::string>();
    auto* window = calendar->add_subcommand("window", "Les cinq jours où peut tomber la première rencontre");
    window->add_option("--arrival", *arrival, "Arrivée, heure de Montréal : 2026-12-23T14:10")->required();
    window->add_option("--office", *office, "Bureau dont le calendrier compte");
    window->callback([=, &console] { print_window(*arrival, core::OfficeId{*office}, console); });

    auto year = std::make_shared<int>();
    auto* holidays = calendar->add_subcommand("holidays", "Les 13 jours d’une année où les bureaux sont fermés");
    holidays->add_option("year", *year, "Année")->required()->check(CLI::Range(1900, 2999));
    holidays->callback([=, &console] { print_holidays(*year, console); });
}

} // namespace accueil::provision

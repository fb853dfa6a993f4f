#include "shared/documents/mrz/read.h"

#include <chrono>

#include "shared/documents/mrz/check_digit.h"
#include "shared/documents/mrz/lines.h"
#include "shared/documents/mrz/number.h"
#include "shared/documents/mrz/repair.h"
#include "shared/documents/text.h"

namespace accueil::documents {

std::string_view name(MrzFormat format) {
    switch (format) {
    case MrzFormat::Td1: return "TD1";
    case MrzFormat::Td2: return "TD2";
    case MrzFormat::Td3: return "TD3";
    case MrzFormat::MrvA: return "MRV-A";
    case MrzFormat::MrvB: return "MRV-B";
    }
    return "";
}

namespace mrz {

namespace {

std::string_view text_at(const Lines& zone, const Span& span) { return part(zone.line[span.line], span.at, span.size); }

// Fillers around are nothing, fillers inside stand for a blank.
std::string plain(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c != '<') {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    if (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

void read_name(std::string_view field, Mrz& zone) {
    zone.name_maybe_truncated = field.back() != '<';
    const auto gap = field.find("<<");
    zone.surname = plain(field.substr(0, gap));
    if (gap != std::string_view::npos) zone.given_names = plain(field.substr(gap + 2));
}

// -1: neither a number nor unknown; 0: unknown.
int part_of_date(std::string_view two) { return two == "<<" ? 0 : number(two) > 0 ? number(two) : -1; }

// A day that exists in one of the years that the two digits can mean. An unknown part fits.
bool is_date(std::string_view yymmdd, std::initializer_list<int> centuries) {
    const auto yy = yymmdd.substr(0, 2);
    const bool year_known = yy != "<<";
    if (year_known && number(yy) < 0) return false;
    const int month = part_of_date(yymmdd.substr(2, 2)), day = part_of_date(yymmdd.substr(4, 2));
    if (month < 0 || day < 0 || month > 12) return false;
    using namespace std::chrono;
    for (const int century : centuries) {
        const year y{year_known ? century + number(yy) : 2000};
        const auto last =
            month == 0
                ? 31
                : static_cast<int>(static_cast<unsigned>(
                      year_month_day_last(y, month_day_last(std::chrono::month(static_cast<unsigned>(month)))).day()));
        if (day <= last) return true;
    }
    return false;
}

bool composite_agrees(const Lines& zone, const Layout& place) {
    CheckSum sum;
    for (const auto& span : place.composite) sum.add(text_at(zone, span));
    return text_at(zone, place.composite_digit).front() == sum.digit();
}

void read_checks(const Lines& zone, const Layout& place, Mrz& result) {
    const auto checked = [&](const Checked& one) {
        return agrees(text_at(zone, one.field), zone.line[one.field.line][one.digit]);
    };
    result.checks.birth_date = checked(place.birth_date);
    result.checks.expiry_date = checked(place.expiry_date);
    if (place.optional_digit != 0) result.checks.optional = checked({place.optional1, place.optional_digit});
    if (place.composite_digit.size != 0) result.checks.composite = composite_agrees(zone, place);
}

Mrz meaning(const Lines& zone) {
    const auto& place = layout(zone.format);
    Mrz result;
    result.format = zone.format;
    result.document_code = plain(text_at(zone, place.document_code));
    result.issuing_state = plain(text_at(zone, place.issuing_state));
    read_name(text_at(zone, place.name), result);
    result.nationality = plain(text_at(zone, place.nationality));
    const auto birth = text_at(zone, place.birth_date.field), expiry = text_at(zone, place.expiry_date.field);
    result.birth_date = birth;
    result.birth_date_partial = birth.contains('<');
    result.birth_date_valid = is_date(birth, {1900, 2000});
    result.sex = plain(text_at(zone, place.sex));
    result.expiry_date = expiry;
    result.expiry_date_valid = !expiry.contains('<') && is_date(expiry, {2000});
    auto number = document_number(zone);
    result.document_number = std::move(number.text);
    result.checks.document_number = number.agrees;
    const bool two_optionals = place.optional2.size != 0;
    (two_optionals ? result.optional1 : result.optional) = plain(number.optional);
    if (two_optionals) result.optional2 = plain(text_at(zone, place.optional2));
    read_checks(zone, place, result);
    return result;
}

} // namespace

core::Result<Mrz> read(std::string_view text) {
    auto zone = lines(text);
    if (!zone) return std::unexpected(zone.error());
    auto result = meaning(*zone);
    if (result.checks.all()) return result;
    auto mended = *zone;
    if (!repair(mended)) return result;
    result = meaning(mended);
    result.repaired = true;
    return result;
}

} // namespace mrz

} // namespace accueil::documents

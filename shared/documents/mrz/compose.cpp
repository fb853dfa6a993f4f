#include "shared/documents/mrz/compose.h"

#include <algorithm>

#include "shared/documents/mrz/check_digit.h"
#include "shared/documents/mrz/lines.h"
#include "shared/documents/text.h"

namespace accueil::documents::mrz {

namespace {

using core::ErrorKind;
using core::fail;

// A letter or a digit as it is, a small letter as a capital one, everything else as a filler.
std::string filled(std::string_view text) {
    std::string result;
    for (const char c : text)
        result += is_lower(c) ? static_cast<char>(c - 'a' + 'A') : is_upper(c) || is_digit(c) ? c : '<';
    return result;
}

class Composer {
  public:
    explicit Composer(MrzFormat format) : place_(layout(format)) {
        zone_.format = format;
        for (std::size_t i = 0; i < place_.lines; ++i) zone_.line[i] = std::string(place_.width, '<');
    }

    void put(const Span& span, std::string_view text) {
        const auto value = filled(text);
        if (value.size() > span.size) {
            fits_ = false;
            return;
        }
        std::ranges::copy(value, zone_.line[span.line].begin() + static_cast<std::ptrdiff_t>(span.at));
    }

    void put(const Checked& place, std::string_view text) {
        put(place.field, text);
        zone_.line[place.field.line][place.digit] = check_digit(field(place.field));
    }

    // A number that is too long goes on in the optional data, its digit behind it.
    void put_number(std::string_view number, std::string_view optional) {
        const auto& place = place_.document_number;
        if (number.size() <= place.field.size || !place_.long_numbers) {
            put(place, number);
            put(place_.optional1, optional);
            return;
        }
        put(place.field, number.substr(0, place.field.size));
        const auto rest = std::string(number.substr(place.field.size)) + check_digit(filled(number));
        put(place_.optional1, rest + '<' + std::string(optional));
    }

    void put_name(std::string_view surname, std::string_view given) {
        auto name = filled(surname);
        if (!given.empty()) name += "<<" + filled(given);
        put(place_.name, std::string_view(name).substr(0, place_.name.size));
    }

    void close() {
        if (place_.optional_digit != 0) put(Checked{place_.optional1, place_.optional_digit}, field(place_.optional1));
        if (place_.composite_digit.size == 0) return;
        CheckSum sum;
        for (const auto& span : place_.composite) sum.add(field(span));
        zone_.line[place_.composite_digit.line][place_.composite_digit.at] = sum.digit();
    }

    [[nodiscard]] const Layout& place() const { return place_; }
    [[nodiscard]] bool fits() const { return fits_; }
    [[nodiscard]] std::string text() const {
        std::string text = zone_.line[0];
        for (std::size_t i = 1; i < place_.lines; ++i) text += '\n' + zone_.line[i];
        return text;
    }

  private:
    [[nodiscard]] std::string_view field(const Span& span) const {
        return part(zone_.line[span.line], span.at, span.size);
    }

    const Layout& place_;
    Lines zone_;
    bool fits_ = true;
};

} // namespace

core::Result<std::string> compose(const Mrz& zone) {
    Composer composer(zone.format);
    const auto& place = composer.place();
    composer.put(place.document_code, zone.document_code);
    composer.put(place.issuing_state, zone.issuing_state);
    composer.put_name(zone.surname, zone.given_names);
    composer.put(place.nationality, zone.nationality);
    composer.put(place.birth_date, zone.birth_date);
    composer.put(place.sex, zone.sex);
    composer.put(place.expiry_date, zone.expiry_date);
    composer.put_number(zone.document_number, place.optional2.size != 0 ? zone.optional1 : zone.optional);
    composer.put(place.optional2, zone.optional2);
    composer.close();
    if (!composer.fits()) return fail(ErrorKind::InvalidInput, "machine-readable zone: a field is too long");
    return composer.text();
}

} // namespace accueil::documents::mrz

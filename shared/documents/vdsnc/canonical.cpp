#include "shared/documents/vdsnc/canonical.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

namespace accueil::documents::vdsnc {

namespace {

using nlohmann::json;

constexpr int deepest = 16;

// Names sort by UTF-16 units (section 3.2.3). That is the order of UTF-8 bytes, but for characters beyond the basic
// plane: their surrogates stand before U+E000.
bool before(const std::string& a, const std::string& b) {
    const auto [x, y] = std::ranges::mismatch(a, b);
    if (x == a.end() || y == b.end()) return x == a.end() && y != b.end();
    const auto left = static_cast<unsigned char>(*x), right = static_cast<unsigned char>(*y);
    if (left >= 0xEE && right >= 0xEE && (left >= 0xF0) != (right >= 0xF0)) return left >= 0xF0;
    return left < right;
}

// As ECMAScript writes numbers (section 3.2.2.3): the shortest digits; plain from 1e-6 to below 1e21.
std::string number(double value) {
    if (value == 0) return "0";
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::abs(value), std::chars_format::scientific).ptr;
    const std::string text(buffer, end);
    const auto e = text.find('e');
    std::string digits = text.substr(0, e);
    std::erase(digits, '.');
    const int exponent = std::stoi(text.substr(e + 1));
    const auto count = static_cast<int>(digits.size());
    std::string result;
    if (exponent >= 21 || exponent < -6) {
        result = digits.substr(0, 1) + (count > 1 ? "." + digits.substr(1) : "") + "e" + (exponent < 0 ? "" : "+") +
                 std::to_string(exponent);
    } else if (exponent < 0) {
        result = "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    } else if (count <= exponent + 1) {
        result = digits + std::string(static_cast<std::size_t>(exponent + 1 - count), '0');
    } else {
        result = digits.substr(0, static_cast<std::size_t>(exponent + 1)) + "." +
                 digits.substr(static_cast<std::size_t>(exponent + 1));
    }
    return value < 0 ? "-" + result : result;
}

bool write(const json& value, int depth, std::string& out);

bool write_object(const json& value, int depth, std::string& out) {
    std::vector<const std::string*> names;
    for (const auto& item : value.items()) names.push_back(&item.key());
    std::ranges::sort(names, [](const auto* a, const auto* b) { return before(*a, *b); });
    out += '{';
    for (const auto* name : names) {
        if (out.back() != '{') out += ',';
        out += json(*name).dump() + ':';
        if (!write(value.at(*name), depth, out)) return false;
    }
    out += '}';
    return true;
}

bool write(const json& value, int depth, std::string& out) {
    if (depth == 0) return false;
    if (value.is_object()) return write_object(value, depth - 1, out);
    if (value.is_array()) {
        out += '[';
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i > 0) out += ',';
            if (!write(value[i], depth - 1, out)) return false;
        }
        out += ']';
        return true;
    }
    if (value.is_number_float()) {
        if (!std::isfinite(value.get<double>())) return false;
        out += number(value.get<double>());
        return true;
    }
    out += value.dump(); // strings are escaped as RFC 8785 wants it: only what must be, in the short form
    return true;
}

} // namespace

core::Result<std::string> canonical(const json& value) {
    std::string out;
    if (!write(value, deepest, out)) return core::fail(core::ErrorKind::InvalidInput, "vds-nc: no canonical form");
    return out;
}

} // namespace accueil::documents::vdsnc

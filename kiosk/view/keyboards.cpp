#include "kiosk/view/keyboards.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include <glib.h>
#include <toml++/toml.hpp>

#include "shared/core/log.h"
#include "shared/core/places.h"

namespace accueil::view {

namespace {

std::vector<KeyRow> rows_of(const toml::array* rows) {
    std::vector<KeyRow> out;
    if (rows == nullptr) return out;
    for (const toml::node& row : *rows) out.push_back(letters_of(row.value_or(std::string_view())));
    return out;
}

std::optional<Keyboard> read(const std::filesystem::path& file) {
    try {
        const toml::table table = toml::parse_file(file.string());
        Keyboard board{.code = file.stem().string(),
                       .name = table["name"].value_or(std::string()),
                       .script = table["script"].value_or(std::string()),
                       .alphabet = table["alphabet"].value_or(std::string()),
                       .layers = {},
                       .capitals = {}};
        board.layers.push_back({"", rows_of(table["rows"].as_array())});
        if (const auto* more = table["layers"].as_array())
            for (const toml::node& layer : *more)
                if (const auto* each = layer.as_table())
                    board.layers.push_back(
                        {(*each)["label"].value_or(std::string()), rows_of((*each)["rows"].as_array())});
        if (const auto* capitals = table["capitals"].as_table())
            for (const auto& [letter, capital] : *capitals)
                board.capitals[std::string(letter.str())] = capital.value_or(std::string());
        const auto& first = board.layers.front().rows;
        if (board.name.empty() || first.empty() || first.front().size() < 3) return std::nullopt;
        for (const std::size_t i : {0U, 1U, 2U}) board.layers.front().label += first.front()[i];
        return board;
    } catch (const toml::parse_error&) {
        return std::nullopt;
    }
}

} // namespace

KeyRow letters_of(std::string_view utf8) {
    KeyRow out;
    for (const char byte : utf8) {
        if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) out.emplace_back();
        if (!out.empty()) out.back() += byte;
    }
    return out;
}

std::string Keyboard::capital(const std::string& letter) const {
    if (const auto own = capitals.find(letter); own != capitals.end()) return own->second;
    const gunichar small = g_utf8_get_char_validated(letter.c_str(), static_cast<gssize>(letter.size()));
    if (small == static_cast<gunichar>(-1) || small == static_cast<gunichar>(-2)) return letter;
    std::array<char, 6> bytes{};
    const int length = g_unichar_to_utf8(g_unichar_toupper(small), bytes.data());
    return {bytes.data(), static_cast<std::size_t>(length)};
}

int Keyboard::across() const {
    std::size_t most = 10;
    for (const auto& layer : layers)
        for (const auto& row : layer.rows) most = std::max(most, row.size());
    return static_cast<int>(most);
}

bool Keyboard::plain() const {
    return std::ranges::all_of(layers.front().rows, [](const KeyRow& row) {
        return std::ranges::all_of(row, [](const std::string& letter) { return letter.size() == 1; });
    });
}

const std::map<std::string, Keyboard>& all_keyboards() {
    static const auto all = [] {
        std::map<std::string, Keyboard> found;
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator(core::share_folder() / "keyboards", error)) {
            if (entry.path().extension() != ".toml") continue;
            if (auto board = read(entry.path()))
                found.emplace(board->code, std::move(*board));
            else
                core::log::error("keyboard.unreadable", {{"file", std::string_view(entry.path().native())}});
        }
        return found;
    }();
    return all;
}

std::vector<const Keyboard*> keyboards_of(const std::vector<std::string>& codes) {
    std::vector<const Keyboard*> out;
    for (const std::string& code : codes)
        if (const auto it = all_keyboards().find(code); it != all_keyboards().end()) out.push_back(&it->second);
    if (!out.empty()) return out;
    static const Keyboard bare{
        .code = "qwerty",
        .name = "QWERTY",
        .script = "latin",
        .alphabet = "abcdefghijklmnopqrstuvwxyz",
        .layers = {{"qwe", {letters_of("qwertyuiop"), letters_of("asdfghjkl'"), letters_of("zxcvbnm-")}}},
        .capitals = {}};
    const auto it = all_keyboards().find("qwerty");
    out.push_back(it == all_keyboards().end() ? &bare : &it->second);
    return out;
}

} // namespace accueil::view

#include "kiosk/view/keyboard.h"

#include <array>
#include <cmath>

#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

struct KeyCap {
    std::string text; // what it types; empty for a key that does something else
    std::string id;
    float width = 1; // in keys
    Icon icon = Icon::None;
    std::string label; // when it is not the text
};
using Row = std::vector<KeyCap>;

std::vector<std::string> characters(std::string_view utf8) {
    std::vector<std::string> out;
    for (const char byte : utf8) {
        if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) out.emplace_back();
        out.back() += byte;
    }
    return out;
}

std::string key_name(const std::string& text) {
    static const std::array<std::pair<std::string_view, std::string_view>, 7> names{{{"-", "hyphen"},
                                                                                     {"'", "apostrophe"},
                                                                                     {"@", "at"},
                                                                                     {".", "dot"},
                                                                                     {"_", "underscore"},
                                                                                     {"+", "plus"},
                                                                                     {" ", "space"}}};
    for (const auto& [sign, name] : names)
        if (text == sign) return "key." + std::string(name);
    return "key." + text;
}

Row row_of(std::string_view letters) {
    Row row;
    for (std::string& text : characters(letters)) {
        std::string id = key_name(text);
        row.push_back({.text = std::move(text), .id = std::move(id), .label = {}});
    }
    return row;
}

KeyCap erase_key(const Ui& ui, float width) {
    return {.text = {}, .id = "key.erase", .width = width, .icon = Icon::Erase, .label = ui.tr("Effacer")};
}

bool azerty(const Ui& ui) { return ui.words().language().code == "fr"; }

std::vector<Row> letter_rows(const Ui& ui, bool accents) {
    std::vector<Row> rows;
    if (accents) {
        rows = {row_of("éèêëàâäáãå"), row_of("çïîíñôöóòõ"), row_of("ùûüúýÿøæœß")};
    } else if (azerty(ui)) {
        rows = {row_of("azertyuiop"), row_of("qsdfghjklm"), row_of("wxcvbn'-")};
    } else {
        rows = {row_of("qwertyuiop"), row_of("asdfghjkl'"), row_of("zxcvbnm-")};
    }
    if (!accents) rows.back().push_back(erase_key(ui, 2));
    Row last{{.text = {}, .id = "key.accents", .width = 2, .label = accents ? "abc" : "éàç"},
             {.text = " ", .id = "key.space", .width = accents ? 6.0F : 8.0F, .label = ui.tr("espace")}};
    if (accents) last.push_back(erase_key(ui, 2));
    rows.push_back(std::move(last));
    return rows;
}

std::vector<Row> email_rows(const Ui& ui) {
    std::vector<Row> rows{row_of("1234567890")};
    if (azerty(ui)) {
        for (const std::string_view row : {"azertyuiop", "qsdfghjklm", "wxcvbn-_"}) rows.push_back(row_of(row));
    } else {
        for (const std::string_view row : {"qwertyuiop", "asdfghjkl-", "zxcvbnm_"}) rows.push_back(row_of(row));
    }
    rows.back().push_back(erase_key(ui, 2));
    rows.push_back({{.text = "@", .id = "key.at", .width = 2, .label = {}},
                    {.text = ".", .id = "key.dot", .width = 2, .label = {}},
                    {.text = ".com", .id = "key.com", .width = 2, .label = {}},
                    {.text = ".ca", .id = "key.ca", .width = 2, .label = {}},
                    {.text = "@gmail.com", .id = "key.gmail", .width = 2, .label = "gmail"}});
    return rows;
}

std::vector<Row> digit_rows(const Ui& ui, bool plus) {
    std::vector<Row> rows{row_of("123"), row_of("456"), row_of("789")};
    Row last;
    if (plus)
        last = row_of("+0");
    else
        last = {{.text = "0", .id = "key.0", .width = 2, .label = {}}};
    last.push_back(erase_key(ui, 1));
    rows.push_back(std::move(last));
    return rows;
}

std::vector<Row> rows_of(Ui& ui, Keys keys) {
    switch (keys) {
    case Keys::Letters: return letter_rows(ui, ui.note("accents") != 0);
    case Keys::Email: return email_rows(ui);
    case Keys::Telephone: return digit_rows(ui, true);
    case Keys::Digits: return digit_rows(ui, false);
    }
    return {};
}

// "é" → "É", within what the keys hold: ASCII and the two-byte Latin letters.
std::string capital(const std::string& letter) {
    if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z') return {static_cast<char>(letter[0] - 32)};
    if (letter == "ß") return letter;
    if (letter == "œ") return "Œ";
    if (letter == "ÿ") return "Ÿ";
    if (letter.size() == 2 && letter[0] == '\xC3') return {letter[0], static_cast<char>(letter[1] - 32)};
    return letter;
}

bool starts_word(std::string_view typed) {
    return typed.empty() || typed.back() == ' ' || typed.back() == '-' || typed.back() == '\'';
}

bool key(Ui& ui, const Rect& box, const KeyCap& cap, const std::string& face) {
    const Press press = ui.press(
        {.id = cap.id, .role = NodeRole::Key, .label = cap.label.empty() ? face : cap.label, .value = {}, .rect = box});
    const Palette& c = ui.colour();
    const Colour fill = press.down ? c.pale : c.surface, ink = press.down ? c.on_pale : c.ink;
    ui.shape(box, {.fill = fill, .edge = c.line, .stroke = ui.length().stroke, .radius = ui.length().radius * 0.8F});
    const OnGround on(ui, fill);
    if (cap.icon != Icon::None) {
        const float side = std::round(ui.type().heading.size);
        ui.icon(box.middle(side, side), cap.icon, ink);
        return press.clicked;
    }
    const bool word = !cap.label.empty() || cap.text.size() > 3;
    Type type = word ? ui.type().strong : ui.type().heading;
    if (!word) type.weight = 500;
    ui.write(box.inset(2), cap.label.empty() ? face : cap.label,
             {.type = type, .colour = ink, .align = text::Align::Centre, .middle = true, .shrink = true});
    return press.clicked;
}

} // namespace

int key_rows(Keys keys) { return keys == Keys::Email ? 5 : 4; }

void keyboard(Ui& ui, const Rect& page_box, Keys keys, std::string_view typed) {
    const Rect box = ui.physical(page_box);
    const AsItIs keys_run_left_to_right(ui);
    const std::vector<Row> all = rows_of(ui, keys);
    const float gap = ui.length().unit * 1.25F;
    const auto places = rows(box, static_cast<int>(all.size()), gap);
    const bool names = keys == Keys::Letters;
    const bool upper = names && starts_word(typed);
    for (std::size_t r = 0; r < all.size(); ++r) {
        float units = 0;
        for (const KeyCap& cap : all[r]) units += cap.width;
        // Keys are as wide in every row; a shorter row stands in the middle.
        const float across = keys == Keys::Telephone || keys == Keys::Digits ? 3.0F : 10.0F;
        const float one = (box.width - gap * (across - 1)) / across;
        Rect row = places[r].middle(units * one + (units - 1) * gap, places[r].height);
        for (const KeyCap& cap : all[r]) {
            const Rect place = row.take_start(cap.width * one + (cap.width - 1) * gap, gap);
            if (!key(ui, place, cap, names ? capital(cap.text) : cap.text)) continue;
            if (cap.id == "key.erase")
                ui.emit(journey::Erased{});
            else if (cap.id == "key.accents")
                ui.note("accents") ^= 1;
            else
                ui.emit(journey::Typed{upper ? capital(cap.text) : cap.text});
        }
    }
}

} // namespace accueil::view

#include "kiosk/view/keyboard.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/view/keyboards.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

constexpr int letter_key_rows = 4;

struct KeyCap {
    std::string text; // what it types; empty for a key that does something else
    std::string id;
    float width = 1; // in keys
    Icon icon = Icon::None;
    std::string label; // when it is not the text
    std::string face;  // on the key, when it is not the label: what is spoken says more
};
using Row = std::vector<KeyCap>;

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

Row row_of(const KeyRow& letters) {
    Row row;
    for (const std::string& text : letters)
        row.push_back({.text = text, .id = key_name(text), .icon = Icon::None, .label = {}, .face = {}});
    return row;
}
Row row_of(std::string_view letters) { return row_of(letters_of(letters)); }

KeyCap erase_key(const Ui& ui, float width) {
    return {.text = {}, .id = "key.erase", .width = width, .icon = Icon::Erase, .label = ui.tr("Effacer"), .face = {}};
}

std::vector<const Keyboard*> keyboards_of_page(const Ui& ui) { return keyboards_of(ui.words().language().keyboards); }

// The one that the person has changed to on this page, else the one that they are used to.
const Keyboard& chosen(Ui& ui) {
    const auto all = keyboards_of_page(ui);
    return *all[static_cast<std::size_t>(ui.note("keyboard")) % all.size()];
}

// Three rows of letters, and the row of what is no letter. Layers and keyboards are gone through one by one: two keys
// reach every letter, whatever the hand can do.
std::vector<Row> letter_rows(Ui& ui) {
    const Keyboard& board = chosen(ui);
    const auto layer = static_cast<std::size_t>(ui.note("layer")) % board.layers.size();
    std::vector<Row> rows;
    for (const KeyRow& row : board.layers[layer].rows) rows.push_back(row_of(row));
    rows.resize(letter_key_rows - 1);
    Row last;
    float rest = static_cast<float>(board.across());
    if (board.layers.size() > 1) {
        const KeyLayer& next = board.layers[(layer + 1) % board.layers.size()];
        last.push_back(
            {.text = {}, .id = "key.accents", .width = 2, .label = ui.tr("Autres lettres"), .face = next.label});
        rest -= 2;
    }
    if (const auto all = keyboards_of_page(ui); all.size() > 1) {
        const auto next = (static_cast<std::size_t>(ui.note("keyboard")) + 1) % all.size();
        const std::string& name = all[next]->name;
        last.push_back({.text = {},
                        .id = "key.keyboard",
                        .width = 2.5F,
                        // Translators: a key that changes the keyboard on the screen; {name} is "AZERTY", "العربية" …
                        .label = ui.tr("Clavier {name}", {{"name", ui.words().isolated(name)}}),
                        .face = name});
        rest -= 2.5F;
    }
    last.push_back({.text = " ", .id = "key.space", .width = rest - 2, .label = ui.tr("espace"), .face = {}});
    last.push_back(erase_key(ui, 2));
    rows.push_back(std::move(last));
    return rows;
}

// Addresses have no accents: the first keyboard of the language that has none, too.
std::vector<Row> email_rows(const Ui& ui) {
    const auto all = keyboards_of_page(ui);
    const auto plain = std::ranges::find_if(all, [](const Keyboard* board) { return board->plain(); });
    const Keyboard& board = plain == all.end() ? *keyboards_of({}).front() : **plain;
    std::vector<Row> rows{row_of("1234567890")};
    std::vector<std::string_view> signs{"_", "-"};
    for (const KeyRow& letters : board.layers.front().rows) {
        KeyRow row;
        for (const std::string& letter : letters)
            if (letter != "'" && letter != "-") row.push_back(letter);
        const bool last = &letters == &board.layers.front().rows.back();
        while (!signs.empty() && (last || row.size() == 9)) row.emplace_back(signs.back()), signs.pop_back();
        rows.push_back(row_of(row));
    }
    rows.back().push_back(erase_key(ui, 2));
    rows.push_back({{.text = "@", .id = "key.at", .width = 1.6F, .label = {}, .face = {}},
                    {.text = ".", .id = "key.dot", .width = 1.6F, .label = {}, .face = {}},
                    {.text = ".com", .id = "key.com", .width = 2.5F, .label = {}, .face = {}},
                    {.text = ".ca", .id = "key.ca", .width = 2, .label = {}, .face = {}},
                    {.text = "@gmail.com", .id = "key.gmail", .width = 2.3F, .label = "gmail", .face = {}}});
    return rows;
}

std::vector<Row> digit_rows(const Ui& ui, bool plus) {
    std::vector<Row> rows{row_of("123"), row_of("456"), row_of("789")};
    Row last;
    if (plus)
        last = row_of("+0");
    else
        last = {{.text = "0", .id = "key.0", .width = 2, .label = {}, .face = {}}};
    last.push_back(erase_key(ui, 1));
    rows.push_back(std::move(last));
    return rows;
}

std::vector<Row> rows_of(Ui& ui, Keys keys) {
    switch (keys) {
    case Keys::Letters: return letter_rows(ui);
    case Keys::Email: return email_rows(ui);
    case Keys::Telephone: return digit_rows(ui, true);
    case Keys::Digits: return digit_rows(ui, false);
    }
    return {};
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
    ui.write(box.inset(2),
             !cap.face.empty()   ? cap.face
             : cap.label.empty() ? face
                                 : cap.label,
             {.type = type, .colour = ink, .align = text::Align::Centre, .middle = true, .shrink = true});
    return press.clicked;
}

} // namespace

int key_rows(Keys keys) { return keys == Keys::Email ? 5 : letter_key_rows; }

void keyboard(Ui& ui, const Rect& page_box, Keys keys, std::string_view typed) {
    const Rect box = ui.physical(page_box);
    const AsItIs keys_run_left_to_right(ui);
    const std::vector<Row> all = rows_of(ui, keys);
    const Keyboard& board = chosen(ui);
    const float gap = ui.length().unit * 1.25F;
    const auto places = rows(box, static_cast<int>(all.size()), gap);
    const bool names = keys == Keys::Letters;
    const bool upper = names && starts_word(typed);
    // Keys are as wide in every row; a shorter row stands in the middle.
    const float across = names ? static_cast<float>(board.across()) : keys == Keys::Email ? 10.0F : 3.0F;
    const float one = (box.width - gap * (across - 1)) / across;
    for (std::size_t r = 0; r < all.size(); ++r) {
        float units = 0;
        for (const KeyCap& cap : all[r]) units += cap.width;
        Rect row = places[r].middle(units * one + (units - 1) * gap, places[r].height);
        for (const KeyCap& cap : all[r]) {
            const Rect place = row.take_start(cap.width * one + (cap.width - 1) * gap, gap);
            if (!key(ui, place, cap, names ? board.capital(cap.text) : cap.text)) continue;
            if (cap.id == "key.erase")
                ui.emit(journey::Erased{});
            else if (cap.id == "key.accents")
                ++ui.note("layer");
            else if (cap.id == "key.keyboard")
                ++ui.note("keyboard"), ui.note("layer") = 0;
            else
                ui.emit(journey::Typed{upper ? board.capital(cap.text) : cap.text});
        }
    }
}

} // namespace accueil::view

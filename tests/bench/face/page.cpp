#include "tests/bench/face/page.h"

#include <algorithm>
#include <cctype>
#include <format>

namespace accueil::bench {

namespace {

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

std::string css(view::Colour c) { return std::format("rgb({} {} {})", c.r, c.g, c.b); }

// Pango's list of families as CSS writes it.
std::string families(const std::string& pango) {
    std::string out = "'";
    for (const char c : pango) out += c == ',' ? "','" : std::string(1, c);
    return out + "',sans-serif";
}

const view::InkMark* ink_of(const view::Tree& tree, const view::Node& node) {
    const auto it = std::ranges::find_if(tree.inks, [&](const view::InkMark& ink) {
        return node.id.empty() ? node.rect.holds(ink.rect, 2) : ink.owner == node.id;
    });
    if (it != tree.inks.end()) return &*it;
    const auto inside =
        std::ranges::find_if(tree.inks, [&](const view::InkMark& ink) { return node.rect.holds(ink.rect, 2); });
    return inside == tree.inks.end() ? nullptr : &*inside;
}

std::string place(const view::Rect& r) {
    return std::format("left:{:.0f}px;top:{:.0f}px;width:{:.0f}px;height:{:.0f}px;", r.x, r.y, r.width, r.height);
}

std::string element(const view::Tree& tree, const view::Node& node, const text::Languages& languages) {
    const auto* ink = ink_of(tree, node);
    const auto& french = languages.first();
    const bool heading = node.role == view::NodeRole::Heading;
    std::string style = place(node.rect);
    if (heading) style += "font-weight:700;";
    style += "font-family:" + families(heading ? french.headings : french.body) + ";";
    if (ink != nullptr) style += std::format("font-size:{:.0f}px;color:{};", ink->size, css(ink->ink));
    if (node.order < 0) // read, not touched
        return std::format("<div {} style=\"{}\">{}</div>\n", node.id.empty() ? "" : "id=\"" + node.id + "\"", style,
                           escaped(node.label));
    if (ink != nullptr)
        style += std::format("background:{};border:2px solid {};border-radius:12px;", css(ink->ground), css(ink->ink));
    return std::format("<button style=\"{}\">{}</button>\n", style, escaped(node.label));
}

// What our page does each second: the words anew, the bar a little shorter.
std::string counting(const view::Node& node) {
    const auto digits = std::ranges::find_if(node.label, [](unsigned char c) { return std::isdigit(c) != 0; });
    const auto at = static_cast<std::size_t>(digits - node.label.begin());
    auto end = at;
    while (end < node.label.size() && std::isdigit(static_cast<unsigned char>(node.label[end])) != 0) ++end;
    const view::Rect bar{node.rect.x, node.rect.bottom() + 24, node.rect.width, 12};
    return std::format(
        "<div id=\"bar\" style=\"{}background:rgb(9 87 151);border-radius:6px\"></div>\n"
        "<script>let n=120;const t=document.getElementById('countdown'),b=document.getElementById('bar');"
        "setInterval(()=>{{if(n>1)n--;t.textContent=\"{}\"+n+\"{}\";"
        "b.style.width=({:.0f}*n/120)+'px'}},1000)</script>\n",
        place(bar), escaped(node.label.substr(0, at)), escaped(node.label.substr(end)), bar.width);
}

} // namespace

std::string html_of(const view::Tree& tree, view::Size page, view::Colour ground, const text::Languages& languages) {
    std::string out = std::format(
        "<!doctype html><html lang=\"{}\" translate=\"no\"><meta charset=\"utf-8\"><title>Accueil</title>\n"
        "<style>*{{box-sizing:border-box;margin:0}}html,body{{width:{:.0f}px;height:{:.0f}px;overflow:hidden;"
        "background:{}}}div,button{{position:absolute;padding:0}}button{{font-weight:600}}</style>\n<body>\n",
        tree.language, page.width, page.height, css(ground));
    for (const auto& node : tree.nodes) {
        if (node.label.empty() || node.rect.width <= 0) continue;
        out += element(tree, node, languages);
        if (node.id == "countdown") out += counting(node);
    }
    return out + "</body></html>\n";
}

} // namespace accueil::bench

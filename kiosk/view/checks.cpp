#include "kiosk/view/checks.h"

#include <format>
#include <map>
#include <set>

namespace accueil::view {

namespace {

using Faults = std::vector<std::string>;

bool is_control(const Node& node) {
    switch (node.role) {
    case NodeRole::Button:
    case NodeRole::Choice:
    case NodeRole::Switch:
    case NodeRole::Field:
    case NodeRole::Key: return true;
    case NodeRole::Heading:
    case NodeRole::Text:
    case NodeRole::Status:
    case NodeRole::Image: return false;
    }
    return false;
}

// Of which nothing may be covered, nor cover anything; a map is written on.
bool is_picture(const Node& node) { return node.role == NodeRole::Image && node.id != "map"; }

std::string called(const Node& node) { return node.id.empty() ? std::string(name(node.role)) : node.id; }

void check_node(const Node& node, const Theme& theme, const Rect& page, Faults& out) {
    if (node.label.empty()) out.push_back(called(node) + ": has no label");
    if (!page.holds(node.rect, 1)) out.push_back(called(node) + ": sticks out of the page");
    if (!is_control(node)) return;
    // Half a pixel of rounding is no smaller target.
    if (node.rect.width + 0.5F < theme.length.target || node.rect.height + 0.5F < theme.length.target)
        out.push_back(std::format("{}: target of {:.1f} × {:.1f} mm", called(node), node.rect.width / theme.per_mm,
                                  node.rect.height / theme.per_mm));
    if (node.enabled != (node.order >= 0)) out.push_back(called(node) + ": not in the order of focus");
}

void check_overlaps(const std::vector<const Node*>& controls, Faults& out) {
    for (std::size_t i = 0; i < controls.size(); ++i)
        for (std::size_t j = i + 1; j < controls.size(); ++j)
            if (controls[i]->rect.overlaps(controls[j]->rect, 1))
                out.push_back(called(*controls[i]) + ": lies over " + called(*controls[j]));
}

std::string ink_name(const InkMark& ink) {
    return ink.owner.empty() ? std::format("text at {:.0f},{:.0f}", ink.rect.x, ink.rect.y) : ink.owner;
}

void check_ink(const InkMark& ink, const Tree& tree, const Theme& theme, const Rect& page, Faults& out) {
    if (ink.size + 0.5F < theme.type.least)
        out.push_back(std::format("{}: letters of {:.0f} px", ink_name(ink), ink.size));
    if (ink.cut) out.push_back(ink_name(ink) + ": text is cut");
    if (ink.missing_glyphs > 0) out.push_back(ink_name(ink) + ": glyphs are missing");
    if (!page.holds(ink.rect, 1)) out.push_back(ink_name(ink) + ": text sticks out of the page");
    const double least = theme.comfort.high_contrast ? 7.0 : 4.5; // WCAG 2.2, 1.4.6 and 1.4.3
    if (contrast(ink.ink, ink.ground) < least)
        out.push_back(std::format("{}: contrast {:.1f}", ink_name(ink), contrast(ink.ink, ink.ground)));
    const Node* owner = ink.owner.empty() ? nullptr : tree.find(ink.owner);
    if (owner != nullptr && !owner->rect.holds(ink.rect, 3))
        out.push_back(ink.owner + ": text sticks out of its control");
}

// Line boxes hold the air above and below the letters: only a real overlap counts.
void check_ink_overlaps(const Tree& tree, Faults& out) {
    for (std::size_t i = 0; i < tree.inks.size(); ++i) {
        const InkMark& a = tree.inks[i];
        for (std::size_t j = i + 1; j < tree.inks.size(); ++j)
            if (a.rect.overlaps(tree.inks[j].rect, a.size * 0.3F))
                out.push_back(ink_name(a) + ": text lies over " + ink_name(tree.inks[j]));
        if (!a.owner.empty()) continue;
        for (const Node& node : tree.nodes)
            if ((is_control(node) || is_picture(node)) && node.rect.overlaps(a.rect, a.size * 0.3F))
                out.push_back(ink_name(a) + ": lies under " + called(node));
    }
}

} // namespace

std::vector<std::string> faults(const Tree& tree, const Theme& theme) {
    Faults out;
    const Rect page{0, 0, theme.screen.width, theme.screen.height};
    std::set<std::string> ids;
    std::vector<const Node*> controls;
    for (const Node& node : tree.nodes) {
        check_node(node, theme, page, out);
        if (!node.id.empty() && !ids.insert(node.id).second) out.push_back(node.id + ": twice");
        if (is_control(node)) controls.push_back(&node);
    }
    check_overlaps(controls, out);
    for (const InkMark& ink : tree.inks) check_ink(ink, tree, theme, page, out);
    check_ink_overlaps(tree, out);
    return out;
}

} // namespace accueil::view

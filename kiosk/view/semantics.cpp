#include "kiosk/view/semantics.h"

#include <cmath>
#include <limits>

namespace accueil::view {

std::string_view name(NodeRole role) {
    switch (role) {
    case NodeRole::Heading: return "heading";
    case NodeRole::Text: return "text";
    case NodeRole::Status: return "status";
    case NodeRole::Image: return "image";
    case NodeRole::Button: return "button";
    case NodeRole::Choice: return "choice";
    case NodeRole::Switch: return "switch";
    case NodeRole::Field: return "field";
    case NodeRole::Key: return "key";
    }
    return "";
}

const Node* Tree::find(std::string_view id) const {
    const auto it = std::ranges::find(nodes, id, &Node::id);
    return it == nodes.end() ? nullptr : &*it;
}

namespace {

// How far `to` lies in the direction of the step: first along it, then twice as dear across it. Infinite when it does
// not lie in that direction at all.
float distance(const Rect& from, const Rect& to, Step step) {
    const Point a = from.centre(), b = to.centre();
    const bool sideways = step == Step::Left || step == Step::Right;
    const float sign = step == Step::Left || step == Step::Up ? -1.0F : 1.0F;
    const float along = sign * (sideways ? b.x - a.x : b.y - a.y);
    const float reach = sideways ? std::min(from.width, to.width) : std::min(from.height, to.height);
    if (along < reach * 0.4F) return std::numeric_limits<float>::infinity();
    // Overlap across the direction means "in the same row": no cost.
    const float gap = sideways ? std::max(to.y - from.bottom(), from.y - to.bottom())
                               : std::max(to.x - from.right(), from.x - to.right());
    return along + 3 * std::max(0.0F, gap) + 0.2F * std::abs(sideways ? b.y - a.y : b.x - a.x);
}

} // namespace

std::string Tree::neighbour(std::string_view id, Step step) const {
    std::vector<const Node*> stops;
    for (const Node& node : nodes)
        if (node.order >= 0) stops.push_back(&node);
    if (stops.empty()) return {};
    std::ranges::stable_sort(stops, {}, &Node::order);
    const auto here = std::ranges::find(stops, id, &Node::id);
    if (here == stops.end()) return step == Step::Previous ? stops.back()->id : stops.front()->id;
    const auto index = here - stops.begin();
    const auto count = static_cast<std::ptrdiff_t>(stops.size());
    if (step == Step::Next) return stops[static_cast<std::size_t>((index + 1) % count)]->id;
    if (step == Step::Previous) return stops[static_cast<std::size_t>((index + count - 1) % count)]->id;
    const Node* best = *here;
    float nearest = std::numeric_limits<float>::infinity();
    for (const Node* stop : stops) {
        const float d =
            stop == *here ? std::numeric_limits<float>::infinity() : distance((*here)->rect, stop->rect, step);
        if (d < nearest) nearest = d, best = stop;
    }
    return best->id;
}

} // namespace accueil::view

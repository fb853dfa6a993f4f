#include "kiosk/view/announcement.h"

#include <algorithm>
#include <charconv>

namespace accueil::view {

namespace {

bool is_read(const Node& node) {
    return node.role == NodeRole::Heading || node.role == NodeRole::Text || node.role == NodeRole::Status;
}

// The page's own heading, or the overlay's.
const Node* title_of(const Tree& tree) {
    const auto it = std::ranges::find(tree.nodes, NodeRole::Heading, &Node::role);
    return it == tree.nodes.end() ? nullptr : &*it;
}

std::string language_of(const Node& node, const Tree& tree) {
    return node.language.empty() ? tree.language : node.language;
}

std::string listed(const std::string& first, const std::string& second, const text::Catalogue& words) {
    if (first.empty() || second.empty()) return first + second;
    // Translators: two parts of a list, with the comma of your script.
    // Filled without the marks of direction that a page needs: a voice would take the parts for foreign words.
    return text::fill(words.tr("{first}, {second}"), {{"first", first}, {"second", second}});
}

std::string role_word(const Node& node, const text::Catalogue& words) {
    switch (node.role) {
    // Translators: the following are spoken after the name of what has the ring: "Continuer, bouton".
    case NodeRole::Button: return words.tr("bouton");
    case NodeRole::Choice: return words.tr("choix");
    case NodeRole::Field: return words.tr("champ à remplir");
    case NodeRole::Switch: // its state says what it is
    case NodeRole::Key:
    case NodeRole::Heading:
    case NodeRole::Text:
    case NodeRole::Status:
    case NodeRole::Image: return {};
    }
    return {};
}

std::string state_word(const Node& node, const text::Catalogue& words) {
    if (node.role == NodeRole::Field) return words.tr("vide");
    if (node.role == NodeRole::Choice && node.selected) return words.tr("choisi");
    return node.value;
}

// Choices whose ids share all but the last part stand together: "region.06", "time.2026-11-25T09:30".
std::string family(const std::string& id) { return id.substr(0, id.rfind('.')); }

std::string place_words(const Node& node, const Tree& tree, const text::Catalogue& words) {
    if (node.role != NodeRole::Choice) return {};
    int place = 0, total = 0;
    for (const Node& other : tree.nodes) {
        if (other.role != node.role || other.order < 0 || family(other.id) != family(node.id)) continue;
        ++total;
        if (other.order <= node.order) ++place;
    }
    if (total < 2) return {};
    // Translators: spoken, the place in a list: "3 sur 17".
    return words.tr("{n} sur {total}", {{"n", words.number(place)}, {"total", words.number(total)}});
}

Utterance of(const Node& node, const Tree& tree, std::string text) {
    return {.text = std::move(text), .language = language_of(node, tree), .personal = node.personal};
}

// Every ten seconds, and once more near the end: a voice that counts aloud would drown all else.
bool is_worth_saying(const Node& countdown) {
    int left = 0;
    std::from_chars(countdown.value.data(), countdown.value.data() + countdown.value.size(), left);
    return left % 10 == 0 || left == 5;
}

void add_readings(const Tree& before, const Tree& now, Utterances& out) {
    for (const Node& node : now.nodes) {
        if (!is_read(node) || node.id == "progress") continue;
        const bool known = std::ranges::any_of(before.nodes, [&](const Node& other) {
            return is_read(other) && other.id == node.id && other.label == node.label;
        });
        if (known || (node.id == "countdown" && !is_worth_saying(node))) continue;
        out.push_back(of(node, now, node.label));
    }
}

// A switch may be turned by a key of its own, without having the ring.
void add_switches(const Tree& before, const Tree& now, const text::Catalogue& words, Utterances& out) {
    for (const Node& node : now.nodes) {
        if (node.role != NodeRole::Switch) continue;
        const Node* was = before.find(node.id);
        if (was != nullptr && was->value != node.value)
            out.push_back(of(node, now, listed(node.label, node.value, words)));
    }
}

// A letter that was typed is said by itself; one that was taken away, too.
void add_typing(const Tree& before, const Tree& now, const text::Catalogue& words, Utterances& out) {
    for (const Node& node : now.nodes) {
        if (node.role != NodeRole::Field) continue;
        const Node* was = before.find(node.id);
        if (was == nullptr || was->value == node.value) continue;
        Utterance utterance = of(node, now, node.value);
        if (node.value.starts_with(was->value)) {
            utterance.text = node.value.substr(was->value.size());
            utterance.spelled = true;
        } else if (was->value.starts_with(node.value)) {
            utterance.text = listed(words.tr("effacé"), was->value.substr(node.value.size()), words);
        }
        out.push_back(std::move(utterance));
    }
}

} // namespace

Utterances focused(const Tree& tree, std::string_view focus, const text::Catalogue& words) {
    const Node* node = focus.empty() ? nullptr : tree.find(focus);
    if (node == nullptr) return {};
    if (node->role == NodeRole::Key) {
        Utterance key = of(*node, tree, node->label);
        key.spelled = true;
        return {key};
    }
    // What was typed is the person's own; that there is a place to type is everybody's.
    if (node->role == NodeRole::Field && !node->value.empty()) {
        Utterance name = of(*node, tree, listed(node->label, role_word(*node, words), words));
        name.personal = false;
        return {name, of(*node, tree, node->value)};
    }
    const std::string rest = listed(listed(role_word(*node, words), state_word(*node, words), words),
                                    place_words(*node, tree, words), words);
    if (language_of(*node, tree) == tree.language) {
        Utterance whole = of(*node, tree, listed(node->label, rest, words));
        whole.personal = node->personal && node->role != NodeRole::Field;
        return {whole};
    }
    Utterances out{of(*node, tree, node->label)};
    if (!rest.empty()) out.push_back({.text = rest, .language = tree.language, .personal = node->personal});
    return out;
}

Utterances whole_page(const Tree& tree, std::string_view focus, const text::Catalogue& words) {
    Utterances out;
    if (const Node* progress = tree.find("progress")) out.push_back(of(*progress, tree, progress->label));
    for (const Node& node : tree.nodes)
        if (is_read(node) && node.id != "progress") out.push_back(of(node, tree, node.label));
    for (auto& utterance : focused(tree, focus, words)) out.push_back(std::move(utterance));
    return out;
}

bool is_another_page(const Tree& before, const Tree& now) {
    if (before.screen != now.screen || before.language != now.language) return true;
    const Node *was = title_of(before), *is = title_of(now);
    if (was == nullptr || is == nullptr) return was != is;
    return was->id != is->id || was->label != is->label;
}

Utterances news(const Tree& before, std::string_view focus_before, const Tree& now, std::string_view focus,
                const text::Catalogue& words) {
    if (now.nodes.empty()) return {};
    if (is_another_page(before, now)) return whole_page(now, focus, words);
    Utterances out;
    add_switches(before, now, words, out);
    add_typing(before, now, words, out);
    add_readings(before, now, out);
    const Node* node = now.find(focus);
    const Node* was = before.find(focus);
    const bool moved = focus != focus_before;
    const bool chosen =
        node != nullptr && was != nullptr && node->role == NodeRole::Choice && node->selected && !was->selected;
    if (moved || chosen)
        for (auto& utterance : focused(now, focus, words)) out.push_back(std::move(utterance));
    return out;
}

Utterance how_to(const text::Catalogue& words) {
    return {.text = words.tr("Avancez avec les flèches. Choisissez avec la touche ronde. La touche d’aide appelle "
                             "quelqu’un. Toute touche arrête la voix."),
            .language = words.language().code};
}

Utterance without_voice(const text::Catalogue& words) {
    return {.text = words.tr("Cette borne ne parle pas cette langue à voix haute. La touche d’aide appelle quelqu’un."),
            .language = words.language().code};
}

Utterance volume(int level, int levels, const text::Catalogue& words) {
    return {.text = words.tr("Volume : {n} sur {total}", {{"n", words.number(level)}, {"total", words.number(levels)}}),
            .language = words.language().code};
}

} // namespace accueil::view

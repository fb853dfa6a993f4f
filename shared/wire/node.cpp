#include "shared/wire/node.h"

#include <algorithm>

#include "shared/calendar/date.h"

namespace accueil::wire {

Node Node::at(std::string_view key) const& {
    auto found = find(key);
    if (!found) offend("member \"" + std::string(key) + "\" is missing");
    return *found;
}

std::optional<Node> Node::find(std::string_view key) const& {
    if (!value_->is_object()) offend("not an object");
    const auto member = value_->find(key);
    if (member == value_->end() || member->is_null()) return std::nullopt;
    return Node(*member, *this, key, 0);
}

std::vector<Node> Node::elements(std::size_t most) const& {
    if (!value_->is_array()) offend("not a list");
    if (value_->size() > most) offend("list is too long");
    std::vector<Node> nodes;
    nodes.reserve(value_->size());
    for (std::size_t i = 0; i < value_->size(); ++i) nodes.push_back(Node((*value_)[i], *this, {}, i));
    return nodes;
}

std::vector<Node> Node::members(std::size_t most) const& {
    if (!value_->is_object()) offend("not an object");
    if (value_->size() > most) offend("object has too many members");
    std::vector<Node> nodes;
    nodes.reserve(value_->size());
    for (const auto& [key, value] : value_->get_ref<const nlohmann::json::object_t&>())
        nodes.push_back(Node(value, *this, key, 0));
    return nodes;
}

std::string Node::text(std::size_t most) const {
    if (!value_->is_string()) offend("not a text");
    const auto& text = value_->get_ref<const std::string&>();
    if (text.size() > most) offend("text is too long");
    return text;
}

std::string Node::nonempty(std::size_t most) const {
    auto text = this->text(most);
    if (text.empty()) offend("text is empty");
    return text;
}

std::string Node::hash() const {
    auto text = this->text(64);
    const auto hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (text.size() != 64 || !std::ranges::all_of(text, hex)) offend("not a SHA-256 in lower-case hexadecimal");
    return text;
}

std::uint64_t Node::number() const {
    if (!value_->is_number_unsigned()) offend("not an unsigned number");
    const auto value = value_->get<std::uint64_t>();
    if (value > largest_number) offend("number is out of range");
    return value;
}

int Node::integer(int least, int most) const {
    if (!value_->is_number_integer()) offend("not an integer");
    // A value beyond int64 would wrap when asked for as signed.
    if (value_->is_number_unsigned() && value_->get<std::uint64_t>() > 0x7FFFFFFFU) offend("number is out of range");
    const auto value = value_->get<std::int64_t>();
    if (value < least || value > most) offend("number is out of range");
    return static_cast<int>(value);
}

bool Node::flag() const {
    if (!value_->is_boolean()) offend("not true or false");
    return value_->get<bool>();
}

core::Instant Node::instant() const {
    const auto instant = core::parse_rfc3339(text(64));
    if (!instant) offend("not an RFC 3339 instant");
    return *instant;
}

std::chrono::local_days Node::day() const {
    const auto day = calendar::parse_date(text(16));
    if (!day) offend("not a date");
    return *day;
}

core::Bytes Node::bytes(std::size_t most) const {
    auto bytes = core::from_base64(text(most / 3 * 4 + 8));
    if (!bytes || bytes->size() > most) offend("not base64, or too long");
    return std::move(*bytes);
}

std::string Node::path() const {
    if (!parent_) return "";
    const auto above = parent_->path();
    const auto own = key_.empty() ? std::to_string(index_) : std::string(key_);
    return above.empty() ? own : above + "/" + own;
}

void Node::offend(std::string_view why) const {
    const auto where = path();
    throw Offence{(where.empty() ? std::string("message") : where) + ": " + std::string(why)};
}

} // namespace accueil::wire

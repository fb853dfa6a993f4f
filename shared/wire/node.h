// A place in a JSON text that knows its path: the strict reading behind json.h. Private to this folder.
//
// Readers throw Offence at the first member that does not fit; read<T>() turns it into an Error, so it never leaves the
// folder. A node refers to its parent for the path: keep the parent alive and named.
#pragma once

#include <chrono>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/bytes.h"
#include "shared/core/clock.h"
#include "shared/wire/json.h"

namespace accueil::wire {

struct Offence {
    std::string what; // "items/3/epoch: not an unsigned number"; never a value
};

inline constexpr std::size_t longest_text = 4096;
inline constexpr std::size_t longest_pem = 65536;
// What every reader of JSON keeps exactly (RFC 8259 section 6); far from where our own counters would turn over.
inline constexpr std::uint64_t largest_number = (std::uint64_t{1} << 53U) - 1;

class Node {
  public:
    explicit Node(const nlohmann::json& root) : value_(&root) {}

    [[nodiscard]] Node at(std::string_view key) const&;                  // must be there
    [[nodiscard]] std::optional<Node> find(std::string_view key) const&; // absent and null are the same
    Node at(std::string_view key) const&& = delete;
    std::optional<Node> find(std::string_view key) const&& = delete;

    // The children of an array, or the members of an object with their keys.
    [[nodiscard]] std::vector<Node> elements(std::size_t most) const&;
    [[nodiscard]] std::vector<Node> members(std::size_t most) const&;
    [[nodiscard]] std::string_view key() const { return key_; }

    [[nodiscard]] std::string text(std::size_t most = longest_text) const;
    [[nodiscard]] std::string nonempty(std::size_t most = longest_text) const;
    [[nodiscard]] std::string hash() const; // 64 lower-case hexadecimal digits
    [[nodiscard]] std::uint64_t number() const;
    [[nodiscard]] int integer(int least, int most) const;
    [[nodiscard]] bool flag() const;
    [[nodiscard]] core::Instant instant() const;
    [[nodiscard]] std::chrono::local_days day() const;
    [[nodiscard]] core::Bytes bytes(std::size_t most) const;
    template<class E>
    [[nodiscard]] E named() const {
        const auto value = from_name<E>(text());
        if (!value) offend("unknown name");
        return *value;
    }

    [[nodiscard]] const nlohmann::json& json() const { return *value_; }
    [[noreturn]] void offend(std::string_view why) const;

  private:
    Node(const nlohmann::json& value, const Node& parent, std::string_view key, std::size_t index)
        : value_(&value), parent_(&parent), key_(key), index_(index) {}
    [[nodiscard]] std::string path() const;

    const nlohmann::json* value_;
    const Node* parent_ = nullptr;
    std::string_view key_;
    std::size_t index_ = 0;
};

} // namespace accueil::wire

#include <catch2/catch_test_macros.hpp>

#include "tests/wire/sample.h"

using namespace accueil;

namespace {

std::string detail_of(std::string_view json) {
    const auto read = wire::read<booking::Slot>(json);
    return read ? std::string() : read.error().detail;
}

std::string slot_with(const std::string& from, const std::string& to) {
    auto json = wire::write(test::sample_slot());
    const auto at = json.find(from);
    REQUIRE(at != std::string::npos);
    return json.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("what does not fit is named by its place and never by its value") {
    CHECK(detail_of("nonsense") == "message: not JSON");
    CHECK(detail_of("[]") == "message: not an object");
    CHECK(detail_of("{}") == "message: member \"id\" is missing");
    CHECK(detail_of(slot_with("\"places\":4", "\"places\":\"4\"")) == "places: not an integer");
    CHECK(detail_of(slot_with("\"places\":4", "\"places\":0")) == "places: number is out of range");
    CHECK(detail_of(slot_with("\"places\":4", "\"places\":18446744073709551615")) == "places: number is out of range");
    CHECK(detail_of(slot_with("\"places\":4", "\"places\":4.5")) == "places: not an integer");
    CHECK(detail_of(slot_with("\"ar\"", "7")) == "languages/1: not a text");
    CHECK(detail_of(slot_with("2026-12-29T15:00:00Z", "tomorrow")) == "start: not an RFC 3339 instant");
    CHECK(detail_of(slot_with("\"s-1\"", "\"\"")) == "id: text is empty");
}

TEST_CASE("members that are not known are passed over, and null is absent") {
    auto json = wire::write(test::sample_item());
    json.insert(1, R"("future":{"a":[1,2]},)");
    CHECK(wire::read<wire::Item>(json).value() == test::sample_item());
    const auto at = json.find("\"replaces\":");
    json = json.substr(0, at) + "\"replaces\":null," + json.substr(json.find("\"sealed\"", at));
    CHECK_FALSE(wire::read<wire::Item>(json).value().replaces);
}

TEST_CASE("a hash, a negative number and too many items are refused") {
    auto json = wire::write(test::sample_item());
    json.replace(json.find("\"prev_hash\":\"0"), 14, "\"prev_hash\":\"G");
    CHECK(wire::read<wire::Item>(json).error().detail == "prev_hash: not a SHA-256 in lower-case hexadecimal");
    json = wire::write(test::sample_item());
    json.replace(json.find("\"seq\":17"), 8, "\"seq\":-1");
    CHECK(wire::read<wire::Item>(json).error().detail == "seq: not an unsigned number");
    json.replace(json.find("\"seq\":-1"), 8, "\"seq\":9007199254740991");
    CHECK(wire::read<wire::Item>(json).value().seq == core::Seq{9007199254740991});
    json.replace(json.find("\"seq\":9007199254740991"), 22, "\"seq\":9007199254740992");
    CHECK(wire::read<wire::Item>(json).error().detail == "seq: number is out of range");
    wire::SyncRequest request;
    request.terminal = core::TerminalId{"t"};
    request.items.assign(101, test::sample_item());
    CHECK(wire::read<wire::SyncRequest>(wire::write(request)).error().detail == "items: list is too long");
}

TEST_CASE("a message nested beyond reason is refused without harm") {
    const std::string deep = std::string(200000, '[') + std::string(200000, ']');
    CHECK_FALSE(wire::read<wire::SyncRequest>(deep));
    CHECK_FALSE(wire::read<booking::Slot>("{\"id\":" + deep + "}"));
    // An item that can't be read is written down again as it came: level by level, on the stack.
    wire::SyncRequest request;
    request.terminal = core::TerminalId{"t"};
    auto items = wire::write(request);
    items.replace(items.find("\"items\":[]"), 10, "\"items\":[" + deep + "]");
    CHECK(wire::read<wire::SyncRequest>(items).error().detail == "message: nested too deep");
    CHECK(detail_of(slot_with("\"places\":4", "\"places\":4,\"future\":" + std::string(31, '[') + std::string(31, ']')))
              .empty());
}

#include <catch2/catch_test_macros.hpp>

#include "tests/wire/sample.h"

using namespace accueil;
using test::sample_item;
using test::sample_slot;

TEST_CASE("an item comes back as it went, and its JSON is canonical") {
    const auto item = sample_item();
    const auto json = wire::write(item);
    CHECK(wire::read<wire::Item>(json).value() == item);
    CHECK(wire::write(wire::read<wire::Item>(json).value()) == json);
    CHECK(json.find_first_of(" \n") == std::string::npos);
    CHECK(json.starts_with(R"({"arrival":"2026-12-23","confirmed_at":"2026-12-23T19:10:00.250Z","epoch":3,)"));
}

TEST_CASE("an item's hash depends on each of its members") {
    const auto item = sample_item();
    const auto first = wire::hash(item);
    CHECK(first.size() == 64);
    auto other = item;
    other.people = 4;
    CHECK(wire::hash(other) != first);
    other = item;
    other.override.reset();
    CHECK(wire::hash(other) != first);
    other = item;
    other.sealed.back() = 0;
    CHECK(wire::hash(other) != first);
}

TEST_CASE("that an interpreter is wanted goes in the open, and an item without one keeps the hash that it had") {
    auto item = sample_item();
    CHECK_FALSE(wire::write(item).contains("interpreter"));
    const auto without = wire::hash(item);
    item.interpreter = true;
    CHECK(wire::read<wire::Item>(wire::write(item)).value() == item);
    CHECK(wire::hash(item) != without);
}

TEST_CASE("a sync request comes back as it went") {
    const wire::SyncRequest request{.terminal = core::TerminalId{"yul-int-01"},
                                    .epoch = core::Epoch{3},
                                    .generation = core::Generation{2},
                                    .boot_id = "b",
                                    .counter = 99,
                                    .allot_version = core::AllotVersion{12},
                                    .quarantined = true,
                                    .items = {sample_item()},
                                    .malformed = {},
                                    .returns = {core::GrantNo{4}, core::GrantNo{9}},
                                    .want = {{"laval", 3}},
                                    .cursor = core::Cursor{77},
                                    .health = {.version = "1",
                                               .clock_trusted = true,
                                               .outbox_depth = 1,
                                               .dead_letters = 2,
                                               .printer = "ready",
                                               .camera = "absent",
                                               .disk_free_mib = 512,
                                               .unmet_wishes = 3}};
    const auto read = wire::read<wire::SyncRequest>(wire::write(request)).value();
    CHECK(wire::write(read) == wire::write(request));
    CHECK(read.items == request.items);
    CHECK(read.quarantined);
    CHECK(read.returns == request.returns);
    CHECK(read.want == request.want);
    CHECK(read.health == request.health);
}

TEST_CASE("one item that does not read is set aside and the others go on") {
    wire::SyncRequest request;
    request.terminal = core::TerminalId{"t"};
    request.items = {sample_item(), sample_item()};
    auto json = wire::write(request);
    const auto at = json.find("\"mode\":\"video\"");
    json.replace(at, 14, "\"mode\":\"telepathy\"");
    const auto read = wire::read<wire::SyncRequest>(json).value();
    REQUIRE(read.items.size() == 1);
    REQUIRE(read.malformed.size() == 1);
    CHECK(read.malformed[0].id == sample_item().id);
    CHECK(read.malformed[0].seq == core::Seq{17});
    CHECK(read.malformed[0].detail == "items/0/mode: unknown name");
    CHECK(read.malformed[0].hash.size() == 64);
}

TEST_CASE("the hash of an item set aside is what its terminal hashed") {
    wire::SyncRequest request;
    request.terminal = core::TerminalId{"t"};
    auto item = sample_item();
    item.people = 0; // a terminal would never write it, so it stands for any member that this reader refuses
    request.items = {item};
    const auto read = wire::read<wire::SyncRequest>(wire::write(request)).value();
    REQUIRE(read.malformed.size() == 1);
    CHECK(read.malformed[0].hash == wire::hash(item));
    CHECK(read.malformed[0].prev_hash == item.prev_hash);
}

TEST_CASE("of an item set aside no more is kept than one that reads could have") {
    wire::SyncRequest request;
    request.terminal = core::TerminalId{"t"};
    request.items = {sample_item()};
    auto json = wire::write(request);
    const auto id = sample_item().id.value;
    json.replace(json.find(id), id.size(), std::string(200'000, 'x'));
    const std::string grant = "\"grant_no\":" + std::to_string(sample_item().grant.value);
    json.replace(json.find(grant), grant.size(), "\"grant_no\":18446744073709551615");
    const auto read = wire::read<wire::SyncRequest>(json).value();
    REQUIRE(read.malformed.size() == 1);
    CHECK(read.malformed[0].json.size() == 64 * 1024);
    CHECK(read.malformed[0].hash != wire::hash_of_written(read.malformed[0].json));
    CHECK(read.malformed[0].id.empty());
    CHECK(read.malformed[0].grant == core::GrantNo{});
    CHECK(read.malformed[0].seq == core::Seq{17});
}

TEST_CASE("a sync reply comes back as it went, with every kind of change") {
    wire::SyncReply reply;
    reply.generation = core::Generation{2};
    reply.epoch = core::Epoch{3};
    reply.results = {{core::BookingId{"a"}, booking::Outcome::Accepted, sample_slot(), {}},
                     {core::BookingId{"b"},
                      booking::Outcome::NeedsHuman,
                      {},
                      wire::Problem{"slot-taken", "gone", 409, core::Generation{2}, core::Epoch{3}}}};
    reply.received_seq = core::Seq{5};
    reply.durable_seq = core::Seq{4};
    reply.older_epochs = {{core::Epoch{2}, core::Seq{9}, core::Seq{9}}};
    reply.allot_version = core::AllotVersion{8};
    reply.grants = {{core::GrantNo{6}, sample_slot()}};
    reply.recalls = {core::GrantNo{6}};
    booking::Office office{.id = core::OfficeId{"laval"}, .name = "Bureau de Laval"};
    office.regions = {core::RegionCode{"13"}};
    office.address = {"1, rue des Érables"};
    office.closed = {*calendar::parse_date("2026-12-30")};
    reply.changes = {{core::Cursor{1}, wire::OfficeChanged{office}},
                     {core::Cursor{2}, wire::OfficeRemoved{core::OfficeId{"x"}}},
                     {core::Cursor{3}, wire::PatternsChanged{{{"imm", "[A-Z][0-9]{9}"}}}},
                     {core::Cursor{4}, wire::CalendarChanged{{*calendar::parse_date("2027-01-05")}, {}}},
                     {core::Cursor{5}, wire::BookingCancelled{core::BookingId{"a"}}},
                     {core::Cursor{6}, wire::BookingMoved{core::BookingId{"a"}, sample_slot()}},
                     {core::Cursor{7}, wire::StaffChanged{core::StaffId{"a-1"}, "$argon2id$x"}},
                     {core::Cursor{8}, wire::StaffRemoved{core::StaffId{"a-2"}}},
                     {core::Cursor{9}, wire::SignerAdded{"scheduler", core::Bytes(32, 1)}}};
    reply.cursor = core::Cursor{9};
    reply.more_changes = true;
    reply.server_time = *core::parse_rfc3339("2026-12-23T19:10:00Z");
    const auto json = wire::write(reply);
    const auto read = wire::read<wire::SyncReply>(json).value();
    CHECK(wire::write(read) == json);
    CHECK(read.results == reply.results);
    CHECK(read.grants == reply.grants);
    CHECK(read.recalls == reply.recalls);
    CHECK(read.older_epochs == reply.older_epochs);
    CHECK(std::get<wire::OfficeChanged>(read.changes[0].what).office == office);
}

TEST_CASE("a change of a kind that this version does not know is passed over by its name") {
    const auto read = wire::read<wire::Change>(R"({"cursor":5,"type":"tea-served","cups":2})").value();
    CHECK(std::get<wire::UnknownChange>(read.what).type == "tea-served");
}

TEST_CASE("a slot keeps the modes that this version knows") {
    auto json = wire::write(sample_slot());
    json.replace(json.find("\"video\""), 7, "\"holo\"");
    CHECK(wire::read<booking::Slot>(json).value().modes == std::vector{booking::Mode::InPerson});
}

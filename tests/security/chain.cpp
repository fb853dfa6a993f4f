#include "shared/security/chain.h"

#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace accueil;
using security::AuditRecord;

namespace {

std::vector<AuditRecord> three() {
    std::vector<AuditRecord> records;
    std::string previous(security::chain_start);
    for (std::uint64_t no = 1; no <= 3; ++no) {
        records.push_back(
            {no, core::Instant{std::chrono::hours{no}}, "agente-1", "booking.override", "b", "late-arrival", previous});
        previous = security::hash(records.back());
    }
    return records;
}

} // namespace

TEST_CASE("a chain that nobody touched verifies") {
    const auto records = three();
    CHECK(security::verify(records, security::hash(records.back())));
    CHECK(security::verify({}, security::chain_start));
}

TEST_CASE("a record changed, removed, put between or cut off shows") {
    const auto good = three();
    const auto last = security::hash(good.back());
    auto records = good;
    records[1].reason = "no-document";
    CHECK(security::verify(records, last).error().detail == "audit record 3 does not follow");
    records = good;
    records.erase(records.begin() + 1);
    CHECK_FALSE(security::verify(records, last));
    records = good;
    records.pop_back();
    CHECK_FALSE(security::verify(records, last));
    records = good;
    records.insert(records.begin(), good[0]);
    CHECK_FALSE(security::verify(records, last));
    records = good;
    records[2].who = "agente-2";
    CHECK_FALSE(security::verify(records, last));
}

TEST_CASE("characters can't move from one member to its neighbour") {
    AuditRecord left{1, {}, "ab", "c", "", "", ""}, right{1, {}, "a", "bc", "", "", ""};
    CHECK(security::hash(left) != security::hash(right));
}

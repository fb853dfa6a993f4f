#include "deploy/scheduler/domain/issued_codes.h"

#include <string.h>

#include <algorithm>
#include <array>

#include "deploy/scheduler/domain/feed.h"
#include "shared/booking/office.h"
#include "shared/core/log.h"
#include "shared/documents/code/code.h"

namespace accueil::scheduler {

namespace {

constexpr int largest_household = 50;
constexpr std::size_t longest_name = 60;

constexpr std::array<std::string_view, 6> known_needs{"interpreter",  "step-free",  "installation",
                                                      "francisation", "employment", "community"};

bool is_plain(std::string_view text, std::size_t most) {
    constexpr std::string_view signs = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
    return !text.empty() && text.size() <= most && text.find_first_not_of(signs) == std::string_view::npos;
}

// What is wrong with a letter; nullptr when nothing is.
const char* fault_of(const documents::Invitation& letter) {
    const auto& regions = booking::regions();
    const bool region_known =
        letter.region.empty() || std::ranges::find(regions, letter.region, &booking::Region::code) != regions.end();
    if (!is_plain(letter.person_reference, 40))
        return "reference: letters, digits, dash, dot and underscore, at most 40";
    if (!is_plain(letter.language, 35)) return "language: a code such as fr or zh-Hans";
    if (!region_known) return "region: 01 to 17";
    if (letter.household_size < 0 || letter.household_size > largest_household) return "people: 1 to 50";
    if (letter.surname.size() > longest_name || letter.given_names.size() > longest_name) return "name: too long";
    for (const auto& need : letter.needs)
        if (std::ranges::find(known_needs, need) == known_needs.end())
            return "need: interpreter, step-free, installation, francisation, employment or community";
    return nullptr;
}

// Signs with a copy of the key that does not outlive the call.
template<class Code>
Answer<std::string> sign(const Code& code, const Keys& keys) {
    documents::code::SigningKey key{documents::scheduler_signer, {}};
    const auto& secret = keys.signing.secret_key;
    std::ranges::copy_n(secret.begin(), static_cast<std::ptrdiff_t>(std::min(secret.size(), key.secret.size())),
                        key.secret.begin());
    const auto text = documents::code::encode(code, key);
    ::explicit_bzero(key.secret.data(), key.secret.size());
    if (!text) return refuse(422, "invalid-input", text.error().detail);
    return *text;
}

std::string new_number(core::Random& random) {
    constexpr std::string_view signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string number;
    for (int i = 0; i < 8; ++i) number += signs[core::below(random, signs.size())];
    return number;
}

} // namespace

Answer<std::string> IssuedCodes::letter(const documents::Invitation& letter) {
    if (const auto* fault = fault_of(letter)) return refuse(422, "invalid-input", fault);
    auto text = sign(letter, keys_);
    if (!text) return text;
    world_.store.run("INSERT INTO letters (reference, language, region, people, issued_at) VALUES (?1, ?2, ?3, ?4, ?5) "
                     "ON CONFLICT (reference) DO UPDATE SET language = excluded.language, region = excluded.region, "
                     "people = excluded.people, issued_at = excluded.issued_at, times = times + 1",
                     letter.person_reference, letter.language, letter.region, letter.household_size, world_.now());
    return text;
}

Answer<IssuedBadge> IssuedCodes::badge(const core::StaffId& staff) {
    if (!is_plain(staff.value, 24)) return refuse(422, "invalid-input", "staff: not a plain alias");
    IssuedBadge badge{new_number(world_.random), {}};
    auto text = sign(documents::StaffBadge{staff, {}, {}, badge.number}, keys_);
    if (!text) return std::unexpected(text.error());
    badge.code = std::move(*text);
    world_.store.run("INSERT INTO badges (number, staff, issued_at) VALUES (?1, ?2, ?3)", badge.number, staff,
                     world_.now());
    return badge;
}

Answer<void> IssuedCodes::revoke(const std::string& number) {
    const auto known = world_.store.first(
        "SELECT 1 FROM badges WHERE number = ?1", [](sqlite::Row row) { return row.integer(0); }, number);
    if (!known) return refuse(404, "not-found", "no badge of that number");
    world_.store.run("UPDATE badges SET revoked_at = ?2 WHERE number = ?1 AND revoked_at IS NULL", number,
                     world_.now());
    Feed(world_).publish(wire::BadgeRevoked{number});
    return {};
}

} // namespace accueil::scheduler

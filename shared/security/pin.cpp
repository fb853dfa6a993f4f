#include "shared/security/pin.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace accueil::security {

namespace {

constexpr unsigned long long operations = 2;
constexpr std::size_t memory = 64U << 20;
constexpr int free_tries = 5;
constexpr std::chrono::seconds first_pause{30};
constexpr std::chrono::seconds longest_pause{3600};

std::chrono::milliseconds pause_of(int failures) {
    if (failures < free_tries) return {};
    auto pause = first_pause;
    for (int i = free_tries; i < failures && pause < longest_pause; ++i) pause *= 2;
    return std::min(pause, longest_pause);
}

// 111111, 123456, 987654: the first that anyone tries.
bool is_plain(std::string_view pin) {
    const int step = pin[1] - pin[0];
    if (step < -1 || step > 1) return false;
    for (std::size_t i = 1; i < pin.size(); ++i)
        if (pin[i] - pin[i - 1] != step) return false;
    return true;
}

} // namespace

core::Result<void> check_new_pin(std::string_view pin) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (pin.size() < shortest_pin || pin.size() > longest_pin || !std::ranges::all_of(pin, digit))
        return core::fail(core::ErrorKind::InvalidInput, "a PIN has 6 to 12 digits");
    if (is_plain(pin)) return core::fail(core::ErrorKind::InvalidInput, "this PIN is too easy to guess");
    return {};
}

core::Result<std::string> hash_pin(std::string_view pin) {
    if (sodium_init() < 0) return core::fail(core::ErrorKind::Internal, "libsodium does not start");
    std::array<char, crypto_pwhash_STRBYTES> encoded{};
    if (crypto_pwhash_str_alg(encoded.data(), pin.data(), pin.size(), operations, memory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return core::fail(core::ErrorKind::Unavailable, "not enough memory for argon2id");
    return std::string(encoded.data());
}

bool pin_matches(std::string_view pin, const std::string& hash) {
    return crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

std::chrono::milliseconds pause_left(const PinTries& tries, core::Instant now) {
    const auto pause = pause_of(tries.failures);
    const auto passed = now - tries.last_failure;
    if (passed < std::chrono::milliseconds{0}) return pause;
    return std::max(pause - passed, std::chrono::milliseconds{0});
}

} // namespace accueil::security

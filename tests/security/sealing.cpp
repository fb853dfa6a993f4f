#include "shared/security/sealing.h"

#include <sodium.h>
#include <sys/stat.h>

#include "tests/core/folder.h"
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

using namespace accueil;
using security::DeviceKey;

TEST_CASE("what is sealed opens with the scheduler's key only, and not when a bit is turned") {
    core::SystemRandom random;
    const auto scheduler = security::make_sealing_pair(random);
    const auto other = security::make_sealing_pair(random);
    const auto plain = core::to_bytes("TREMBLAY");
    auto sealed = security::seal(plain, scheduler.public_key, random).value();
    CHECK(security::unseal(sealed, scheduler) == plain);
    CHECK(security::unseal(sealed, other).error().kind == core::ErrorKind::Corrupt);
    CHECK(sealed != security::seal(plain, scheduler.public_key, random).value());
    sealed[40] ^= 1;
    CHECK_FALSE(security::unseal(sealed, scheduler));
    CHECK_FALSE(security::unseal(core::Bytes(10), scheduler));
    CHECK(security::seal(plain, core::Bytes(31), random).error().kind == core::ErrorKind::InvalidInput);
}

TEST_CASE("our sealing opens with libsodium and libsodium's with ours") {
    core::SystemRandom random;
    const auto pair = security::make_sealing_pair(random);
    const auto plain = core::to_bytes("hello");
    const auto ours = security::seal(plain, pair.public_key, random).value();
    core::Bytes opened(plain.size());
    CHECK(crypto_box_seal_open(opened.data(), ours.data(), ours.size(), pair.public_key.data(),
                               pair.secret_key.data()) == 0);
    CHECK(opened == plain);
    core::Bytes theirs(plain.size() + crypto_box_SEALBYTES);
    crypto_box_seal(theirs.data(), plain.data(), plain.size(), pair.public_key.data());
    CHECK(security::unseal(theirs, pair) == plain);
}

TEST_CASE("a box opens on this device and in its own place only") {
    core::SystemRandom random;
    const auto key = DeviceKey::make(random);
    const auto plain = core::to_bytes("row");
    auto box = key.close(plain, "arrivals/1", random);
    CHECK(key.open(box, "arrivals/1") == plain);
    CHECK_FALSE(key.open(box, "arrivals/2"));
    CHECK_FALSE(DeviceKey::make(random).open(box, "arrivals/1"));
    box.back() ^= 1;
    CHECK_FALSE(key.open(box, "arrivals/1"));
    CHECK_FALSE(key.open(core::Bytes(3), "arrivals/1"));
}

TEST_CASE("the device key is made once, for its owner alone") {
    core::SystemRandom random;
    const temporary::Folder folder("key");
    const auto path = folder.file("device.key");
    const auto first = DeviceKey::load_or_make(path, random).value();
    const auto again = DeviceKey::load_or_make(path, random).value();
    CHECK(again.open(first.close(core::to_bytes("x"), "p", random), "p"));
    struct stat facts{};
    REQUIRE(::stat(path.c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
    REQUIRE(::chmod(path.c_str(), 0644) == 0);
    CHECK(DeviceKey::load_or_make(path, random).error().kind == core::ErrorKind::Refused);
}

#include "deploy/scheduler/server/guests.h"

#include <catch2/catch_test_macros.hpp>

using accueil::scheduler::server::Guests;
using boost::asio::ip::make_address;

TEST_CASE("so many connections without a certificate, and fewer of one address or one IPv6 network") {
    Guests guests(5, 2);
    const auto one = make_address("192.0.2.1"), two = make_address("192.0.2.2");
    CHECK(guests.enter(one));
    CHECK(guests.enter(one));
    CHECK_FALSE(guests.enter(one));
    CHECK(guests.enter(make_address("2001:db8::1")));
    CHECK(guests.enter(make_address("2001:db8::2")));
    CHECK_FALSE(guests.enter(make_address("2001:db8::ffff:0:0:3")));
    CHECK(guests.enter(two));
    CHECK_FALSE(guests.enter(make_address("2001:db8:0:1::1"))); // five in all
    guests.leave(one);
    CHECK(guests.enter(two));
    guests.leave(make_address("2001:db8::2"));
    CHECK(guests.enter(one));
    CHECK_FALSE(guests.enter(make_address("192.0.2.3")));
}

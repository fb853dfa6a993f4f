#include "shared/configuration/scheduler.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace accueil::configuration;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr const char* tls =
    "[tls]\ncertificate = \"s.pem\"\nkey = \"s.key\"\nclient_ca = \"ca.pem\"\nclient_ca_key = \"ca.key\"\n";

} // namespace

TEST_CASE("the example file for schedulers is accepted") {
    const auto c = load_scheduler(DEPLOY_DIR "/scheduler.example.toml");
    REQUIRE(c.has_value());
    CHECK(c->listen.port == 8443);
    CHECK(c->database == "/var/lib/accueil-scheduler/scheduler.sqlite");
    CHECK(c->offices == "/etc/accueil/offices.toml");
    CHECK(c->lending.cover == std::chrono::hours{24});
}

TEST_CASE("paths start at the folder of the file, any free port can be asked for") {
    const auto c = read_scheduler(std::string(tls) + "[listen]\nport = 0\n[data]\noffices = \"../offices.toml\"\n",
                                  "/srv/demo/scheduler.toml")
                       .value();
    CHECK(c.tls.certificate == "/srv/demo/s.pem");
    CHECK(c.offices == "/srv/offices.toml");
    CHECK(c.listen.port == 0);
}

TEST_CASE("a scheduler without certificates, or with a name for an address, is refused") {
    const auto none = read_scheduler("", "s.toml").error().detail;
    CHECK_THAT(none, ContainsSubstring("[tls] certificate is missing"));
    CHECK_THAT(none, ContainsSubstring("[tls] client_ca_key is missing"));
    CHECK_THAT(read_scheduler(std::string(tls) + "[listen]\naddress = \"localhost\"\n", "s.toml").error().detail,
               ContainsSubstring("s.toml:7:11: [listen] address is \"localhost\"; allowed: an IPv4 or IPv6 address"));
    CHECK_THAT(read_scheduler(std::string(tls) + "[lending]\nwindow_share = 1.5\n", "s.toml").error().detail,
               ContainsSubstring("allowed: a number from 0 to 1"));
}

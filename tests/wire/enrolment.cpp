#include <catch2/catch_test_macros.hpp>

#include "shared/wire/json.h"

using namespace accueil;

TEST_CASE("the messages of enrolment and renewal come back as they went") {
    const wire::EnrolmentRequest request{"token", "-----BEGIN", core::Bytes(32, 3), "kiosk-1"};
    CHECK(wire::write(wire::read<wire::EnrolmentRequest>(wire::write(request)).value()) == wire::write(request));
    const wire::EnrolmentReply reply{core::TerminalId{"yul-int-01"},
                                     core::Epoch{1},
                                     core::Generation{1},
                                     "cert",
                                     "ca",
                                     "international",
                                     core::Bytes(32, 1),
                                     core::Bytes(32, 2)};
    const auto read = wire::read<wire::EnrolmentReply>(wire::write(reply)).value();
    CHECK(read.terminal == reply.terminal);
    CHECK(read.sealing_key == reply.sealing_key);
    CHECK(wire::read<wire::RenewalRequest>(wire::write(wire::RenewalRequest{"csr"})).value().csr_pem == "csr");
    CHECK(wire::read<wire::RenewalReply>(wire::write(wire::RenewalReply{"c"})).value().certificate_pem == "c");
}

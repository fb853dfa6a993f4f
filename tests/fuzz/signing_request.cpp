// What a machine that has a token may send as its certificate request, and what a client may show as its certificate.
#include "deploy/scheduler/domain/certificates.h"
#include "shared/security/identity.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil;
    const std::string pem(fuzz::text(data, size));
    static const core::Instant now{std::chrono::seconds{1'772'463'600}};
    static const auto authority = scheduler::make_authority("fuzz", now, std::chrono::days{1}).value();
    static_cast<void>(
        scheduler::sign_request(authority, pem, "yul-int-01", scheduler::Role::Terminal, now, std::chrono::days{30}));
    static_cast<void>(scheduler::identity_of(pem));
    static_cast<void>(security::certificate_facts(pem));
    return 0;
}

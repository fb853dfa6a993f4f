#include "shared/sync/enrolment.h"

#include <openssl/pem.h>
#include <openssl/x509.h>

#include <catch2/catch_test_macros.hpp>

#include "shared/security/files.h"
#include "tests/core/folder.h"
#include "tests/sync/script.h"

using namespace accueil;
using namespace std::chrono_literals;

namespace {

// What an authority does with a signing request; it signs with the key of a moment.
std::string certify(const std::string& csr_pem, const char* name) {
    BIO* in = BIO_new_mem_buf(csr_pem.data(), static_cast<int>(csr_pem.size()));
    X509_REQ* request = PEM_read_bio_X509_REQ(in, nullptr, nullptr, nullptr);
    EVP_PKEY* authority = EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
    X509* certificate = X509_new();
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 30L * 24 * 3600);
    X509_set_pubkey(certificate, X509_REQ_get0_pubkey(request));
    X509_sign(certificate, authority, EVP_sha256());
    BIO* out = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(out, certificate);
    char* data = nullptr;
    const auto size = BIO_get_mem_data(out, &data);
    std::string pem(data, static_cast<std::size_t>(size));
    X509_free(certificate);
    EVP_PKEY_free(authority);
    X509_REQ_free(request);
    BIO_free(in);
    BIO_free(out);
    return pem;
}

core::Result<sync::HttpResponse> authority(const sync::HttpRequest& request) {
    if (request.path == "/v1/renewals") {
        const auto renewal = wire::read<wire::RenewalRequest>(request.body).value();
        return test::ok(wire::write(wire::RenewalReply{certify(renewal.csr_pem, "yul-int-01")}));
    }
    const auto enrolment = wire::read<wire::EnrolmentRequest>(request.body).value();
    if (enrolment.token != "good") return test::problem(403, "token-unknown");
    return test::ok(wire::write(wire::EnrolmentReply{core::TerminalId{"yul-int-01"}, core::Epoch{1},
                                                     core::Generation{1}, certify(enrolment.csr_pem, "yul-int-01"),
                                                     "CA", "international", core::Bytes(32, 1), core::Bytes(32, 2)}));
}

} // namespace

TEST_CASE("a one-time token makes the machine a terminal; a wrong one does not") {
    test::Terminal terminal(false);
    temporary::Folder folder{"sync"};
    const sync::IdentityFiles files{folder.path()};
    test::Script scheduler(authority);
    const auto refused = sync::enrol(scheduler, "bad", "kiosk-1", files, *terminal.store, terminal.random);
    CHECK(refused.error().kind == core::ErrorKind::Refused);
    CHECK_FALSE(terminal.store->enrolment().value());
    const auto first = wire::read<wire::EnrolmentRequest>(scheduler.calls.back().body).value();
    sync::enrol(scheduler, "good", "kiosk-1", files, *terminal.store, terminal.random).value();
    const auto second = wire::read<wire::EnrolmentRequest>(scheduler.calls.back().body).value();
    CHECK(second.slip_key == first.slip_key);
    CHECK(terminal.store->enrolment().value()->desk == "international");
    CHECK(security::read_file(files.authority()) == "CA");
    const auto identity = security::read_private(files.identity()).value();
    CHECK(security::check_pair(identity, identity));
    CHECK(security::certificate_facts(identity)->common_name == "yul-int-01");
    CHECK(sync::slip_key(files).value().public_key == second.slip_key);
}

TEST_CASE("a certificate is renewed with a new key when a third of its life is over") {
    test::Terminal terminal(false);
    temporary::Folder folder{"sync"};
    const sync::IdentityFiles files{folder.path()};
    test::Script scheduler(authority);
    sync::enrol(scheduler, "good", "kiosk-1", files, *terminal.store, terminal.random).value();
    const auto before = security::read_private(files.identity()).value();
    const auto facts = security::certificate_facts(before).value();
    CHECK(sync::renewal_due(facts) == facts.not_before + 240h);
    sync::renew(scheduler, files).value();
    const auto after = security::read_private(files.identity()).value();
    CHECK(after != before);
    CHECK(security::check_pair(after, after));
    scheduler.answer([](const sync::HttpRequest&) { return test::problem(503, "busy"); });
    CHECK_FALSE(sync::renew(scheduler, files));
    CHECK(security::read_private(files.identity()) == after);
}

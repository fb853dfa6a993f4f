#include "shared/sync/enrolment.h"

#include "shared/security/files.h"
#include "shared/sync/problem.h"

namespace accueil::sync {

namespace {

core::Result<security::SignaturePair> slip_key_or_new(const IdentityFiles& files, core::Random& random) {
    auto text = security::read_private(files.slip_key());
    if (!text && text.error().kind != core::ErrorKind::NotFound) return std::unexpected(text.error());
    if (text) return slip_key(files);
    auto pair = security::make_signature_pair(random);
    // The first half of an Ed25519 secret is the seed.
    const auto seed = core::to_hex(core::BytesView(pair.secret_key).first(32));
    if (auto written = security::write_private(files.slip_key(), seed + "\n"); !written)
        return std::unexpected(written.error());
    return pair;
}

// The key of an enrolment that was begun: a second try must come with the same one, because the token is bound to it.
core::Result<std::string> pending_key(const IdentityFiles& files) {
    const auto path = files.identity() + ".new";
    auto key = security::read_private(path);
    if (key || key.error().kind != core::ErrorKind::NotFound) return key;
    key = security::make_tls_key();
    if (!key) return key;
    if (auto written = security::write_private(path, *key); !written) return std::unexpected(written.error());
    return key;
}

// Key and certificate change together: one file, renamed.
core::Result<void> adopt(const IdentityFiles& files, const std::string& key, const std::string& certificate) {
    if (auto fits = security::check_pair(key, certificate); !fits) return fits;
    if (auto written = security::write_private(files.identity(), key + certificate); !written) return written;
    std::remove((files.identity() + ".new").c_str());
    return {};
}

} // namespace

core::Result<store::Enrolment> enrol(Transport& transport, std::string_view token, const std::string& machine,
                                     const IdentityFiles& files, store::Store& store, core::Random& random) {
    const auto slip = slip_key_or_new(files, random);
    if (!slip) return std::unexpected(slip.error());
    const auto key = pending_key(files);
    if (!key) return std::unexpected(key.error());
    const auto csr = security::make_signing_request(*key, machine);
    if (!csr) return std::unexpected(csr.error());
    const wire::EnrolmentRequest request{std::string(token), *csr, slip->public_key, machine};
    const auto reply = call_for<wire::EnrolmentReply>(
        transport, {.method = Method::Post, .path = "/v1/enrolments", .body = wire::write(request)});
    if (!reply) return std::unexpected(reply.error());
    const store::Enrolment enrolment{.terminal = reply->terminal,
                                     .desk = reply->desk,
                                     .epoch = reply->epoch,
                                     .generation = reply->generation,
                                     .sealing_key = reply->sealing_key,
                                     .signing_key = reply->signing_key};
    if (auto done = store.enrol(enrolment); !done) return std::unexpected(done.error());
    if (auto written = security::write_private(files.authority(), reply->ca_pem); !written)
        return std::unexpected(written.error());
    if (auto adopted = adopt(files, *key, reply->certificate_pem); !adopted) return std::unexpected(adopted.error());
    return enrolment;
}

core::Result<void> renew(Transport& transport, const IdentityFiles& files) {
    const auto present = security::read_private(files.identity());
    if (!present) return std::unexpected(present.error());
    const auto facts = security::certificate_facts(*present);
    if (!facts) return std::unexpected(facts.error());
    const auto key = pending_key(files);
    if (!key) return std::unexpected(key.error());
    const auto csr = security::make_signing_request(*key, facts->common_name);
    if (!csr) return std::unexpected(csr.error());
    const auto reply = call_for<wire::RenewalReply>(
        transport, {.method = Method::Post, .path = "/v1/renewals", .body = wire::write(wire::RenewalRequest{*csr})});
    if (!reply) return std::unexpected(reply.error());
    return adopt(files, *key, reply->certificate_pem);
}

core::Instant renewal_due(const security::CertificateFacts& facts) {
    return facts.not_before + (facts.not_after - facts.not_before) / 3;
}

core::Result<security::SignaturePair> slip_key(const IdentityFiles& files) {
    const auto text = security::read_private(files.slip_key());
    if (!text) return core::fail(core::ErrorKind::Configuration, text.error().detail);
    const auto seed = core::from_hex(std::string_view(*text).substr(0, 64));
    if (!seed) return core::fail(core::ErrorKind::Corrupt, "slip key file is not hexadecimal");
    return security::signature_pair_from_seed(*seed);
}

} // namespace accueil::sync

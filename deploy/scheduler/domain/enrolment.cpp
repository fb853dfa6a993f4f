#include "deploy/scheduler/domain/enrolment.h"

#include <array>

#include "deploy/scheduler/domain/audit.h"
#include "deploy/scheduler/domain/digest.h"
#include "deploy/scheduler/domain/feed.h"
#include "deploy/scheduler/domain/instance.h"
#include "deploy/scheduler/domain/recovery.h"
#include "deploy/scheduler/domain/terminals.h"
#include "shared/core/log.h"

namespace accueil::scheduler {

namespace {

// 32 signs without look-alikes; 32 of them carry 160 bits.
std::string token_text(core::Random& random) {
    constexpr std::string_view signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::array<std::byte, 32> bytes{};
    random.fill(bytes);
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i > 0 && i % 8 == 0) text += '-';
        text += signs[std::to_integer<unsigned>(bytes[i]) & 31];
    }
    return text;
}

// People type tokens: blanks, dashes and case do not matter.
std::string token_hash(std::string_view token) {
    std::string plain;
    for (const char c : token) {
        if (c == '-' || c == ' ' || c == '\n') continue;
        plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return sha256("enrolment token|" + plain);
}

struct KnownToken {
    core::TerminalId terminal;
    std::string desk;
    bool used = false;
};

} // namespace

Token Enrolment::make_token(const core::TerminalId& terminal, const std::string& desk) {
    Token token{token_text(world_.random), world_.now() + world_.policy.token};
    world_.store.run("INSERT INTO tokens (hash, terminal, desk, expires) VALUES (?1, ?2, ?3, ?4)",
                     core::to_bytes(token_hash(token.text)), terminal, desk, token.expires);
    return token;
}

Answer<wire::EnrolmentReply> Enrolment::enrol(const wire::EnrolmentRequest& request) {
    if (request.slip_key.size() != 32) return refuse(400, "invalid-input", "slip_key: not an Ed25519 public key");
    const auto hash = core::to_bytes(token_hash(request.token));
    const auto token = world_.store.first(
        "SELECT terminal, desk, used_at IS NOT NULL FROM tokens WHERE hash = ?1 AND expires > ?2 "
        "AND (used_at IS NULL OR used_by = ?3)",
        [](sqlite::Row row) { return KnownToken{row.id<core::TerminalId>(0), row.text(1), row.flag(2)}; }, hash,
        world_.now(), request.slip_key);
    if (!token) return refuse(401, "token-refused", "the token is unknown, used or too old");
    Terminals terminals(world_);
    const auto known = terminals.find(token->terminal);
    const auto held = world_.store.first(
        "SELECT (SELECT count(*) FROM slots WHERE terminal = ?1 AND state IN (1, 2)) + "
        "(SELECT count(*) FROM claims WHERE terminal = ?1 AND item IS NULL)", // reported, while recovering
        [](sqlite::Row row) { return row.integer(0); }, token->terminal);
    if (known && !token->used && held.value_or(0) > 0) {
        return refuse(409, "terminal-holds-grants", "this terminal still holds slots: an operator must fence it first");
    }
    const auto certificate = certify(token->terminal, request.csr_pem);
    if (!certificate) return std::unexpected(certificate.error());
    if (!token->used) {
        // A new disk starts its outbox at seq 1, so it needs an epoch of its own.
        Terminal terminal = known.value_or(Terminal{});
        terminal.id = token->terminal;
        terminal.desk = token->desk;
        terminal.machine = request.machine;
        terminal.epoch = Instance(world_).epoch_after(terminal.epoch);
        terminal.reported = Instance(world_).generation();
        terminals.revoke_certificates(terminal.id.value, Role::Terminal);
        terminals.add(terminal, request.slip_key);
        world_.store.run("UPDATE tokens SET used_at = ?2, used_by = ?3 WHERE hash = ?1", hash, world_.now(),
                         request.slip_key);
        Feed(world_).publish(wire::SignerAdded{terminal.id.value, request.slip_key});
        Audit(world_).add(terminal.id.value, "terminal.enrol", terminal.id.value, "with a one-time token");
        core::log::info("terminal.enrolled", {{"terminal", terminal.id}, {"epoch", terminal.epoch}});
        Recovery(world_).finish_if_complete(); // an empty disk has nothing to report
    }
    terminals.add_certificate(*certificate, token->terminal.value, Role::Terminal);
    return reply_for(token->terminal, certificate->pem);
}

wire::EnrolmentReply Enrolment::reply_for(const core::TerminalId& id, const std::string& certificate_pem) {
    const auto terminal = Terminals(world_).find(id).value_or(Terminal{});
    return {id,
            terminal.epoch,
            Instance(world_).generation(),
            certificate_pem,
            keys_.server_authority_pem,
            terminal.desk,
            keys_.sealing.public_key,
            keys_.signing.public_key};
}

Answer<wire::RenewalReply> Enrolment::renew(const core::TerminalId& terminal, const wire::RenewalRequest& request) {
    const auto certificate = certify(terminal, request.csr_pem);
    if (!certificate) return std::unexpected(certificate.error());
    Terminals(world_).add_certificate(*certificate, terminal.value, Role::Terminal);
    core::log::info("terminal.renewed", {{"terminal", terminal}});
    return wire::RenewalReply{certificate->pem};
}

Answer<SignedCertificate> Enrolment::certify(const core::TerminalId& terminal, const std::string& csr_pem) {
    auto certificate = sign_request(keys_.client_authority, csr_pem, terminal.value, Role::Terminal, world_.now(),
                                    world_.policy.certificate);
    if (certificate) return std::move(*certificate);
    if (certificate.error().kind == core::ErrorKind::InvalidInput) {
        return refuse(400, "invalid-input", "csr: " + certificate.error().detail);
    }
    core::log::error("enrolment.failed", {{"error", certificate.error()}});
    return refuse(500, "internal", "the certificate could not be signed");
}

} // namespace accueil::scheduler

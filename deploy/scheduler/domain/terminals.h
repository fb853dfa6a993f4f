// The terminals and their certificates.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "deploy/scheduler/domain/answer.h"
#include "deploy/scheduler/domain/certificates.h"
#include "deploy/scheduler/domain/world.h"
#include "shared/core/id.h"

namespace accueil::scheduler {

struct Terminal {
    core::TerminalId id;
    std::string desk;
    std::string machine;
    core::Epoch epoch;
    core::AllotVersion allot_version;
    std::string boot_id;
    std::uint64_t counter = 0;
    bool forked = false; // two disks speak for it: it is lent nothing until it has a new epoch
    bool withdrawn = false;
    core::Generation reported;
    core::Instant last_seen;
    std::string health; // JSON, as last told
};

class Terminals {
  public:
    explicit Terminals(World& world) : world_(world) {}

    [[nodiscard]] std::optional<Terminal> find(const core::TerminalId& id) const;
    // All that are not withdrawn, by id.
    [[nodiscard]] std::vector<Terminal> active() const;
    [[nodiscard]] std::vector<Terminal> all() const;

    void add(const Terminal& terminal, const core::Bytes& slip_key);
    // The Ed25519 public key that the terminal signs slips with; empty when it is not known.
    [[nodiscard]] core::Bytes slip_key(const core::TerminalId& terminal) const;
    // Writes what changes in the life of a terminal; identity and keys stay.
    void update(const Terminal& terminal);

    // Lent nothing from now on, until an operator has looked at it and fenced it.
    void mark_forked(Terminal& terminal, std::string_view why);

    void add_certificate(const SignedCertificate& certificate, std::string_view holder, Role role);
    // The number of certificates that were valid until now.
    int revoke_certificates(std::string_view holder, Role role);
    enum class Standing { Valid, Revoked, Unknown };
    [[nodiscard]] Standing standing(const std::string& serial) const;

  private:
    World& world_;
};

} // namespace accueil::scheduler

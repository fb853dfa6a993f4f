#include "kiosk/runtime/knowledge.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "shared/core/log.h"
#include "shared/documents/code/codes.h"
#include "shared/sync/enrolment.h"

namespace accueil::runtime {

namespace fs = std::filesystem;
namespace log = core::log;

namespace {

void add_signer(Knowledge& knowledge, const std::string& name, const core::Bytes& key) {
    documents::SignerKey signer{name, {}};
    if (key.size() != signer.key.size()) return;
    std::ranges::copy(key, signer.key.begin());
    // The first word counts: what the machine knows of itself is not to be replaced by what came over the line.
    if (std::ranges::find(knowledge.signers, name, &documents::SignerKey::id) == knowledge.signers.end())
        knowledge.signers.push_back(std::move(signer));
}

void add_certificate(Knowledge& knowledge, const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    auto certificate = documents::Certificate::from_der(core::Bytes(text.begin(), text.end()));
    if (certificate)
        knowledge.trust.push_back(std::move(*certificate));
    else
        log::warning("seal.certificate-unreadable", {{"file", std::string_view(file.filename().native())}});
}

} // namespace

Knowledge knowledge_of(const Learned& learned, const Rooted& rooted) {
    Knowledge knowledge;
    // Before the enrolment there is no key, and no slip of ours.
    if (const auto own = sync::slip_key(rooted.files)) add_signer(knowledge, rooted.terminal.value, own->public_key);
    add_signer(knowledge, documents::scheduler_signer, learned.scheduler_key);
    for (const auto& [name, key] : learned.signers) add_signer(knowledge, name, key);

    std::error_code error;
    for (fs::directory_iterator entry(rooted.seals, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".der") add_certificate(knowledge, entry->path());

    for (const auto& [name, form] : learned.patterns) knowledge.patterns.push_back({name, form});
    if (rooted.references.empty() && !knowledge.patterns.empty())
        std::ranges::copy(documents::reference::default_patterns(), std::back_inserter(knowledge.patterns));
    for (const auto& own : rooted.references) knowledge.patterns.push_back({own.name, own.form});
    knowledge.revoked_badges = learned.revoked_badges;
    return knowledge;
}

} // namespace accueil::runtime

#include "deploy/scheduler/command/issue.h"

#include "deploy/scheduler/command/administered.h"
#include "shared/booking/office.h"
#include "shared/core/places.h"
#include "shared/security/files.h"
#include "shared/slip/letter.h"
#include "shared/slip/staff_badge.h"
#include "shared/text/catalogue.h"

namespace accueil::scheduler {

namespace {

core::Result<void> write(const std::filesystem::path& file, const core::Bytes& bytes) {
    return security::write_private(file.string(), core::to_text(bytes)); // it names a person, or opens a counter
}

std::string region_name(const core::RegionCode& code) {
    for (const auto& region : booking::regions())
        if (region.code == code) return std::string(region.name);
    return {};
}

slip::Letter letter_of(const documents::Invitation& invitation, const std::string& code, core::Instant now) {
    slip::Letter letter{.reference = invitation.person_reference,
                        .surname = invitation.surname,
                        .given_names = invitation.given_names,
                        .language = invitation.language,
                        .region = region_name(invitation.region),
                        .people = invitation.household_size,
                        .needs = {},
                        .issued_at = now,
                        .code = code};
    for (const auto& need : invitation.needs) letter.needs.push_back(slip::words_of_need(need));
    return letter;
}

} // namespace

core::Result<std::string> issue_letter(Service& service, const documents::Invitation& invitation, const Issue& issue,
                                       core::Instant now) {
    const auto catalogues = text::Catalogues::load(core::share_folder());
    if (!catalogues) return std::unexpected(catalogues.error());
    if (!catalogues->has(invitation.language))
        return core::fail(core::ErrorKind::Refused, "the kiosks do not speak " + invitation.language);
    auto code = administered(
        service, [&](Administration& administration) { return administration.issue_letter(invitation, issue.reason); });
    if (!code) return code;
    text::Typesetter typesetter;
    const slip::Stationery sheet{issue.a4 ? slip::Paper::A4 : slip::Paper::Letter, issue.logo};
    const auto pdf = slip::to_pdf(letter_of(invitation, *code, now), sheet, *catalogues, typesetter);
    if (!pdf) return std::unexpected(pdf.error());
    if (const auto written = write(issue.output, *pdf); !written) return std::unexpected(written.error());
    return code;
}

core::Result<BadgeText> issue_badge(Service& service, const core::StaffId& staff, const Issue& issue,
                                    core::Instant now) {
    const auto catalogues = text::Catalogues::load(core::share_folder());
    if (!catalogues) return std::unexpected(catalogues.error());
    const auto badge = administered(
        service, [&](Administration& administration) { return administration.issue_badge(staff, issue.reason); });
    if (!badge) return std::unexpected(badge.error());
    text::Typesetter typesetter;
    const auto pdf = slip::to_pdf(slip::StaffBadgeCard{staff.value, badge->number, badge->code, now, issue.logo},
                                  *catalogues, typesetter);
    if (!pdf) return std::unexpected(pdf.error());
    if (const auto written = write(issue.output, *pdf); !written) return std::unexpected(written.error());
    return BadgeText{badge->number, badge->code};
}

core::Result<void> revoke_badge(Service& service, const std::string& number, const std::string& reason) {
    return administered(service,
                        [&](Administration& administration) { return administration.revoke_badge(number, reason); });
}

} // namespace accueil::scheduler

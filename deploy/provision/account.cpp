#include "deploy/provision/account.h"

#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <vector>

namespace accueil::provision {
namespace {

// As in the unit of the kiosk, so that doctor sees the devices as the kiosk does.
std::vector<gid_t> device_groups(gid_t own) {
    std::vector<gid_t> groups{own};
    for (const char* name : {"video", "render", "input", "audio", "dialout", "lp", "tss"})
        if (const auto* group = ::getgrnam(name)) groups.push_back(group->gr_gid);
    return groups;
}

} // namespace

core::Result<void> become_owner_of(const std::filesystem::path& place) {
    if (::geteuid() != 0) return {};
    struct stat status{};
    auto folder = place;
    while (::stat(folder.c_str(), &status) != 0) {
        if (!folder.has_relative_path()) return {};
        folder = folder.parent_path();
    }
    if (status.st_uid == 0) return {};
    const auto groups = device_groups(status.st_gid);
    // As in the unit as well: fonts are remembered there, and root's own folders are closed from here on.
    ::setenv("XDG_CACHE_HOME", "/var/cache/accueil-kiosk", 1);
    if (::setgroups(groups.size(), groups.data()) != 0 || ::setgid(status.st_gid) != 0 || ::setuid(status.st_uid) != 0)
        return core::fail(core::ErrorKind::Refused, "the rights of the kiosk's user could not be taken on");
    return {};
}

} // namespace accueil::provision

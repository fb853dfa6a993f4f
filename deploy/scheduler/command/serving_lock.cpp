#include "deploy/scheduler/command/serving_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace accueil::scheduler {

core::Result<ServingLock> ServingLock::take(const std::filesystem::path& database) {
    const auto name = database.string() + ".lock";
    const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return core::fail(core::ErrorKind::Configuration, name + ": " + std::strerror(errno));
    ServingLock lock(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0)
        return core::fail(core::ErrorKind::Refused, "a scheduler serves this database; systemctl stop it first");
    return lock;
}

ServingLock::ServingLock(ServingLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

ServingLock::~ServingLock() {
    if (file_ >= 0) ::close(file_);
}

} // namespace accueil::scheduler

#include "shared/security/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

namespace accueil::security {

namespace {

constexpr std::size_t largest_file = 1 << 20;

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool valid() const { return number_ >= 0; }

  private:
    int number_;
};

std::unexpected<core::Error> system_error(int code, const std::string& path) {
    auto kind = core::ErrorKind::Configuration;
    if (code == ENOENT) kind = core::ErrorKind::NotFound;
    if (code == ENOSPC || code == EDQUOT) kind = core::ErrorKind::Full;
    return core::fail(kind, path + ": " + std::strerror(code));
}

bool write_all(int file, std::string_view content) {
    while (!content.empty()) {
        const auto written = ::write(file, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

core::Result<std::string> read_all(const Descriptor& file, const std::string& path) {
    std::string content;
    char buffer[4096];
    for (;;) {
        const auto count = ::read(file.number(), buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return system_error(errno, path);
        if (count == 0) return content;
        content.append(buffer, static_cast<std::size_t>(count));
        if (content.size() > largest_file)
            return core::fail(core::ErrorKind::InvalidInput, path + ": larger than 1 MiB");
    }
}

// The new name itself must survive a power loss too.
void sync_directory(const std::string& path) {
    const auto directory = std::filesystem::path(path).parent_path().string();
    const Descriptor handle(::open(directory.empty() ? "." : directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.valid()) ::fsync(handle.number());
}

} // namespace

core::Result<void> write_private(const std::string& path, std::string_view content) {
    std::string beside = path + ".XXXXXX";
    const Descriptor file(::mkostemp(beside.data(), O_CLOEXEC)); // mode 0600
    if (!file.valid()) return system_error(errno, path);
    if (!write_all(file.number(), content) || ::fsync(file.number()) != 0 ||
        ::rename(beside.c_str(), path.c_str()) != 0) {
        const int code = errno;
        ::unlink(beside.c_str());
        return system_error(code, path);
    }
    sync_directory(path);
    return {};
}

core::Result<std::string> read_private(const std::string& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.valid()) return system_error(errno, path);
    struct stat facts{};
    if (::fstat(file.number(), &facts) != 0) return system_error(errno, path);
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return core::fail(core::ErrorKind::Refused, path + ": others may read it; chmod 600");
    return read_all(file, path);
}

core::Result<std::string> read_file(const std::string& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.valid()) return system_error(errno, path);
    return read_all(file, path);
}

} // namespace accueil::security

// Where a test, a bench or a proof keeps its files: a new folder of its own, gone when the object is.
//
// A process that is killed, or that a sanitizer stops, removes nothing. So each holds a lock on its folder for as long
// as it lives, whatever ends it, and the next one with the same purpose removes the folders that nobody holds.
#pragma once

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace accueil::temporary {

class Folder {
  public:
    // `purpose` is a part of its name. Throws std::system_error when there is no room for it.
    explicit Folder(std::string_view purpose) {
        const auto prefix = "accueil-test-" + std::string(purpose) + "-";
        sweep(prefix);
        while (!take(prefix)) {
        }
    }
    ~Folder() {
        if (!kept_) remove(path_);
        ::close(lock_);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
    [[nodiscard]] std::string file(std::string_view name) const { return (path_ / name).string(); }

    // For somebody who is to look into it: stays until the next one with the same purpose.
    void keep() { kept_ = true; }

  private:
    static constexpr std::size_t letters = 6; // that mkdtemp(3) puts in the place of as many X

    static void remove(const std::filesystem::path& folder) {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }

    static int opened(const std::filesystem::path& folder) {
        return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    }

    static void sweep(const std::string& prefix) {
        std::vector<std::filesystem::path> found;
        std::error_code error;
        std::filesystem::directory_iterator entry(std::filesystem::temp_directory_path(), error);
        for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
            const auto name = entry->path().filename().string();
            if (name.starts_with(prefix) && name.size() == prefix.size() + letters) found.push_back(entry->path());
        }
        for (const auto& folder : found) {
            const int lock = opened(folder);
            if (lock < 0) continue;
            if (::flock(lock, LOCK_EX | LOCK_NB) == 0) remove(folder);
            ::close(lock);
        }
    }

    // False: another one swept it before the lock was on it.
    bool take(const std::string& prefix) {
        auto name = (std::filesystem::temp_directory_path() / (prefix + std::string(letters, 'X'))).string();
        if (::mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category(), name);
        path_ = name;
        lock_ = opened(path_);
        if (lock_ < 0) return false;
        struct stat facts{};
        const bool ours = ::flock(lock_, LOCK_EX) == 0 && ::stat(name.c_str(), &facts) == 0;
        if (!ours) ::close(lock_);
        return ours;
    }

    std::filesystem::path path_;
    int lock_ = -1;
    bool kept_ = false;
};

} // namespace accueil::temporary

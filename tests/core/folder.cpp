#include "tests/core/folder.h"

#include <sys/wait.h>

#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <fstream>

using accueil::temporary::Folder;
namespace fs = std::filesystem;

namespace {

// A process that made one with that purpose and is killed: what it left behind.
fs::path left_behind(const char* purpose) {
    int line[2]{};
    REQUIRE(::pipe(line) == 0);
    const pid_t process = ::fork();
    if (process == 0) {
        const Folder folder(purpose);
        std::ofstream(folder / "file") << "x";
        const auto path = folder.path().string();
        if (::write(line[1], path.data(), path.size()) > 0) ::pause();
        ::_exit(1);
    }
    std::string path(256, '\0');
    const auto size = ::read(line[0], path.data(), path.size());
    path.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    ::kill(process, SIGKILL);
    ::waitpid(process, nullptr, 0);
    for (const int end : line) ::close(end);
    return path;
}

} // namespace

TEST_CASE("a folder is gone when it is no longer needed, with what is in it") {
    fs::path path;
    {
        const Folder folder("core");
        path = folder.path();
        std::ofstream(folder / "file") << "x";
        CHECK(fs::exists(folder.file("file")));
    }
    CHECK_FALSE(fs::exists(path));
}

TEST_CASE("what a killed process left behind goes with the next one, what is in use stays") {
    const Folder used("killed");
    const auto left = left_behind("killed");
    REQUIRE(fs::exists(left / "file"));
    const Folder next("killed");
    CHECK_FALSE(fs::exists(left));
    CHECK(fs::exists(used.path()));
    CHECK(fs::exists(next.path()));
}

#include "shared/configuration/identity.h"

#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace accueil::configuration;
using namespace accueil::core;

namespace {

class Folder {
  public:
    Folder() {
        std::string name = std::filesystem::temp_directory_path() / "accueil-XXXXXX";
        path_ = ::mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::filesystem::path operator/(const char* name) const { return path_ / name; }

  private:
    std::filesystem::path path_;
};

Identity sample() {
    return {.terminal = TerminalId{"yul-dom-02"},
            .epoch = Epoch{3},
            .generation = Generation{2},
            .desk = "domestic",
            .sealing_key = Bytes(32, 1),
            .signing_key = Bytes(32, 2),
            .slip_key = Bytes(32, 3)};
}

} // namespace

TEST_CASE("an identity comes back as it was stored, and only its owner can read it") {
    const Folder folder;
    const auto place = folder / "identity";
    REQUIRE(store_identity(place, sample()).has_value());
    CHECK(load_identity(place).value() == sample());
    struct stat status{};
    REQUIRE(::stat(place.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0700);
    for (const auto& file : {files_of(place).identity, files_of(place).slip_key}) {
        REQUIRE(::stat(file.c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0600);
    }
}

TEST_CASE("a terminal that was never enrolled, or whose identity is damaged, says so") {
    const Folder folder;
    const auto place = folder / "identity";
    CHECK(load_identity(place).error().kind == ErrorKind::NotFound);
    REQUIRE(store_identity(place, sample()).has_value());
    for (const auto* text : {"", "{}", "[1]", "{\"terminal\": 1}",
                             "{\"terminal\":\"a\",\"epoch\":1,\"generation\":1,"
                             "\"desk\":\"x\",\"sealing_key\":\"AA\",\"signing_key\":\"\"}"}) {
        std::ofstream(files_of(place).identity) << text;
        CHECK(load_identity(place).error().kind == ErrorKind::Corrupt);
    }
}

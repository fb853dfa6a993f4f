#include "shared/configuration/identity.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace accueil::configuration {
namespace {

using core::ErrorKind;
using Json = nlohmann::json;

core::Result<std::string> content_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return core::fail(ErrorKind::NotFound, file.string() + ": not there; this terminal is not enrolled");
    return std::string{std::istreambuf_iterator<char>(stream), {}};
}

core::Error refused(const std::filesystem::path& file) {
    return {errno == ENOSPC || errno == EDQUOT ? ErrorKind::Full : ErrorKind::Unavailable,
            file.string() + ": " + std::strerror(errno)};
}

bool write_all(int fd, std::string_view content) {
    while (!content.empty()) {
        const auto written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool sync_folder(const std::filesystem::path& folder) {
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return false;
    const bool done = ::fsync(fd) == 0;
    ::close(fd);
    return done;
}

core::Result<Identity> parse(const Json& json) {
    Identity identity;
    identity.terminal = core::TerminalId{json.at("terminal").get<std::string>()};
    identity.epoch = core::Epoch{json.at("epoch").get<std::uint64_t>()};
    identity.generation = core::Generation{json.at("generation").get<std::uint64_t>()};
    identity.desk = json.at("desk").get<std::string>();
    const auto sealing = core::from_base64(json.at("sealing_key").get<std::string>());
    const auto signing = core::from_base64(json.at("signing_key").get<std::string>());
    if (!sealing || !signing || sealing->size() != 32 || signing->size() != 32 || identity.terminal.empty())
        return core::fail(ErrorKind::Corrupt, "identity.json: a key is not 32 bytes, or the terminal has no id");
    identity.sealing_key = *sealing;
    identity.signing_key = *signing;
    return identity;
}

} // namespace

IdentityFiles files_of(const std::filesystem::path& folder) {
    return {.ca = folder / "ca.pem",
            .certificate = folder / "certificate.pem",
            .key = folder / "key.pem",
            .slip_key = folder / "slip.key",
            .identity = folder / "identity.json"};
}

core::Result<Identity> load_identity(const std::filesystem::path& folder) {
    const auto files = files_of(folder);
    const auto text = content_of(files.identity);
    if (!text) return std::unexpected(text.error());
    const auto json = Json::parse(*text, nullptr, false);
    auto identity = [&]() -> core::Result<Identity> {
        try {
            return parse(json);
        } catch (const Json::exception&) {
            return core::fail(ErrorKind::Corrupt, files.identity.string() + ": not what enrolment wrote");
        }
    }();
    if (!identity) return identity;
    const auto slip_key = content_of(files.slip_key).and_then(core::from_base64);
    if (!slip_key || slip_key->size() != 32)
        return core::fail(ErrorKind::Corrupt, files.slip_key.string() + ": not a key of 32 bytes");
    identity->slip_key = *slip_key;
    return identity;
}

core::Result<void> write_secret(const std::filesystem::path& file, std::string_view content) {
    const auto part = file.string() + ".part";
    ::unlink(part.c_str());
    const int fd = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) return std::unexpected(refused(file));
    const bool written = write_all(fd, content) && ::fsync(fd) == 0;
    const auto failure = refused(file);
    ::close(fd);
    if (!written) {
        ::unlink(part.c_str());
        return std::unexpected(failure);
    }
    if (::rename(part.c_str(), file.c_str()) != 0 || !sync_folder(file.parent_path()))
        return std::unexpected(refused(file));
    return {};
}

core::Result<void> store_identity(const std::filesystem::path& folder, const Identity& identity) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure || ::chmod(folder.c_str(), 0700) != 0)
        return core::fail(ErrorKind::Unavailable, folder.string() + ": cannot be made");
    const Json json{{"terminal", identity.terminal.value},
                    {"epoch", identity.epoch.value},
                    {"generation", identity.generation.value},
                    {"desk", identity.desk},
                    {"sealing_key", core::to_base64(identity.sealing_key)},
                    {"signing_key", core::to_base64(identity.signing_key)}};
    const auto files = files_of(folder);
    // identity.json last: with it the terminal counts as enrolled.
    return write_secret(files.slip_key, core::to_base64(identity.slip_key)).and_then([&] {
        return write_secret(files.identity, json.dump(2) + "\n");
    });
}

} // namespace accueil::configuration

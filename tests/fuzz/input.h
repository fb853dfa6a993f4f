// What every target here says first: the bytes as text, and files for parsers that only read files.
#pragma once

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace accueil::fuzz {

[[nodiscard]] inline std::string_view text(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// A folder of this process in memory; it goes when the process ends.
class Scratch {
  public:
    explicit Scratch(const std::string& name)
        : folder_(std::filesystem::path("/dev/shm") / ("accueil-fuzz-" + name + std::to_string(::getpid()))) {}
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    std::filesystem::path put(const std::filesystem::path& name, std::string_view content) const {
        const auto file = folder_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << content;
        return file;
    }

  private:
    std::filesystem::path folder_;
};

} // namespace accueil::fuzz

// On a pseudo-terminal, which is a serial line to everything but the cable.
#include "platform/scanner/serial_scanner.h"

#include <pty.h>
#include <unistd.h>

#include "tests/core/folder.h"
#include <catch2/catch_test_macros.hpp>
#include <thread>

using namespace accueil;
using namespace accueil::platform;
using namespace std::chrono_literals;

namespace {

// The reader's end of the line, found under a name that stays the same when it is plugged in again.
class Reader {
  public:
    Reader() { plug_in(); }
    ~Reader() {
        unplug();
        std::filesystem::remove(link_);
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    void plug_in() {
        std::string path(128, '\0');
        REQUIRE(openpty(&reader_, &kept_, path.data(), nullptr, nullptr) == 0);
        std::filesystem::remove(link_);
        std::filesystem::create_symlink(path.c_str(), link_);
    }
    void unplug() {
        if (reader_ >= 0) close(reader_), close(kept_);
        reader_ = -1;
    }
    void send(std::string_view bytes) const {
        REQUIRE(write(reader_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    }
    [[nodiscard]] const std::filesystem::path& path() const { return link_; }

  private:
    temporary::Folder folder_{"serial"};
    std::filesystem::path link_ = folder_ / "reader";
    int reader_ = -1;
    int kept_ = -1;
};

std::string next(SerialScanner& scanner) {
    for (int i = 0; i < 100; ++i, std::this_thread::sleep_for(20ms)) {
        const auto payloads = scanner.take();
        if (!payloads.empty()) return core::to_text(payloads.front());
    }
    return "nothing";
}

} // namespace

TEST_CASE("a serial reader is heard, also after it was unplugged and plugged in again") {
    const core::SystemClock clock;
    Reader reader;
    SerialScanner scanner({.device = reader.path()}, clock);
    REQUIRE(scanner.present());
    reader.send("]Q3M1DIALLO\r\n");
    CHECK(next(scanner) == "]Q3M1DIALLO");
    reader.send("M1 no end");
    CHECK(next(scanner) == "M1 no end");
    reader.send("M1 half");
    static_cast<void>(scanner.take());
    reader.unplug();
    CHECK(scanner.take().empty());
    CHECK_FALSE(scanner.present());
    reader.plug_in();
    for (int i = 0; i < 200 && !scanner.present(); ++i, std::this_thread::sleep_for(20ms))
        CHECK(scanner.take().empty());
    REQUIRE(scanner.present());
    reader.send("\x02W304815926\x03");
    CHECK(next(scanner) == "W304815926");
}

TEST_CASE("a payload whose rest waited while nobody looked stays whole") {
    const core::SystemClock clock;
    Reader reader;
    SerialScanner scanner({.device = reader.path()}, clock);
    reader.send("M1 the first half");
    CHECK(scanner.take().empty());
    std::this_thread::sleep_for(200ms); // longer than the pause that ends a payload
    reader.send(" and the second");
    CHECK(scanner.take().empty());
    CHECK(next(scanner) == "M1 the first half and the second");
}

TEST_CASE("a reader that is not there is absent, not an error") {
    const core::SystemClock clock;
    SerialScanner scanner({.device = "/nowhere/ttyUSB0"}, clock);
    CHECK(scanner.take().empty());
    CHECK_FALSE(scanner.present());
}

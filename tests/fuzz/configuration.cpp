// Any text as a configuration file, of a terminal and of a scheduler, and as the file of the offices.
#include "deploy/scheduler/command/offices_file.h"
#include "shared/configuration/scheduler.h"
#include "shared/configuration/terminal.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil;
    const auto text = fuzz::text(data, size);
    static_cast<void>(configuration::read_terminal(text, "/etc/accueil/terminal.toml"));
    static_cast<void>(configuration::read_scheduler(text, "/etc/accueil/scheduler.toml"));
    static const fuzz::Scratch scratch("offices");
    static_cast<void>(scheduler::load_offices(scratch.put("offices.toml", text)));
    return 0;
}

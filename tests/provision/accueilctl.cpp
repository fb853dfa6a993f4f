#include "tests/provision/accueilctl.h"

#include <algorithm>
#include <sstream>

#include "deploy/provision/commands.h"

namespace accueil::provision {

std::vector<Json> Answer::lines() const {
    std::vector<Json> list;
    std::istringstream stream(out);
    for (std::string line; std::getline(stream, line);) list.push_back(Json::parse(line));
    return list;
}

Answer accueilctl(const std::vector<std::string>& arguments, const std::string& input) {
    std::istringstream in(input);
    std::ostringstream out, err;
    core::SystemClock clock;
    core::SystemRandom random;
    Console console{
        .in = in, .out = out, .err = err, .clock = clock, .random = random, .configuration = "/nowhere/kiosk.toml"};
    CLI::App app;
    add_all(app, console);
    std::vector<std::string> reversed(arguments);
    std::ranges::reverse(reversed); // as CLI11 wants them
    try {
        app.parse(reversed);
    } catch (const CLI::ParseError& wrong_use) {
        return {.status = app.exit(wrong_use, out, err) == 0 ? 0 : 2, .out = out.str(), .err = err.str()};
    }
    return {.status = console.status, .out = out.str(), .err = err.str()};
}

} // namespace accueil::provision

// Runs a command of accueilctl as a person would type it, without a process of its own.
#pragma once

#include <string>
#include <vector>

#include "deploy/provision/console.h"

namespace accueil::provision {

struct Answer {
    int status;
    std::string out;
    std::string err;

    // Every line of `out` as an object.
    [[nodiscard]] std::vector<Json> lines() const;
};

[[nodiscard]] Answer accueilctl(const std::vector<std::string>& arguments, const std::string& input = {});

} // namespace accueil::provision

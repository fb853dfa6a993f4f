// Where the installed files are. The build tree is laid out like the installed one, so one rule serves both.
#pragma once

#include <filesystem>
#include <string_view>

namespace accueil::core {

// The folder of the running program, links resolved.
[[nodiscard]] std::filesystem::path program_folder();

// share/accueil: the environment's ACCUEIL_SHARE when set, else ../share/accueil beside the program's folder.
[[nodiscard]] std::filesystem::path share_folder();

// Another program of ours by its name ("accueil-decoder"): beside this one, in ../libexec/accueil, or in ../bin (where
// a test program finds it). When none exists the first of these is returned, so that starting it says what is missing.
[[nodiscard]] std::filesystem::path program(std::string_view name);

} // namespace accueil::core

// Lambdas as one visitor: every alternative of a variant must be answered, or it does not compile.
#pragma once

namespace accueil::journey {

template<class... Ts>
struct overloaded : Ts... {
    using Ts::operator()...;
};

} // namespace accueil::journey

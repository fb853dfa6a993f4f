// The two descriptors that the decoder process is born with.
#pragma once

namespace accueil::scanning {

inline constexpr int decoder_memory = 3;
inline constexpr int decoder_socket = 4;

} // namespace accueil::scanning

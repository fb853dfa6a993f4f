// Passports, visas and cards held up to the camera: how many zones are read, in how many frames, and never a wrong one.
#pragma once

namespace accueil::bench {

// So many pages, and a third as many with one character changed. Writes one JSON object a figure. The peer is asked
// about single pictures; what several frames of one page add is ours alone.
void zones(int count);

} // namespace accueil::bench

// Passports, visas and cards held up to the camera: how many zones are read, in how many frames, and never a wrong one.
#pragma once

namespace accueil::bench {

// So many pages, and as many with one character changed. Writes one JSON object a figure; there is no peer in Debian
// that reads such zones from a live picture, so the figures are ours alone.
void zones(int count);

} // namespace accueil::bench

// What became of the meetings whose slot is no more.
#pragma once

namespace accueil::scheduler {

struct Displaced {
    int moved = 0;       // to the nearest free slot of their window
    int needs_human = 0; // nothing is free there: somebody must call these people

    Displaced& operator+=(const Displaced& other) {
        moved += other.moved;
        needs_human += other.needs_human;
        return *this;
    }
    bool operator==(const Displaced&) const = default;
};

} // namespace accueil::scheduler

#include "shared/store/facts.h"

namespace accueil::store {

std::string_view name(Standing standing) {
    switch (standing) {
    case Standing::NotEnrolled: return "not-enrolled";
    case Standing::Ready: return "ready";
    case Standing::Quarantined: return "quarantined";
    }
    return "";
}

} // namespace accueil::store

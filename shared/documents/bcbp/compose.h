// BoardingPass → BCBP record: the other direction, for sample documents and for tests.
#pragma once

#include <string>

#include "shared/documents/bcbp/boarding_pass.h"

namespace accueil::documents::bcbp {

// Every field is padded to its place; the days are taken as printed (date_julian, issue_date_raw), the dates are not
// looked at. The conditional sections are written when the pass names a version, the security block when there is one.
[[nodiscard]] std::string compose(const BoardingPass& pass);

// Three digits: the day of the year.
[[nodiscard]] std::string julian(std::chrono::year_month_day day);

// Four digits: the last of the year, then the day of the year.
[[nodiscard]] std::string yddd(std::chrono::year_month_day day);

} // namespace accueil::documents::bcbp

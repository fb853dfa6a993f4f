// One page of Cairo as a file: PDF for printers and people, PNG for a picture of it.
#pragma once

#include <functional>
#include <string>

#include "shared/core/bytes.h"
#include "shared/core/clock.h"
#include "shared/core/error.h"

using cairo_t = struct _cairo;

namespace accueil::slip {

struct PageSize {
    float width = 612; // points
    float height = 792;
};

// Draws the page from its top left corner, in points.
using Draw = std::function<void(cairo_t*)>;

// `made` is what the file says of its making: the same content is the same file. Error: Internal when Cairo fails.
[[nodiscard]] core::Result<core::Bytes> page_as_pdf(PageSize size, const std::string& title, core::Instant made,
                                                    const Draw& draw);
[[nodiscard]] core::Result<core::Bytes> page_as_png(PageSize size, double dots_per_inch, const Draw& draw);
// Draws on nothing: to learn how much room the content takes.
void page_as_nothing(const Draw& draw);

} // namespace accueil::slip

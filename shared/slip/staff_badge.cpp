#include "shared/slip/staff_badge.h"

#include "shared/slip/canvas_page.h"
#include "shared/slip/pen.h"

namespace accueil::slip {

namespace {

constexpr PageSize card_size{.width = 242.65F, .height = 153.07F};
constexpr float pad = 12;
constexpr float code_side = 129; // 45 mm

void draw_card(Pen& pen, const StaffBadgeCard& card, const Qr& code, const text::Language& french) {
    using text::Role;
    const auto style = [](float size, int weight) {
        return text::Style{.role = Role::Heading, .size = size, .weight = weight, .leading = 1};
    };
    pen.qr(card_size.width - code_side - 8, (card_size.height - code_side) / 2, code_side, code);
    const float width = card_size.width - code_side - pad - 12;
    float y = pad + pen.picture(pad, pad, width, 24, card.logo, false);
    y += pen.write(pad, y, width, "Accueil", style(10, 500), colours.accent, french) + 8;
    y += pen.write(pad, y, width, card.alias, style(20, 700), colours.strong, french) + 4;
    y += pen.write(pad, y, width, "Personnel de l’accueil", style(8, 500), colours.text, french);
    pen.write(pad, card_size.height - pad - 22, width, "Carte " + card.number, style(7.5F, 500), colours.quiet, french);
    pen.write(pad, card_size.height - pad - 11, width, "Perdue ? Dites-le tout de suite.", style(6.5F, 400),
              colours.quiet, french);
}

} // namespace

core::Result<core::Bytes> to_pdf(const StaffBadgeCard& card, const text::Catalogues& catalogues,
                                 text::Typesetter& typesetter) {
    const auto code = make_qr(card.code, QrStrength::Medium);
    if (!code) return std::unexpected(code.error());
    const auto& french = catalogues.languages().first();
    return page_as_pdf(card_size, card.number, card.issued_at, [&](cairo_t* context) {
        Pen pen(context, typesetter);
        draw_card(pen, card, *code, french);
    });
}

} // namespace accueil::slip

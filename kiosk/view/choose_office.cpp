// Which of the region's offices: only asked where there is more than one.
#include "kiosk/journey/times.h"
#include "kiosk/view/appointment_text.h"
#include "kiosk/view/draw.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

void draw(const journey::ChooseOffice& screen, const journey::Model& model, Ui& ui) {
    Rect body =
        open_page(ui, model, {.title = ui.tr("Quel bureau est le plus près de chez vous ?"), .lead = {}, .step = 4});
    const float gap = ui.length().gap;
    const int across = ui.portrait() || screen.offices.size() < 3 ? 1 : 2;
    const float width = (body.width - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
    std::vector<std::pair<core::OfficeId, Card>> cards;
    float height = ui.length().button * 1.5F;
    for (const core::OfficeId& id : screen.offices) {
        const booking::Office* office = journey::office(*model.facts, id);
        if (office == nullptr) continue;
        cards.emplace_back(id, Card{.title = office->name,
                                    .detail = address_of(*office),
                                    .icon = Icon::Pin,
                                    .selected = model.visit.office == id,
                                    .arrow = true,
                                    .spoken_in = "fr"});
        height = std::max(height, card_height(ui, cards.back().second, width));
    }
    const int count = static_cast<int>(cards.size());
    int fit = std::max(1, static_cast<int>((body.height + gap) / (height + gap))) * across;
    int first = 0;
    if (fit < count) {
        const Rect foot = body.take_bottom(ui.length().button, gap);
        fit = std::max(1, static_cast<int>((body.height + gap) / (height + gap))) * across;
        first = pager(ui, foot, "offices", count, fit);
    }
    for (int i = first; i < std::min(count, first + fit); ++i) {
        const int place = i - first;
        const Rect box{body.x + static_cast<float>(place % across) * (width + gap),
                       body.y + static_cast<float>(place / across) * (height + gap), width, height};
        const auto& [id, card] = cards[static_cast<std::size_t>(i)];
        if (choice_card(ui, box, "office." + id.value, card)) ui.emit(journey::OfficeChosen{id});
    }
}

} // namespace accueil::view

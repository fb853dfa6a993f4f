// How the terminal is: its line to the scheduler, what it holds, its devices, and the switch that takes it out of
// service.
#include <algorithm>
#include <map>

#include "kiosk/view/staff_lists.h"
#include "kiosk/view/staff_page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

void line_facts(Ui& ui, Rect& rest, const journey::Facts& facts, core::Instant now) {
    std::string line = facts.online ? "En ligne" : "Hors ligne";
    std::string exchange = "Jamais";
    if (facts.last_exchange)
        exchange = ui.words().time(*facts.last_exchange) + ", " + staff_since(*facts.last_exchange, now);
    staff_fact(ui, rest, "staff.state.line", "Liaison", line, !facts.online);
    staff_fact(ui, rest, "staff.state.exchange", "Dernier échange", exchange);
    staff_fact(ui, rest, "staff.state.outbox", "À transmettre",
               ui.words().number(static_cast<std::int64_t>(facts.outbox_depth)));
    staff_fact(ui, rest, "staff.state.dead", "Refusés, à régler",
               ui.words().number(static_cast<std::int64_t>(facts.dead_letters)), facts.dead_letters > 0);
}

void device_facts(Ui& ui, Rect& rest, const journey::Facts& facts) {
    const bool printer_well =
        facts.printer == journey::PrinterState::Ready || facts.printer == journey::PrinterState::Printing;
    staff_fact(ui, rest, "staff.state.printer", "Imprimante", staff_words(facts.printer), !printer_well);
    if (facts.camera_fitted)
        staff_fact(ui, rest, "staff.state.camera", "Caméra", facts.camera ? "Présente" : "Absente",
                   reader_missing(facts));
    else
        staff_fact(ui, rest, "staff.state.reader", "Lecteur", facts.reader ? "Présent" : "Absent",
                   reader_missing(facts));
    staff_fact(ui, rest, "staff.state.clock", "Horloge", facts.clock_trusted ? "Confirmée" : "Non confirmée",
               !facts.clock_trusted);
}

constexpr float office_share = 0.62F;

// Offices with the fewest slots first: those are the ones to worry about. No more lines than there is room for.
void hand_facts(Ui& ui, Rect& rest, const journey::Facts& facts) {
    std::map<core::OfficeId, std::int64_t> held;
    for (const auto& office : facts.offices) held[office.id] = 0;
    for (const auto& grant : facts.hand) ++held[grant.slot.office];
    std::vector<std::pair<std::int64_t, core::OfficeId>> rows;
    for (const auto& [id, count] : held) rows.emplace_back(count, id);
    std::ranges::sort(rows);
    // On a narrow page the number takes a second line.
    const float number = rest.width * (1 - office_share) - ui.length().gap;
    const float line = ui.measure("aucune place", ui.type().strong, number).height + ui.length().unit * 2;
    const auto room = static_cast<std::size_t>(std::max(0.0F, rest.height / line));
    const bool cut = rows.size() > room;
    const std::size_t shown = cut ? room - std::min<std::size_t>(room, 1) : rows.size();
    std::int64_t others = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& [count, id] = rows[i];
        if (i >= shown) {
            others += count;
            continue;
        }
        staff_fact(ui, rest, "staff.state.hand." + id.value,
                   fitted(ui, staff_office(facts, id), ui.type().body, rest.width * office_share - ui.length().gap),
                   count == 0   ? "aucune place"
                   : count == 1 ? "1 place"
                                : ui.words().number(count) + " places",
                   count == 0, office_share);
    }
    if (cut)
        staff_fact(ui, rest, "staff.state.hand.others", "Autres bureaux", ui.words().number(others) + " places", false,
                   office_share);
}

void service_switch(Ui& ui, Rect place, const journey::Facts& facts) {
    if (!facts.stop) {
        if (button(ui, place.take_start(std::min(place.width, button_width(ui, "Mettre hors service", Icon::Tool))),
                   "staff.service.stop", "Mettre hors service", Look::Secondary, Icon::Tool))
            ui.emit(journey::ServiceSwitched{false});
        return;
    }
    // What the staff did not stop they can't start either: the reason is named instead.
    if (*facts.stop != journey::Stop::ByStaff) return;
    if (button(ui, place.take_start(std::min(place.width, button_width(ui, "Remettre en service", Icon::Check))),
               "staff.service.start", "Remettre en service", Look::Primary, Icon::Check))
        ui.emit(journey::ServiceSwitched{true});
}

} // namespace

bool reader_missing(const journey::Facts& facts) { return facts.camera_fitted ? !facts.camera : !facts.reader; }

void staff_terminal(Ui& ui, Rect body, std::optional<Rect> foot, const journey::Facts& facts, core::Instant now) {
    if (!foot) foot = body.take_bottom(ui.length().button, ui.length().gap);
    service_switch(ui, *foot, facts);
    if (facts.stop) {
        notice(ui, body, "staff.state.stop", Tone::Warning,
               "Hors service : " + std::string(staff_words(*facts.stop)) + ".");
        body.take_top(ui.length().gap);
    }
    if (ui.portrait()) {
        line_facts(ui, body, facts, now);
        device_facts(ui, body, facts);
        body.take_top(ui.length().gap);
        heading(ui, body, "Places en main", ui.type().heading, "staff.state.hand");
        body.take_top(ui.length().unit);
        return hand_facts(ui, body, facts);
    }
    auto halves = columns(body, 2, ui.length().gap * 3);
    line_facts(ui, halves[0], facts, now);
    device_facts(ui, halves[0], facts);
    heading(ui, halves[1], "Places en main", ui.type().heading, "staff.state.hand");
    halves[1].take_top(ui.length().unit);
    hand_facts(ui, halves[1], facts);
}

} // namespace accueil::view

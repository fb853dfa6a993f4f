#include "shared/calendar/date.h"
#include "shared/wire/spelling.h"

namespace accueil::wire {

namespace {

constexpr std::size_t most_days = 1000;
constexpr int most_people = 50;

Json spell_modes(const std::vector<booking::Mode>& modes) {
    auto list = Json::array();
    for (const auto mode : modes) list.push_back(name(mode));
    return list;
}

// A mode that this version does not know is left out: the other modes of the slot can still be used.
std::vector<booking::Mode> load_modes(const Node& node) {
    std::vector<booking::Mode> modes;
    for (const auto& element : node.elements(16))
        if (const auto mode = from_name<booking::Mode>(element.text())) modes.push_back(*mode);
    return modes;
}

Json spell(const booking::Person& person) {
    Json json{{"surname", person.surname},
              {"given_names", person.given_names},
              {"telephone", person.telephone},
              {"email", person.email}};
    if (!person.reference.empty()) json["reference"] = person.reference;
    return json;
}

booking::Person load_person(const Node& node) {
    const auto reference = node.find("reference");
    return {.surname = node.at("surname").text(),
            .given_names = node.at("given_names").text(),
            .telephone = node.at("telephone").text(),
            .email = node.at("email").text(),
            .reference = reference ? reference->text() : std::string()};
}

Json spell(const booking::Wishes& wishes) {
    auto plan = Json::array();
    for (const auto part : wishes.plan) plan.push_back(name(part));
    return {{"people", wishes.people},           {"language", wishes.language},   {"mode", name(wishes.mode)},
            {"interpreter", wishes.interpreter}, {"step_free", wishes.step_free}, {"plan", plan}};
}

booking::Wishes load_wishes(const Node& node) {
    booking::Wishes wishes{.people = node.at("people").integer(1, most_people),
                           .language = node.at("language").nonempty(35),
                           .mode = node.at("mode").named<booking::Mode>(),
                           .interpreter = node.at("interpreter").flag(),
                           .step_free = node.at("step_free").flag(),
                           .plan = {}};
    const auto plan = node.at("plan");
    for (const auto& part : plan.elements(16)) wishes.plan.push_back(part.named<booking::PlanPart>());
    return wishes;
}

Json spell(const booking::Arrival& arrival) {
    return {{"date", calendar::to_iso(arrival.date)},
            {"desk", arrival.desk},
            {"document", name(arrival.document)},
            {"flight", arrival.flight}};
}

booking::Arrival load_arrival(const Node& node) {
    return {.date = node.at("date").day(),
            .desk = node.at("desk").text(64),
            .document = node.at("document").named<booking::DocumentKind>(),
            .flight = node.at("flight").text(16)};
}

} // namespace

Json spell_days(const std::vector<std::chrono::local_days>& days) {
    auto list = Json::array();
    for (const auto day : days) list.push_back(calendar::to_iso(day));
    return list;
}

std::vector<std::chrono::local_days> load_days(const Node& node) {
    std::vector<std::chrono::local_days> days;
    for (const auto& element : node.elements(most_days)) days.push_back(element.day());
    return days;
}

std::vector<std::string> load_texts(const Node& node, std::size_t most) {
    std::vector<std::string> texts;
    for (const auto& element : node.elements(most)) texts.push_back(element.text());
    return texts;
}

Json spell(const booking::Slot& slot) {
    return {{"id", slot.id.value},
            {"office", slot.office.value},
            {"start", core::to_rfc3339(slot.start)},
            {"minutes", slot.length.count()},
            {"places", slot.places},
            {"languages", slot.languages},
            {"modes", spell_modes(slot.modes)}};
}

template<>
booking::Slot load(const Node& node) {
    return {.id = load_id<core::SlotId>(node.at("id")),
            .office = load_id<core::OfficeId>(node.at("office")),
            .start = node.at("start").instant(),
            .length = std::chrono::minutes{node.at("minutes").integer(1, 24 * 60)},
            .places = node.at("places").integer(1, most_people),
            .languages = load_texts(node.at("languages"), 100),
            .modes = load_modes(node.at("modes"))};
}

Json spell(const booking::Grant& grant) { return {{"no", grant.no.value}, {"slot", spell(grant.slot)}}; }

template<>
booking::Grant load(const Node& node) {
    return {.no = load_number<core::GrantNo>(node.at("no")), .slot = load<booking::Slot>(node.at("slot"))};
}

Json spell(const booking::Office& office) {
    auto regions = Json::array();
    for (const auto& region : office.regions) regions.push_back(region.value);
    return {{"id", office.id.value},
            {"name", office.name},
            {"regions", regions},
            {"address", office.address},
            {"directions", office.directions},
            {"telephone", office.telephone},
            {"zone", office.zone},
            {"modes", spell_modes(office.modes)},
            {"closed", spell_days(office.closed)},
            {"opened", spell_days(office.opened)}};
}

template<>
booking::Office load(const Node& node) {
    booking::Office office{.id = load_id<core::OfficeId>(node.at("id")),
                           .name = node.at("name").nonempty(),
                           .regions = {},
                           .address = load_texts(node.at("address"), 20),
                           .directions = node.at("directions").text(),
                           .telephone = node.at("telephone").text(64),
                           .zone = node.at("zone").nonempty(64),
                           .modes = load_modes(node.at("modes")),
                           .closed = load_days(node.at("closed")),
                           .opened = load_days(node.at("opened"))};
    const auto regions = node.at("regions");
    for (const auto& region : regions.elements(17)) office.regions.push_back(load_id<core::RegionCode>(region));
    return office;
}

Json spell(const booking::Override& override) { return {{"reason", name(override.reason)}, {"by", override.by.value}}; }

template<>
booking::Override load(const Node& node) {
    return {.reason = node.at("reason").named<booking::OverrideReason>(), .by = load_id<core::StaffId>(node.at("by"))};
}

Json spell(const booking::Draft& draft) {
    Json json{{"person", spell(draft.person)},
              {"wishes", spell(draft.wishes)},
              {"arrival", spell(draft.arrival)},
              {"grant_no", draft.grant.value}};
    if (draft.override) json["override"] = spell(*draft.override);
    if (draft.replaces) json["replaces"] = draft.replaces->value;
    return json;
}

template<>
booking::Draft load(const Node& node) {
    booking::Draft draft{.person = load_person(node.at("person")),
                         .wishes = load_wishes(node.at("wishes")),
                         .arrival = load_arrival(node.at("arrival")),
                         .grant = load_number<core::GrantNo>(node.at("grant_no")),
                         .override = {},
                         .replaces = {}};
    if (const auto override = node.find("override")) draft.override = load<booking::Override>(*override);
    if (const auto replaces = node.find("replaces")) draft.replaces = load_id<core::BookingId>(*replaces);
    return draft;
}

} // namespace accueil::wire

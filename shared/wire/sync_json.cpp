#include <openssl/sha.h>

#include <array>

#include "shared/calendar/date.h"
#include "shared/wire/spelling.h"

namespace accueil::wire {

namespace {

constexpr std::size_t most_items = 100;
constexpr std::size_t most_grants = 20000;
constexpr std::size_t most_returns = 20000;
constexpr std::size_t most_changes = 10000;
constexpr std::size_t longest_sealed = 16384;
constexpr std::size_t longest_id = 128;
constexpr std::size_t longest_kept = 64 * 1024; // of an item that can't be read; one that can is never longer

std::string canonical(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string sha256(std::string_view text) {
    std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
    return core::to_hex(digest);
}

Json spell(const Health& health) {
    return {{"version", health.version},
            {"clock_trusted", health.clock_trusted},
            {"outbox_depth", health.outbox_depth},
            {"dead_letters", health.dead_letters},
            {"printer", health.printer},
            {"camera", health.camera},
            {"disk_free_mib", health.disk_free_mib},
            {"unmet_wishes", health.unmet_wishes}};
}

Health load_health(const Node& node) {
    return {.version = node.at("version").text(64),
            .clock_trusted = node.at("clock_trusted").flag(),
            .outbox_depth = node.at("outbox_depth").number(),
            .dead_letters = node.at("dead_letters").number(),
            .printer = node.at("printer").text(64),
            .camera = node.at("camera").text(64),
            .disk_free_mib = node.at("disk_free_mib").number(),
            .unmet_wishes = node.at("unmet_wishes").number()};
}

// What can be known of an item that does not fit: enough to answer it and to keep the chain going.
MalformedItem load_malformed(const Node& node, const Offence& offence) {
    MalformedItem item{
        .id = {}, .epoch = {}, .seq = {}, .hash = {}, .json = canonical(node.json()), .detail = offence.what};
    item.hash = sha256(item.json);
    if (item.json.size() > longest_kept) item.json.resize(longest_kept);
    if (!node.json().is_object()) return item;
    const auto text = [&](std::string_view key, std::size_t most) {
        const auto member = node.find(key);
        const auto* found = member ? member->json().get_ptr<const std::string*>() : nullptr;
        return found != nullptr && found->size() <= most ? *found : std::string();
    };
    const auto number = [&](std::string_view key) {
        const auto member = node.find(key);
        const bool reads = member && member->json().is_number_unsigned();
        const auto value = reads ? member->json().get<std::uint64_t>() : 0;
        return value <= largest_number ? value : 0;
    };
    item.id.value = text("id", longest_id);
    item.prev_hash = text("prev_hash", first_prev_hash.size());
    item.epoch.value = number("epoch");
    item.seq.value = number("seq");
    item.grant.value = number("grant_no");
    item.slot.value = text("slot_id", longest_id);
    return item;
}

std::map<std::string, int> load_want(const Node& node) {
    std::map<std::string, int> want;
    for (const auto& office : node.members(1000)) want.emplace(office.key(), office.integer(0, 10000));
    return want;
}

} // namespace

void load_items(const Node& node, std::size_t most, std::vector<Item>& items, std::vector<MalformedItem>& malformed) {
    for (const auto& element : node.elements(most)) {
        try {
            items.push_back(load<Item>(element));
        } catch (const Offence& offence) {
            malformed.push_back(load_malformed(element, offence));
        }
    }
}

Json spell(const ItemResult& result) {
    Json json{{"id", result.id.value}, {"outcome", name(result.outcome)}};
    if (result.slot) json["slot"] = spell(*result.slot);
    if (result.problem) json["problem"] = spell(*result.problem);
    return json;
}

template<>
ItemResult load(const Node& node) {
    ItemResult result{.id = {}, .outcome = node.at("outcome").named<booking::Outcome>(), .slot = {}, .problem = {}};
    result.id.value = node.at("id").text(128); // empty when the item it answers had none
    if (const auto slot = node.find("slot")) result.slot = load<booking::Slot>(*slot);
    if (const auto problem = node.find("problem")) result.problem = load<Problem>(*problem);
    return result;
}

Json spell(const Watermark& mark) {
    return {{"epoch", mark.epoch.value},
            {"received_seq", mark.received_seq.value},
            {"durable_seq", mark.durable_seq.value}};
}

template<>
Watermark load(const Node& node) {
    return {.epoch = load_number<core::Epoch>(node.at("epoch")),
            .received_seq = load_number<core::Seq>(node.at("received_seq")),
            .durable_seq = load_number<core::Seq>(node.at("durable_seq"))};
}

Json spell(const Problem& problem) {
    Json json{{"type", problem.type}, {"detail", problem.detail}, {"status", problem.status}};
    if (problem.generation) json["generation"] = problem.generation->value;
    if (problem.epoch) json["epoch"] = problem.epoch->value;
    return json;
}

template<>
Problem load(const Node& node) {
    Problem problem{.type = node.at("type").nonempty(128),
                    .detail = {},
                    .status = node.at("status").integer(100, 599),
                    .generation = {},
                    .epoch = {}};
    if (const auto detail = node.find("detail")) problem.detail = detail->text();
    if (const auto generation = node.find("generation"))
        problem.generation = load_number<core::Generation>(*generation);
    if (const auto epoch = node.find("epoch")) problem.epoch = load_number<core::Epoch>(*epoch);
    return problem;
}

Json spell(const Item& item) {
    Json json{{"id", item.id.value},
              {"epoch", item.epoch.value},
              {"seq", item.seq.value},
              {"prev_hash", item.prev_hash},
              {"grant_no", item.grant.value},
              {"slot_id", item.slot.value},
              {"confirmed_at", core::to_rfc3339(item.confirmed_at)},
              {"arrival", calendar::to_iso(item.arrival)},
              {"people", item.people},
              {"mode", name(item.mode)},
              {"language", item.language},
              {"sealed", core::to_base64(item.sealed)}};
    // Only when there is one: what was hashed before this member was known keeps its hash.
    if (item.interpreter) json["interpreter"] = true;
    if (item.override) json["override"] = spell(*item.override);
    if (item.replaces) json["replaces"] = item.replaces->value;
    return json;
}

template<>
Item load(const Node& node) {
    Item item{.id = load_id<core::BookingId>(node.at("id")),
              .epoch = load_number<core::Epoch>(node.at("epoch")),
              .seq = load_number<core::Seq>(node.at("seq")),
              .prev_hash = node.at("prev_hash").hash(),
              .grant = load_number<core::GrantNo>(node.at("grant_no")),
              .slot = load_id<core::SlotId>(node.at("slot_id")),
              .confirmed_at = node.at("confirmed_at").instant(),
              .arrival = node.at("arrival").day(),
              .people = node.at("people").integer(1, 50),
              .mode = node.at("mode").named<booking::Mode>(),
              .language = node.at("language").nonempty(35),
              .override = {},
              .replaces = {},
              .sealed = node.at("sealed").bytes(longest_sealed)};
    if (const auto interpreter = node.find("interpreter")) item.interpreter = interpreter->flag();
    if (const auto override = node.find("override")) item.override = load<booking::Override>(*override);
    if (const auto replaces = node.find("replaces")) item.replaces = load_id<core::BookingId>(*replaces);
    return item;
}

Json spell(const SyncRequest& request) {
    return {{"terminal", request.terminal.value},
            {"epoch", request.epoch.value},
            {"scheduler_gen", request.generation.value},
            {"boot_id", request.boot_id},
            {"counter", request.counter},
            {"allot_version", request.allot_version.value},
            {"quarantined", request.quarantined},
            {"items", spell_list(request.items)},
            {"returns", spell_numbers(request.returns)},
            {"want", request.want},
            {"cursor", request.cursor.value},
            {"health", spell(request.health)}};
}

template<>
SyncRequest load(const Node& node) {
    SyncRequest request{.terminal = load_id<core::TerminalId>(node.at("terminal")),
                        .epoch = load_number<core::Epoch>(node.at("epoch")),
                        .generation = load_number<core::Generation>(node.at("scheduler_gen")),
                        .boot_id = node.at("boot_id").text(64),
                        .counter = node.at("counter").number(),
                        .allot_version = load_number<core::AllotVersion>(node.at("allot_version")),
                        .quarantined = node.at("quarantined").flag(),
                        .items = {},
                        .malformed = {},
                        .returns = load_numbers<core::GrantNo>(node.at("returns"), most_returns),
                        .want = load_want(node.at("want")),
                        .cursor = load_number<core::Cursor>(node.at("cursor")),
                        .health = load_health(node.at("health"))};
    load_items(node.at("items"), most_items, request.items, request.malformed);
    return request;
}

Json spell(const SyncReply& reply) {
    return {{"scheduler_gen", reply.generation.value},
            {"epoch", reply.epoch.value},
            {"results", spell_list(reply.results)},
            {"received_seq", reply.received_seq.value},
            {"durable_seq", reply.durable_seq.value},
            {"older_epochs", spell_list(reply.older_epochs)},
            {"allot_version", reply.allot_version.value},
            {"grants", spell_list(reply.grants)},
            {"recalls", spell_numbers(reply.recalls)},
            {"changes", spell_list(reply.changes)},
            {"cursor", reply.cursor.value},
            {"more_changes", reply.more_changes},
            {"server_time", core::to_rfc3339(reply.server_time)}};
}

template<>
SyncReply load(const Node& node) {
    SyncReply reply{.generation = load_number<core::Generation>(node.at("scheduler_gen")),
                    .epoch = load_number<core::Epoch>(node.at("epoch")),
                    .results = load_list<ItemResult>(node.at("results"), most_items),
                    .received_seq = load_number<core::Seq>(node.at("received_seq")),
                    .durable_seq = load_number<core::Seq>(node.at("durable_seq")),
                    .older_epochs = {},
                    .allot_version = load_number<core::AllotVersion>(node.at("allot_version")),
                    .grants = load_list<booking::Grant>(node.at("grants"), most_grants),
                    .recalls = {},
                    .changes = load_list<Change>(node.at("changes"), most_changes),
                    .cursor = load_number<core::Cursor>(node.at("cursor")),
                    .more_changes = node.at("more_changes").flag(),
                    .server_time = node.at("server_time").instant()};
    if (const auto recalls = node.find("recalls")) reply.recalls = load_numbers<core::GrantNo>(*recalls, most_grants);
    if (const auto older = node.find("older_epochs")) reply.older_epochs = load_list<Watermark>(*older, 1000);
    return reply;
}

std::string hash(const Item& item) { return hash_of_written(write(item)); }
std::string hash_of_written(std::string_view item) { return sha256(item); }

} // namespace accueil::wire

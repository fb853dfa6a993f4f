// One pair for each value that stands in a message: spell() makes its JSON, load<T>() reads it. Private to this folder.
#pragma once

#include <nlohmann/json.hpp>

#include "shared/wire/messages.h"
#include "shared/wire/node.h"

namespace accueil::wire {

using Json = nlohmann::json; // its objects keep their keys sorted: what it dumps without indent is canonical

template<class T>
T load(const Node& node); // throws Offence

Json spell(const booking::Slot& slot);
Json spell(const booking::Grant& grant);
Json spell(const booking::Office& office);
Json spell(const booking::Override& override);
Json spell(const booking::Draft& draft);
Json spell(const Item& item);
Json spell(const ItemResult& result);
Json spell(const Watermark& mark);
Json spell(const SyncRequest& request);
Json spell(const SyncReply& reply);
Json spell(const Problem& problem);
Json spell(const Change& change);
Json spell(const ChangePage& page);
Json spell(const EnrolmentRequest& request);
Json spell(const EnrolmentReply& reply);
Json spell(const RenewalRequest& request);
Json spell(const RenewalReply& reply);
Json spell(const Report& report);
Json spell(const ReportReply& reply);
Json spell(const HoldRequest& request);
Json spell(const HoldReply& reply);
Json spell(const HoldConfirm& confirm);
Json spell(const BookingView& view);
Json spell(const SlipRequest& request);
Json spell(const SlipReply& reply);
Json spell(const SlipCancellation& cancellation);

template<>
booking::Slot load(const Node& node);
template<>
booking::Grant load(const Node& node);
template<>
booking::Office load(const Node& node);
template<>
booking::Override load(const Node& node);
template<>
booking::Draft load(const Node& node);
template<>
Item load(const Node& node);
template<>
ItemResult load(const Node& node);
template<>
Watermark load(const Node& node);
template<>
SyncRequest load(const Node& node);
template<>
SyncReply load(const Node& node);
template<>
Problem load(const Node& node);
template<>
Change load(const Node& node);
template<>
ChangePage load(const Node& node);
template<>
EnrolmentRequest load(const Node& node);
template<>
EnrolmentReply load(const Node& node);
template<>
RenewalRequest load(const Node& node);
template<>
RenewalReply load(const Node& node);
template<>
Report load(const Node& node);
template<>
ReportReply load(const Node& node);
template<>
HoldRequest load(const Node& node);
template<>
HoldReply load(const Node& node);
template<>
HoldConfirm load(const Node& node);
template<>
BookingView load(const Node& node);
template<>
SlipRequest load(const Node& node);
template<>
SlipReply load(const Node& node);
template<>
SlipCancellation load(const Node& node);

template<class T>
Json spell_list(const std::vector<T>& values) {
    auto list = Json::array();
    for (const auto& value : values) list.push_back(spell(value));
    return list;
}

template<class T>
std::vector<T> load_list(const Node& node, std::size_t most) {
    std::vector<T> values;
    for (const auto& element : node.elements(most)) values.push_back(load<T>(element));
    return values;
}

template<class Tag>
Json spell_numbers(const std::vector<core::NumberId<Tag>>& numbers) {
    auto list = Json::array();
    for (const auto& number : numbers) list.push_back(number.value);
    return list;
}

template<class Id>
Id load_number(const Node& node) {
    return Id{node.number()};
}

template<class Id>
std::vector<Id> load_numbers(const Node& node, std::size_t most) {
    std::vector<Id> numbers;
    for (const auto& element : node.elements(most)) numbers.push_back(load_number<Id>(element));
    return numbers;
}

template<class Id>
Id load_id(const Node& node) {
    return Id{node.nonempty(128)};
}

// Rule 8: an item that can't be read is set aside with what can be known of it; the others are not touched by it.
void load_items(const Node& node, std::size_t most, std::vector<Item>& items, std::vector<MalformedItem>& malformed);

Json spell_days(const std::vector<std::chrono::local_days>& days);
std::vector<std::chrono::local_days> load_days(const Node& node);
std::vector<std::string> load_texts(const Node& node, std::size_t most);

} // namespace accueil::wire

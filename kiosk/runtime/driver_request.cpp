#include "kiosk/runtime/driver_request.h"

#include <cstdint>
#include <nlohmann/json.hpp>

namespace accueil::runtime {

namespace {

using nlohmann::json;

std::unexpected<core::Error> refused(std::string why) {
    return core::fail(core::ErrorKind::InvalidInput, std::move(why));
}

// A field left out is an empty text; one of another kind is an error.
core::Result<std::string> text(const json& request, const char* field) {
    const auto found = request.find(field);
    if (found == request.end()) return std::string();
    if (!found->is_string()) return refused(std::string(field) + " is not a text");
    return found->get<std::string>();
}

template<class Asked>
core::Result<DriverRequest> with_text(const json& request, const char* field) {
    auto value = text(request, field);
    if (!value) return std::unexpected(value.error());
    return Asked{std::move(*value)};
}

core::Result<DriverRequest> press(const json& request) {
    const auto name = text(request, "name");
    if (!name) return std::unexpected(name.error());
    const auto key = view::key_named(*name);
    if (!key) return refused("no such key");
    return driving::Press{*key};
}

core::Result<DriverRequest> advance(const json& request) {
    const auto found = request.find("seconds");
    if (found == request.end() || !found->is_number_integer()) return refused("seconds is not a whole number");
    // JSON's integers above the signed ones are kept unsigned; taken as signed they would come out negative.
    const bool enormous = found->is_number_unsigned() && found->get<std::uint64_t>() > INT64_MAX;
    const auto seconds = enormous ? -1 : found->get<std::int64_t>();
    if (seconds < 0 || seconds > furthest_advance.count()) return refused("seconds is outside of 0 … 604800");
    return driving::Advance{std::chrono::seconds{seconds}};
}

} // namespace

core::Result<DriverRequest> parse_driver_request(std::string_view line) {
    const auto request = json::parse(line, nullptr, false);
    if (!request.is_object()) return refused("not a request");
    const auto what = text(request, "do");
    if (!what) return std::unexpected(what.error());
    if (*what == "tree") return driving::Tree{};
    if (*what == "spoken") return driving::Spoken{};
    if (*what == "tap") return with_text<driving::Tap>(request, "id");
    if (*what == "key") return press(request);
    if (*what == "show") return with_text<driving::Show>(request, "file");
    if (*what == "advance") return advance(request);
    if (*what == "picture") return with_text<driving::Picture>(request, "file");
    if (*what == "quit") return driving::Quit{};
    return refused("not a request that is known");
}

} // namespace accueil::runtime

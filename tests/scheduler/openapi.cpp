#include "tests/scheduler/openapi.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>

namespace accueil::scheduler::test {

namespace {

using Json = nlohmann::json;

struct Line {
    std::size_t indent;
    std::string text;
};

std::vector<Line> lines_of(const std::string& file) {
    std::ifstream in(file);
    std::vector<Line> lines;
    for (std::string text; std::getline(in, text);) {
        const auto indent = text.find_first_not_of(' ');
        if (indent == std::string::npos || text[indent] == '#') continue;
        lines.push_back({indent, text.substr(indent)});
    }
    return lines;
}

std::string unquoted(std::string text) {
    if (text.size() >= 2 && (text.front() == '\'' || text.front() == '"') && text.back() == text.front()) {
        return text.substr(1, text.size() - 2);
    }
    return text;
}

Json scalar(const std::string& text) {
    if (text.empty() || text.front() != '[') return unquoted(text);
    auto list = Json::array();
    std::string word;
    for (const char c : text.substr(1)) {
        if (c != ',' && c != ']') {
            if (c != ' ' || !word.empty()) word += c;
            continue;
        }
        if (!word.empty()) list.push_back(unquoted(word));
        word.clear();
    }
    return list;
}

// "key: value" or "key:"; the key may be quoted.
std::pair<std::string, std::string> entry(const std::string& text) {
    auto colon = text.find(": ");
    if (colon == std::string::npos) colon = text.size() - 1;
    return {unquoted(text.substr(0, colon)), colon + 2 < text.size() ? text.substr(colon + 2) : std::string()};
}

Json block(std::vector<Line>& lines, std::size_t& at) {
    const auto indent = lines[at].indent;
    Json value;
    while (at < lines.size() && lines[at].indent == indent) {
        if (lines[at].text.starts_with("- ")) {
            if (value.is_null()) value = Json::array();
            lines[at] = {indent + 2, lines[at].text.substr(2)};
            value.push_back(block(lines, at));
            continue;
        }
        const auto [key, rest] = entry(lines[at].text);
        ++at;
        if (!rest.empty())
            value[key] = scalar(rest);
        else if (at < lines.size() && lines[at].indent > indent)
            value[key] = block(lines, at);
        else
            value[key] = Json();
    }
    return value;
}

bool is_of_type(const Json& value, const std::string& type) {
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    if (type == "boolean") return value.is_boolean();
    if (type == "array") return value.is_array();
    return type == "object" && value.is_object();
}

} // namespace

Contract::Contract() {
    auto lines = lines_of(OPENAPI_FILE);
    std::size_t at = 0;
    document_ = block(lines, at);
    REQUIRE(at == lines.size());
}

const Json& Contract::resolved(const Json& schema) const {
    const auto reference = schema.find("$ref");
    if (reference == schema.end()) return schema;
    const auto text = reference->get<std::string>();
    return document_.at("components").at("schemas").at(text.substr(text.rfind('/') + 1));
}

void Contract::check(const Json& written, const Json& value, const std::string& where,
                     std::vector<std::string>& complaints) const {
    const auto& schema = resolved(written);
    const auto type = schema.value("type", "object");
    if (!is_of_type(value, type)) {
        complaints.push_back(where + ": not a " + type);
        return;
    }
    if (schema.contains("enum") && std::ranges::find(schema["enum"], value) == schema["enum"].end()) {
        complaints.push_back(where + ": not a documented value: " + value.dump());
    }
    if (type == "array") {
        for (const auto& element : value) check(schema.at("items"), element, where + "[]", complaints);
    } else if (type == "object") {
        check_object(schema, value, where, complaints);
    }
}

void Contract::check_object(const Json& schema, const Json& value, const std::string& where,
                            std::vector<std::string>& complaints) const {
    if (schema.contains("additionalProperties")) {
        for (const auto& member : value) check(schema["additionalProperties"], member, where + "{}", complaints);
    }
    if (!schema.contains("properties")) return;
    for (const auto& name : schema.value("required", Json::array())) {
        if (!value.contains(name.get<std::string>()))
            complaints.push_back(where + ": lacks " + name.get<std::string>());
    }
    for (const auto& [name, member] : value.items()) {
        const auto documented = schema["properties"].find(name);
        if (documented == schema["properties"].end())
            complaints.push_back(where + ": " + name + " is not documented");
        else
            check(*documented, member, where + "/" + name, complaints);
    }
}

std::vector<std::string> Contract::complaints(const std::string& path, const std::string& method,
                                              const Json& answer) const {
    std::vector<std::string> complaints;
    for (const auto& [status, response] : document_.at("paths").at(path).at(method).at("responses").items()) {
        if (!status.starts_with("2") || !response.contains("content")) continue;
        check(response["content"].at("application/json").at("schema"), answer, path, complaints);
    }
    return complaints;
}

std::vector<std::string> Contract::problem_complaints(const Json& answer) const {
    std::vector<std::string> complaints;
    check(document_.at("components").at("schemas").at("Problem"), answer, "problem", complaints);
    return complaints;
}

} // namespace accueil::scheduler::test

#include "deploy/scheduler/server/target.h"

#include "shared/core/bytes.h"

namespace accueil::scheduler::server {

namespace {

core::Result<std::string> decode(std::string_view text, bool plus_is_blank) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size()) return core::fail(core::ErrorKind::InvalidInput, "cut percent-encoding");
            const auto byte = core::from_hex(text.substr(i + 1, 2));
            if (!byte) return core::fail(core::ErrorKind::InvalidInput, "bad percent-encoding");
            c = static_cast<char>(byte->front());
            i += 2;
        } else if (c == '+' && plus_is_blank) {
            c = ' ';
        }
        if (static_cast<unsigned char>(c) < 0x20) {
            return core::fail(core::ErrorKind::InvalidInput, "control character in the target");
        }
        decoded += c;
    }
    return decoded;
}

} // namespace

core::Result<Target> parse_target(std::string_view text) {
    if (text.empty() || text.front() != '/')
        return core::fail(core::ErrorKind::InvalidInput, "target not in origin form");
    const auto question = text.find('?');
    auto path = decode(text.substr(0, question), false);
    if (!path) return std::unexpected(path.error());
    Target target{std::move(*path), {}};
    if (question == std::string_view::npos) return target;
    std::string_view rest = text.substr(question + 1);
    while (!rest.empty()) {
        const auto pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        const auto equal = pair.find('=');
        auto key = decode(pair.substr(0, equal), true);
        auto value =
            equal == std::string_view::npos ? core::Result<std::string>{} : decode(pair.substr(equal + 1), true);
        if (!key) return std::unexpected(key.error());
        if (!value) return std::unexpected(value.error());
        target.query.insert_or_assign(std::move(*key), std::move(*value));
    }
    return target;
}

std::vector<std::string_view> segments(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto part = path.substr(0, path.find('/'));
        parts.push_back(part);
        path.remove_prefix(part.size());
    }
    return parts;
}

} // namespace accueil::scheduler::server

#include "shared/scanning/reply.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <type_traits>

#include "shared/scanning/request.h"

namespace accueil::scanning {

namespace {

// Both ends run on one machine: values travel in its own byte order.
class Writer {
  public:
    template<class T>
        requires std::is_arithmetic_v<T>
    void put(T value) {
        const auto* begin = reinterpret_cast<const std::uint8_t*>(&value);
        bytes_.insert(bytes_.end(), begin, begin + sizeof(T));
    }
    void put(const Quad& quad) {
        for (const auto& corner : quad) put(corner.x), put(corner.y);
    }
    void put(core::BytesView data) {
        put(static_cast<std::uint32_t>(data.size()));
        bytes_.insert(bytes_.end(), data.begin(), data.end());
    }
    core::Bytes take() { return std::move(bytes_); }
    std::size_t size() const { return bytes_.size(); }

  private:
    core::Bytes bytes_;
};

// After the first thing missing every value is zero and ok() stays false.
class Reader {
  public:
    explicit Reader(core::BytesView bytes) : rest_(bytes) {}

    template<class T>
        requires std::is_arithmetic_v<T>
    T take() {
        T value{};
        const auto bytes = part(sizeof(T));
        if (ok_) std::memcpy(&value, bytes.data(), sizeof(T));
        return value;
    }
    Quad quad() {
        Quad quad;
        for (auto& corner : quad) corner.x = take<float>(), corner.y = take<float>();
        return quad;
    }
    core::BytesView bytes() {
        const auto size = take<std::uint32_t>();
        if (size > most_payload) ok_ = false;
        return part(size);
    }
    bool ok() const { return ok_; }
    bool at_end() const { return rest_.empty(); }

  private:
    core::BytesView part(std::size_t size) {
        if (!ok_ || rest_.size() < size) {
            ok_ = false;
            return {};
        }
        const auto front = rest_.first(size);
        rest_ = rest_.subspan(size);
        return front;
    }
    core::BytesView rest_;
    bool ok_ = true;
};

core::BytesView view(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// In or about a frame; what is no number, or endless, is none.
bool is_place(const Quad& quad) {
    constexpr float furthest = 4 * most_side;
    return std::ranges::all_of(
        quad, [](Point corner) { return std::fabs(corner.x) < furthest && std::fabs(corner.y) < furthest; });
}

bool fits(const Code& code) { return code.payload.size() <= most_payload && code.text.size() <= most_payload; }

} // namespace

core::Bytes to_bytes(const Reply& reply) {
    Writer body;
    std::uint8_t count = 0;
    for (const auto& code : reply.sighting.codes) {
        constexpr std::size_t room = most_reply - 1024;
        if (!fits(code) || count == most_codes || body.size() + code.payload.size() + code.text.size() > room) continue;
        ++count;
        body.put(static_cast<std::uint8_t>(code.symbology));
        body.put(code.quad);
        body.put(core::BytesView(code.payload));
        body.put(view(code.text));
    }
    Writer head;
    head.put(reply.number);
    head.put(static_cast<std::uint32_t>(reply.cpu.count()));
    head.put(static_cast<std::uint8_t>(reply.sighting.hint));
    head.put(static_cast<std::uint8_t>(reply.sighting.outline.has_value()));
    head.put(reply.sighting.outline.value_or(Quad{}));
    head.put(count);
    auto bytes = head.take();
    const auto codes = body.take();
    bytes.insert(bytes.end(), codes.begin(), codes.end());
    return bytes;
}

core::Result<Reply> parse_reply(core::BytesView bytes) {
    Reader in(bytes);
    Reply reply;
    reply.number = in.take<std::uint64_t>();
    reply.cpu = std::chrono::microseconds{static_cast<std::int64_t>(in.take<std::uint32_t>())};
    const auto hint = in.take<std::uint8_t>();
    const bool outlined = in.take<std::uint8_t>() != 0;
    const auto outline = in.quad();
    if (outlined) reply.sighting.outline = outline;
    const auto count = in.take<std::uint8_t>();
    const auto invalid = [] { return core::fail(core::ErrorKind::InvalidInput, "decoder reply"); };
    if (!is_place(outline)) return invalid();
    if (hint > static_cast<std::uint8_t>(Hint::OtherSide) || count > most_codes) return invalid();
    reply.sighting.hint = static_cast<Hint>(hint);
    for (int i = 0; i < count && in.ok(); ++i) {
        Code code;
        const auto symbology = in.take<std::uint8_t>();
        if (symbology >= symbology_count) return invalid();
        code.symbology = static_cast<Symbology>(symbology);
        code.quad = in.quad();
        if (!is_place(code.quad)) return invalid();
        const auto payload = in.bytes();
        code.payload.assign(payload.begin(), payload.end());
        code.text = core::to_text(in.bytes());
        reply.sighting.codes.push_back(std::move(code));
    }
    if (!in.ok() || !in.at_end()) return invalid();
    return reply;
}

} // namespace accueil::scanning

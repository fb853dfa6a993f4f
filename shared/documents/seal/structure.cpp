#include "shared/documents/seal/structure.h"

#include "shared/documents/seal/c40.h"
#include "shared/documents/text.h"

namespace accueil::documents::seal {

namespace {

using core::ErrorKind;
using core::fail;

constexpr std::size_t fixed_ref = 5; // characters of a reference in version 02

// Takes bytes from the front; `cut` once there were too few.
class Reader {
  public:
    explicit Reader(core::BytesView bytes) : rest_(bytes), all_(bytes.size()) {}

    core::BytesView take(std::size_t count) {
        if (count > rest_.size()) {
            cut_ = true;
            return {};
        }
        const auto taken = rest_.first(count);
        rest_ = rest_.subspan(count);
        return taken;
    }
    std::uint8_t byte() {
        const auto one = take(1);
        return one.empty() ? std::uint8_t{0} : one[0];
    }
    [[nodiscard]] bool cut() const { return cut_; }
    [[nodiscard]] bool empty() const { return rest_.empty(); }
    [[nodiscard]] std::size_t at() const { return all_ - rest_.size(); }
    [[nodiscard]] core::BytesView rest() const { return rest_; }

  private:
    core::BytesView rest_;
    std::size_t all_;
    bool cut_ = false;
};

int hexadecimal(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        const int digit = is_digit(c) ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0) return -1;
        value = value * 16 + digit;
    }
    return value;
}

core::Result<std::string> characters(Reader& reader, std::size_t count) {
    const auto text = from_c40(reader.take(c40_size(count)));
    if (!text) return text;
    if (reader.cut() || text->size() < count) return fail(ErrorKind::InvalidInput, "seal: the header is cut");
    return text->substr(0, count);
}

core::Result<void> fixed_reference(Reader& reader, Header& head) {
    const auto text = characters(reader, 4 + fixed_ref);
    if (!text) return std::unexpected(text.error());
    head.signer_id = text->substr(0, 4);
    head.cert_ref = text->substr(4);
    return {};
}

// The length of the reference is hexadecimal, but for one German signer that writes it in decimal (BSI TR-03171). The
// German arrival attestation says version 03 and keeps the fixed form; its references begin with "00".
core::Result<void> reference(Reader& reader, Header& head) {
    Reader ahead = reader;
    const auto start = characters(ahead, 6);
    if (!start) return std::unexpected(start.error());
    head.signer_id = start->substr(0, 4);
    const auto digits = std::string_view(*start).substr(4);
    const int length = head.signer_id == "DEZV" ? number(digits) : hexadecimal(digits);
    if (length < 0) return fail(ErrorKind::InvalidInput, "seal: the length of the certificate reference is no number");
    if (length == 0) return fixed_reference(reader, head);
    reader = ahead;
    const auto text = characters(reader, static_cast<std::size_t>(length));
    if (!text) return std::unexpected(text.error());
    head.cert_ref = *text;
    return {};
}

core::Result<std::size_t> der_length(Reader& reader) {
    const auto first = reader.byte();
    if (first < 0x80) return first;
    const std::size_t count = first & 0x7F;
    if (count == 0 || count > 3) return fail(ErrorKind::InvalidInput, "seal: a length that no seal can have");
    std::size_t length = 0;
    for (std::size_t i = 0; i < count; ++i) length = length << 8 | reader.byte();
    return length;
}

} // namespace

core::Result<Header> header(core::BytesView bytes) {
    Reader reader(bytes);
    if (reader.byte() != magic) return fail(ErrorKind::InvalidInput, "seal: no such constant at its start");
    Header head;
    head.raw_version = reader.byte();
    if (reader.cut()) return fail(ErrorKind::InvalidInput, "seal: the header is cut");
    if (head.raw_version != 2 && head.raw_version != 3)
        return fail(ErrorKind::Unsupported, "seal: version " + std::to_string(head.raw_version));
    head.country = reader.take(2);
    const auto read = head.raw_version == 2 ? fixed_reference(reader, head) : reference(reader, head);
    if (!read) return std::unexpected(read.error());
    head.issuing_date = reader.take(3);
    head.signature_date = reader.take(3);
    head.feature_ref = reader.byte();
    head.type_cat = reader.byte();
    if (reader.cut()) return fail(ErrorKind::InvalidInput, "seal: the header is cut");
    head.size = reader.at();
    return head;
}

core::Result<std::vector<Tlv>> tlvs(core::BytesView bytes) {
    std::vector<Tlv> found;
    Reader reader(bytes);
    while (!reader.empty()) {
        Tlv one{.tag = 0, .value = {}, .at = reader.at()};
        one.tag = reader.byte();
        const auto length = der_length(reader);
        if (!length) return std::unexpected(length.error());
        one.value = reader.take(*length);
        if (reader.cut()) return fail(ErrorKind::InvalidInput, "seal: a feature is cut");
        found.push_back(one);
    }
    return found;
}

} // namespace accueil::documents::seal

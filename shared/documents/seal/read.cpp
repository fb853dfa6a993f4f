#include "shared/documents/seal/read.h"

#include <algorithm>

#include "shared/documents/mrz/read.h"
#include "shared/documents/seal/c40.h"
#include "shared/documents/seal/structure.h"
#include "shared/documents/seal/types.h"

namespace accueil::documents::seal {

namespace {

using core::ErrorKind;
using core::fail;

constexpr std::uint8_t signature_tag = 0xFF;
constexpr std::uint8_t visa_a_tag = 0x01;

// MMDDYYYY as one number in three bytes.
core::Result<std::chrono::year_month_day> date(core::BytesView three) {
    const unsigned number = static_cast<unsigned>(three[0]) << 16 | static_cast<unsigned>(three[1]) << 8 | three[2];
    using namespace std::chrono;
    const year_month_day day{year(static_cast<int>(number % 10'000)), month(number / 1'000'000),
                             std::chrono::day(number / 10'000 % 100)};
    if (!day.ok()) return fail(ErrorKind::InvalidInput, "seal: a date that does not exist");
    return day;
}

std::string without_fillers(std::string text) {
    while (!text.empty() && text.back() == '<') text.pop_back();
    return text;
}

// Two lines of 36 places, the last fillers left out. A visa seal leaves out its optional data: its second line ends
// after 28 places, its first has 44 places in format A.
std::vector<std::string> zone(const Seal& seal) {
    const auto& kind = type(seal.feature_ref, seal.type_cat);
    if (kind.mrz_tag == 0) return {};
    const bool visa = kind.name == "VISA";
    for (const auto& feature : seal.features) {
        const bool wide = visa && feature.tag == visa_a_tag;
        if (feature.tag != kind.mrz_tag && !wide) continue;
        auto text = from_c40(feature.value);
        if (!text) return {};
        const std::size_t first = wide ? 44 : 36, all = first + (visa ? 28 : 36);
        if (text->size() > all) return {};
        text->resize(all, '<');
        return {text->substr(0, first), text->substr(first)};
    }
    return {};
}

std::string without_zeros(const std::string& text) {
    const auto first = text.find_first_not_of('0');
    return first == std::string::npos ? "0" : text.substr(first);
}

std::optional<bool> verified(const Seal& seal, core::BytesView message, core::BytesView signature,
                             std::span<const Certificate> trust) {
    std::optional<bool> result;
    for (const auto& certificate : trust) {
        if (certificate.signer_cert_ref() != seal.signer_cert_ref && certificate.sha1_hex() != seal.cert_ref) continue;
        if (certificate.verifies(message, signature)) return true;
        result = false;
    }
    return result;
}

core::Result<void> read_header(const Header& head, Seal& seal) {
    const auto country = from_c40(head.country);
    const auto issued = date(head.issuing_date), signed_on = date(head.signature_date);
    if (!country) return std::unexpected(country.error());
    if (!issued) return std::unexpected(issued.error());
    if (!signed_on) return std::unexpected(signed_on.error());
    seal.raw_version = head.raw_version;
    seal.issuing_country = without_fillers(*country);
    seal.signer_id = head.signer_id;
    seal.cert_ref = head.cert_ref;
    seal.signer_cert_ref = head.signer_id + without_zeros(head.cert_ref);
    seal.issuing_date = *issued;
    seal.signature_date = *signed_on;
    seal.feature_ref = head.feature_ref;
    seal.type_cat = head.type_cat;
    seal.document_type = type(head.feature_ref, head.type_cat).name;
    return {};
}

} // namespace

core::Result<Seal> read(core::BytesView bytes, std::span<const Certificate> trust) {
    const auto head = header(bytes);
    if (!head) return std::unexpected(head.error());
    Seal seal;
    if (const auto read = read_header(*head, seal); !read) return std::unexpected(read.error());

    const auto found = tlvs(bytes.subspan(head->size));
    if (!found) return std::unexpected(found.error());
    for (const auto& one : *found) {
        if (seal.is_signed) return fail(ErrorKind::InvalidInput, "seal: features behind the signature");
        if (one.tag == signature_tag) {
            seal.is_signed = true;
            seal.signature_valid = verified(seal, bytes.first(head->size + one.at), one.value, trust);
        } else {
            seal.features.push_back({one.tag, core::Bytes(one.value.begin(), one.value.end())});
        }
    }
    seal.mrz = zone(seal);
    return seal;
}

std::optional<Mrz> zone_of(const Seal& seal) {
    if (seal.mrz.size() != 2) return std::nullopt;
    auto second = seal.mrz[1];
    second.resize(seal.mrz[0].size(), '<');
    auto zone = mrz::read(seal.mrz[0] + '\n' + second);
    return zone ? std::optional(std::move(*zone)) : std::nullopt;
}

} // namespace accueil::documents::seal

#include "shared/text/catalogue_file.h"

#include <cstdint>

namespace accueil::text {

namespace {

class CatalogueFile {
  public:
    explicit CatalogueFile(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] bool is_whole() {
        constexpr std::uint64_t header = 28;
        if (bytes_.size() < header || !find_order()) return false;
        const std::uint64_t count = number(8), hashes = number(20);
        return texts_lie_inside(number(12), count) && texts_lie_inside(number(16), count) &&
               (hashes == 0 || a_search_ends(number(24), hashes, count));
    }

  private:
    // Whoever compiled it may have had the other order of bytes.
    bool find_order() {
        constexpr std::uint32_t magic = 0x950412de;
        for (const bool little : {true, false}) {
            little_ = little;
            if (number(0) == magic) return true;
        }
        return false;
    }

    [[nodiscard]] std::uint32_t number(std::uint64_t at) const {
        std::uint32_t value = 0;
        for (std::uint64_t i = 0; i < 4; ++i) {
            const auto byte = static_cast<std::uint8_t>(bytes_[at + (little_ ? 3 - i : i)]);
            value = value << 8U | byte;
        }
        return value;
    }

    [[nodiscard]] bool has_room(std::uint64_t at, std::uint64_t size) const {
        return at <= bytes_.size() && size <= bytes_.size() - at;
    }

    [[nodiscard]] bool texts_lie_inside(std::uint64_t table, std::uint64_t count) const {
        if (!has_room(table, 8 * count)) return false;
        for (std::uint64_t i = 0; i < count; ++i) {
            const std::uint64_t size = number(table + 8 * i), at = number(table + 8 * i + 4);
            if (!has_room(at, size + 1) || bytes_[at + size] != '\0') return false;
        }
        return true;
    }

    // A search steps through the table until it finds its text or an empty place. It comes by every place where the
    // size of the table is a prime, and there must be an empty one.
    [[nodiscard]] bool a_search_ends(std::uint64_t table, std::uint64_t size, std::uint64_t count) const {
        if (size < 3 || !has_room(table, 4 * size)) return false;
        for (std::uint64_t divisor = 2; divisor * divisor <= size; ++divisor)
            if (size % divisor == 0) return false;
        bool empty_place = false;
        for (std::uint64_t i = 0; i < size; ++i) {
            const auto entry = number(table + 4 * i); // 1 is the first text
            if (entry > count) return false;
            empty_place = empty_place || entry == 0;
        }
        return empty_place;
    }

    std::string_view bytes_;
    bool little_ = true;
};

} // namespace

bool is_whole_catalogue(std::string_view bytes) { return CatalogueFile(bytes).is_whole(); }

} // namespace accueil::text

// The peer of the zones: Tesseract, the text recognition that Debian has, told which characters there are.
#pragma once

#include <memory>
#include <string>

#include "shared/scanning/image_view.h"

namespace accueil::bench {

class TextReader {
  public:
    TextReader();
    ~TextReader();
    TextReader(const TextReader&) = delete;
    TextReader& operator=(const TextReader&) = delete;

    // Not there when it was not installed at build time or has no data.
    [[nodiscard]] bool ready() const { return parts_ != nullptr; }
    // The lines of the picture that are long enough for a zone, the last three at most.
    [[nodiscard]] std::string zone(const scanning::ImageView& picture);

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace accueil::bench

// Any bytes as a compiled catalogue (.mo), plural formula included.
#include <set>

#include "shared/text/catalogue.h"
#include "tests/fuzz/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace accueil;
    static const fuzz::Scratch scratch("catalogue");
    static const auto language = [] {
        text::Language french;
        french.code = "fr";
        french.tag = "fr-CA";
        french.locale = "fr_CA";
        return french;
    }();
    scratch.put("fr/LC_MESSAGES/accueil.mo", fuzz::text(data, size));
    const auto catalogue = text::Catalogue::load(language, scratch.folder());
    if (!catalogue) return 0;
    static_cast<void>(catalogue->tr("Bonjour"));
    static_cast<void>(catalogue->tr("Appelez le {telephone}", {{"telephone", "514 555-0134"}}));
    for (const int n : {0, 1, 2, 5, 11, 100}) static_cast<void>(catalogue->ntr("{n} personne", "{n} personnes", n));
    return 0;
}

#include "deploy/provision/furnishings.h"

#include <fontconfig/fontconfig.h>

#include <memory>
#include <set>

#include "shared/core/handle.h"
#include "shared/text/catalogue.h"
#include "shared/text/language.h"

namespace accueil::provision {
namespace {

std::string first_family(const std::string& list) { return list.substr(0, list.find(',')); }

bool is_installed(const std::string& family) {
    const core::Handle<FcPattern, FcPatternDestroy> pattern(FcPatternCreate());
    FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
    const core::Handle<FcObjectSet, FcObjectSetDestroy> nothing(FcObjectSetCreate());
    const core::Handle<FcFontSet, FcFontSetDestroy> found(FcFontList(nullptr, pattern.get(), nothing.get()));
    return found && found->nfont > 0;
}

std::string joined(const std::set<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

Check verdict(const char* check, const std::set<std::string>& missing, const char* good) {
    if (missing.empty()) return {.check = check, .ok = true, .what = good, .act = {}};
    return {.check = check,
            .ok = false,
            .what = "il manque " + joined(missing),
            .act = "apt install --reinstall accueil-kiosk, et ce dont il dépend"};
}

} // namespace

std::vector<Check> check_languages(const std::vector<std::string>& enabled, const std::filesystem::path& share) {
    std::set<std::string> catalogues, fonts;
    const auto languages = text::Languages::load(share / "languages");
    auto wanted = enabled;
    if (languages && wanted.empty())
        for (const auto& language : languages->all()) wanted.push_back(language.code);
    if (wanted.empty()) catalogues.insert("fr");
    for (const auto& code : wanted) {
        const auto* language = languages ? languages->find(code) : nullptr;
        if (language == nullptr || !text::Catalogue::load(*language, share / "locale")) {
            catalogues.insert(code);
            continue;
        }
        for (const auto& family : {first_family(language->headings), first_family(language->body)})
            if (!is_installed(family)) fonts.insert(family);
    }
    return {verdict("catalogues", catalogues, "un catalogue par langue"), verdict("fonts", fonts, "toutes là")};
}

} // namespace accueil::provision

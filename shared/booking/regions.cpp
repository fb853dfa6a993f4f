#include "shared/booking/office.h"

namespace accueil::booking {

const std::vector<Region>& regions() {
    static const std::vector<Region> all{
        {core::RegionCode{"01"}, "Bas-Saint-Laurent"},
        {core::RegionCode{"02"}, "Saguenay–Lac-Saint-Jean"},
        {core::RegionCode{"03"}, "Capitale-Nationale"},
        {core::RegionCode{"04"}, "Mauricie"},
        {core::RegionCode{"05"}, "Estrie"},
        {core::RegionCode{"06"}, "Montréal"},
        {core::RegionCode{"07"}, "Outaouais"},
        {core::RegionCode{"08"}, "Abitibi-Témiscamingue"},
        {core::RegionCode{"09"}, "Côte-Nord"},
        {core::RegionCode{"10"}, "Nord-du-Québec"},
        {core::RegionCode{"11"}, "Gaspésie–Îles-de-la-Madeleine"},
        {core::RegionCode{"12"}, "Chaudière-Appalaches"},
        {core::RegionCode{"13"}, "Laval"},
        {core::RegionCode{"14"}, "Lanaudière"},
        {core::RegionCode{"15"}, "Laurentides"},
        {core::RegionCode{"16"}, "Montérégie"},
        {core::RegionCode{"17"}, "Centre-du-Québec"},
    };
    return all;
}

} // namespace accueil::booking

#include "shared/scanning/code.h"

namespace accueil::scanning {

std::string_view name(Symbology symbology) {
    switch (symbology) {
    case Symbology::Pdf417: return "PDF417";
    case Symbology::Aztec: return "Aztec";
    case Symbology::QrCode: return "QRCode";
    case Symbology::DataMatrix: return "DataMatrix";
    case Symbology::Code128: return "Code128";
    case Symbology::Code39: return "Code39";
    case Symbology::Zone: return "MRZ";
    }
    return "";
}

} // namespace accueil::scanning

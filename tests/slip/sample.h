// A slip of an invented booking, and what is needed to lay it out.
#pragma once

#include "shared/core/places.h"
#include "shared/slip/slip.h"
#include "shared/text/catalogue.h"

namespace accueil::test {

inline const text::Catalogues& catalogues() {
    static const auto loaded = text::Catalogues::load(core::share_folder()).value();
    return loaded;
}

inline slip::Slip sample_slip(std::string language) {
    slip::Slip s;
    s.booking = core::BookingId("01936f3e-7c5a-7d2e-9b11-4f8a2c6d0e35");
    s.reference = "K7QM-2F9D";
    s.start = core::parse_rfc3339("2026-12-01T10:30:00-05:00").value();
    s.people = 4;
    s.office = "Bureau de Montréal – Centre";
    s.address = {"800, boulevard De Maisonneuve Est, bureau 200", "Montréal (Québec)  H2L 4L8"};
    s.directions = "Métro Berri-UQAM, sortie Place-Dupuis. L’entrée est au rez-de-chaussée, l’ascenseur à gauche.";
    s.telephone = "514 555-0142";
    s.language = std::move(language);
    s.bring = slip::what_to_bring(s.mode, s.people);
    s.terminal = "yul-int-01";
    s.printed_at = core::parse_rfc3339("2026-11-24T15:12:00-05:00").value();
    s.code = "ACCUEIL1:K7QM2F9D:0oR6hR1cVf7Qz4Wm8yJtX2bLs9KpNe3UaGdCiYvHxBw5ZqTrEkMjPuOlSfDgAnI";
    return s;
}

} // namespace accueil::test

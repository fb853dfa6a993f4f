// Boarding passes to all their fields, beside KDE KItinerary's reader: the same records, the same fields, turn by turn
// in one process. First every field of both is compared; a field that differs is told and counts against the run.
//
// Without KItinerary's headers at build time only the reason is printed.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <format>
#include <string>
#include <vector>

#if __has_include(<kitinerary/iatabcbp.h>)
#include <QDateTime>
#include <QString>
#include <QTimeZone>
#include <kitinerary/iatabcbp.h>

#include "shared/documents/bcbp/compose.h"
#include "shared/documents/bcbp/read.h"

using namespace accueil;
using documents::BoardingPass;
using documents::Leg;
namespace bcbp = documents::bcbp;

namespace {

using std::chrono::sys_days;
constexpr sys_days today = std::chrono::year{2026} / 3 / 2;
constexpr std::size_t most_legs = 4;

// Both sides as texts in one order, so that they can be held against each other and neither may skip a field.
using Fields = std::vector<std::string>;

std::string iso(const std::optional<std::chrono::year_month_day>& day) { return day ? std::format("{:%F}", *day) : ""; }

void add(Fields& to, const Leg& leg) {
    for (const std::string_view text : {leg.pnr.view(),
                                        leg.from.view(),
                                        leg.to.view(),
                                        leg.carrier.view(),
                                        leg.flight_number.view(),
                                        leg.cabin.view(),
                                        leg.seat.view(),
                                        leg.sequence.view(),
                                        leg.status.view(),
                                        leg.airline_numeric.view(),
                                        leg.document_number.view(),
                                        leg.selectee.view(),
                                        leg.intl_doc.view(),
                                        leg.marketing_carrier.view(),
                                        leg.ff_airline.view(),
                                        leg.ff_number.view(),
                                        leg.id_ad.view(),
                                        leg.free_baggage.view(),
                                        leg.fast_track.view(),
                                        std::string_view(leg.airline_private)})
        to.emplace_back(text);
    to.push_back(iso(leg.flight_date));
}

Fields fields_of(const BoardingPass& pass) {
    Fields all;
    for (const std::string_view text :
         {pass.format.view(), pass.passenger_name.view(), pass.e_ticket.view(), pass.version.view(),
          pass.passenger_description.view(), pass.source_checkin.view(), pass.source_issuance.view(),
          pass.document_type.view(), pass.issuer.view(), pass.bag_tags[0].view(), pass.bag_tags[1].view(),
          pass.bag_tags[2].view()})
        all.emplace_back(text);
    all.push_back(std::to_string(pass.legs.size()));
    all.push_back(iso(pass.issue_date));
    all.push_back(pass.security ? pass.security->type.text() : "");
    all.push_back(pass.security ? pass.security->data : "");
    for (const auto& leg : pass.legs) add(all, leg);
    return all;
}

// In UTC, which spares the peer the time zones.
QDateTime utc(QDate day) { return {day, QTime(0, 0), QTimeZone::UTC}; }

// What their reader gives for the same fields: texts of Qt, numbers and dates, each read once.
struct Theirs {
    QString texts[14];
    int legs = 0, version = 0;
    QDate issued;
    struct Flight {
        QString texts[20];
        QDate date;
    } flights[most_legs];
};

// Without a moment the dates are left out: most of their time goes there.
bool read_theirs(const QString& record, const QDateTime* at, Theirs& out) {
    const KItinerary::IataBcbp pass(record);
    if (!pass.isValid()) return false;
    const auto head = pass.uniqueMandatorySection();
    const auto more = pass.uniqueConditionalSection();
    const auto security = pass.securitySection();
    out.legs = head.numberOfLegs();
    out.version = more.version();
    QString texts[] = {head.formatCode(),
                       head.passengerName(),
                       head.electronicTicketIndicator(),
                       more.passengerDescription(),
                       more.sourceOfCheckin(),
                       more.sourceOfBoardingPassIssuance(),
                       more.documentType(),
                       more.airlineDesignatorOfBoardingPassIssuer(),
                       more.baggageTagLicensePlateNumber1(),
                       more.baggageTagLicensePlateNumber2(),
                       more.baggageTagLicensePlateNumber3(),
                       security.type(),
                       security.securityData(),
                       QString()};
    std::ranges::move(texts, out.texts);
    if (at != nullptr) out.issued = more.dateOfIssue(*at);
    const auto context = out.issued.isValid() ? utc(out.issued.addDays(-1)) : at != nullptr ? *at : QDateTime();
    for (int i = 0; i < out.legs && i < static_cast<int>(most_legs); ++i) {
        const auto leg = pass.repeatedMandatorySection(i);
        const auto extra = pass.repeatedConditionalSection(i);
        QString of_leg[] = {leg.operatingCarrierPNRCode(),
                            leg.fromCityAirportCode(),
                            leg.toCityAirportCode(),
                            leg.operatingCarrierDesignator(),
                            leg.flightNumber(),
                            leg.compartmentCode(),
                            leg.seatNumber(),
                            leg.checkinSequenceNumber(),
                            leg.passengerStatus(),
                            extra.airlineNumericCode(),
                            extra.documentNumber(),
                            extra.selecteeIndicator(),
                            extra.internationalDocumentVerification(),
                            extra.marketingCarrierDesignator(),
                            extra.frequentFlyerAirlineDesignator(),
                            extra.frequenFlyerNumber(),
                            extra.idAdIndicator(),
                            extra.freeBaggageAllowance(),
                            extra.fastTrack(),
                            pass.airlineUseSection(i)};
        std::ranges::move(of_leg, out.flights[i].texts);
        if (at != nullptr) out.flights[i].date = leg.dateOfFlight(context);
    }
    return true;
}

std::string trimmed(const QString& text) { return text.trimmed().toStdString(); }

Fields fields_of(const Theirs& pass) {
    Fields all;
    const auto& t = pass.texts;
    for (int i : {0, 1, 2}) all.push_back(trimmed(t[i]));
    all.push_back(std::to_string(pass.version));
    for (int i : {3, 4, 5, 6, 7, 8, 9, 10}) all.push_back(trimmed(t[i]));
    all.push_back(std::to_string(pass.legs));
    all.push_back(pass.issued.toString(Qt::ISODate).toStdString());
    all.push_back(trimmed(t[11]));
    all.push_back(trimmed(t[12]));
    for (int i = 0; i < pass.legs; ++i) {
        for (const auto& text : pass.flights[i].texts) all.push_back(trimmed(text));
        all.push_back(pass.flights[i].date.toString(Qt::ISODate).toStdString());
    }
    return all;
}

// Passes of made-up people on the way to Montréal: one to four legs, every field filled, by the letter of the
// standard, so that both readers must find the same.
std::vector<std::string> records() {
    std::vector<std::string> all;
    const char* ways[][2] = {{"CMN", "CDG"}, {"CDG", "LHR"}, {"LHR", "YYZ"}, {"YYZ", "YUL"}};
    const char* names[] = {"HADDAD/AMINA", "OKOYE/JONAS CHIDI", "LIU/WEI", "ROJAS/SOFIA MARIA", "NGUYEN/THI LAN"};
    for (int i = 0; i < 200; ++i) {
        BoardingPass pass;
        pass.passenger_name = names[i % 5];
        pass.e_ticket = "E";
        pass.version = std::to_string(1 + i % 8);
        pass.passenger_description = "1", pass.source_checkin = "W", pass.source_issuance = "O";
        pass.issue_date_raw = bcbp::yddd(today - std::chrono::days(1 + i % 30));
        pass.document_type = "B", pass.issuer = "AC";
        for (std::size_t tag = 0; tag < pass.bag_tags.size(); ++tag)
            pass.bag_tags[tag] = std::format("0014{:06}{:03}", 123456 + i, tag + 1);
        const int legs = 1 + i % static_cast<int>(most_legs);
        for (int n = 0; n < legs; ++n) {
            Leg leg;
            leg.pnr = std::format("W{}C{}HY", i % 10, n);
            leg.from = ways[4 - legs + n][0], leg.to = ways[4 - legs + n][1];
            leg.carrier = "AC", leg.flight_number = std::format("{:04}", 100 + i), leg.cabin = "Y";
            leg.date_julian = bcbp::julian(today - std::chrono::days(1 - n / 3));
            leg.seat = std::format("{:03}K", 1 + i % 60), leg.sequence = std::format("{:04}", i), leg.status = "1";
            leg.airline_numeric = "014", leg.document_number = std::format("21098{:05}", i);
            leg.selectee = "0", leg.intl_doc = "1", leg.marketing_carrier = "LH", leg.ff_airline = "LH";
            leg.ff_number = std::format("99230044{:08}", i), leg.id_ad = "N", leg.free_baggage = "2PC";
            leg.fast_track = "Y", leg.airline_private = "LX58Z" + std::to_string(i);
            pass.legs.push_back(leg);
        }
        pass.security = documents::PassSecurity{"1", 44, std::string(44, static_cast<char>('A' + i % 26))};
        all.push_back(bcbp::compose(pass));
    }
    return all;
}

int compare(const std::vector<std::string>& records, const std::vector<QString>& theirs, const QDateTime* at) {
    int wrong = 0;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto ours = bcbp::read(records[i], today);
        Theirs peer;
        if (!ours || !read_theirs(theirs[i], at, peer)) {
            std::fprintf(stderr, "parse: not read by %s: %s\n", ours ? "the peer" : "us", records[i].c_str());
            ++wrong;
            continue;
        }
        const auto a = fields_of(*ours), b = fields_of(peer);
        for (std::size_t f = 0; f < std::max(a.size(), b.size()); ++f) {
            if (f < a.size() && f < b.size() && a[f] == b[f]) continue;
            if (++wrong <= 10)
                std::fprintf(stderr, "parse: field %zu of %s: ours '%s', peer '%s'\n", f, records[i].c_str(),
                             f < a.size() ? a[f].c_str() : "-", f < b.size() ? b[f].c_str() : "-");
        }
    }
    return wrong;
}

// Microseconds a record, the whole set read `rounds` times.
template<class Read>
double time_of(std::size_t count, int rounds, Read read) {
    const auto begin = std::chrono::steady_clock::now();
    for (int round = 0; round < rounds; ++round)
        for (std::size_t i = 0; i < count; ++i) read(i);
    const std::chrono::duration<double, std::micro> spent = std::chrono::steady_clock::now() - begin;
    return spent.count() / (static_cast<double>(count) * rounds);
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void report(const char* figure, double ours, double peer, std::size_t runs) {
    std::printf("{\"bench\": \"parse\", \"figure\": \"%s\", \"unit\": \"us\", \"ours\": %.3f, \"peer\": %.3f, "
                "\"peer_name\": \"KDE KItinerary IataBcbp\", \"ratio\": %.1f, \"runs\": %zu}\n",
                figure, ours, peer, peer / ours, runs);
}

} // namespace

// parse [SCALE]
int main(int argc, char** argv) {
    const double scale = argc > 1 ? std::atof(argv[1]) : 1;
    const auto set = records();
    std::vector<QString> theirs;
    for (const auto& record : set) theirs.push_back(QString::fromStdString(record));
    const QDateTime at = utc(QDate(2026, 3, 2));
    const int wrong = compare(set, theirs, &at);
    std::vector<double> ours, peer, peer_without_dates;
    volatile std::size_t kept = 0;
    const int rounds = std::max(1, static_cast<int>(20 * scale));
    for (int turn = 0; turn < 15; ++turn) {
        ours.push_back(time_of(set.size(), rounds, [&](std::size_t i) {
            const auto pass = bcbp::read(set[i], today);
            kept = kept + pass->legs.size();
        }));
        for (const bool dates : {true, false})
            (dates ? peer : peer_without_dates).push_back(time_of(set.size(), rounds, [&](std::size_t i) {
                Theirs pass;
                read_theirs(theirs[i], dates ? &at : nullptr, pass);
                kept = kept + static_cast<std::size_t>(pass.legs);
            }));
    }
    report("boarding pass, every field read", median(ours), median(peer), ours.size());
    report("boarding pass, ours with dates, the peer without", median(ours), median(peer_without_dates), ours.size());
    std::printf("{\"bench\": \"parse\", \"figure\": \"fields that differ\", \"unit\": \"fields\", \"ours\": %d, "
                "\"runs\": %zu}\n",
                wrong, set.size());
    return wrong == 0 ? 0 : 1;
}

#else

int main() {
    std::puts(R"({"bench": "parse", "skipped": "KItinerary is not here: the package libkitinerary-dev"})");
    return 0;
}

#endif

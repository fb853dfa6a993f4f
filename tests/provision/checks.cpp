#include "deploy/provision/checks.h"

#include <catch2/catch_test_macros.hpp>

using namespace accueil;
using namespace accueil::provision;
using namespace std::chrono_literals;

namespace {

const core::Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + 17h};

core::Result<security::CertificateFacts> certificate(std::chrono::hours left) {
    return security::CertificateFacts{
        .common_name = "yul-int-01", .not_before = noon + left - std::chrono::days{30}, .not_after = noon + left};
}

} // namespace

TEST_CASE("a certificate is worried about before it ends") {
    CHECK(check_certificate(certificate(20 * 24h), noon).ok);
    CHECK(check_certificate(certificate(20 * 24h), noon).what == "encore 20 jours");
    CHECK_FALSE(check_certificate(certificate(9 * 24h), noon).ok);
    CHECK(check_certificate(certificate(-48h), noon).what == "échu depuis 2 jours");
    CHECK_FALSE(check_certificate(certificate(31 * 24h), noon).ok); // not valid yet: the clock is wrong
    CHECK_FALSE(check_certificate(core::fail(core::ErrorKind::NotFound, "terminal.pem"), noon).ok);
}

TEST_CASE("what the scheduler answers is told apart") {
    CHECK(check_scheduler(200).ok);
    CHECK(check_scheduler(410).ok); // start the feed again: reached all the same
    for (const int status : {401, 403, 500, 503}) {
        const auto check = check_scheduler(status);
        CHECK_FALSE(check.ok);
        CHECK_FALSE(check.act.empty());
    }
    CHECK_FALSE(check_scheduler(core::fail(core::ErrorKind::Timeout, "no answer")).ok);
}

TEST_CASE("a clock is trusted once it was confirmed and is nearly right") {
    CHECK(check_clock({.confirmed = true, .skew = 900ms}).ok);
    CHECK_FALSE(check_clock({.confirmed = false, .skew = 0ms}).ok);
    CHECK_FALSE(check_clock({.confirmed = true, .skew = -10min}).ok);
}

TEST_CASE("bookings may wait for a day, not longer") {
    store::Status status;
    status.outbox_depth = 3;
    status.oldest_pending = noon - 5h;
    CHECK(check_outbox(status, noon).ok);
    status.oldest_pending = noon - 30h;
    CHECK_FALSE(check_outbox(status, noon).ok);
    CHECK_FALSE(check_exchange({}, noon).ok);
    CHECK(check_exchange(noon - 1min, noon).ok);
    CHECK_FALSE(check_exchange(noon - 25h, noon).ok);
}

TEST_CASE("a copy that is missing or lacks bookings is told, none at all is no trouble") {
    CHECK(check_copy({}).ok);
    CHECK(check_copy(core::Result<std::size_t>(0)).ok);
    CHECK_FALSE(check_copy(core::Result<std::size_t>(2)).ok);
    const auto gone = check_copy(core::Result<std::size_t>(core::fail(core::ErrorKind::Unavailable, "not there")));
    CHECK_FALSE(gone.ok);
    CHECK_FALSE(gone.act.empty());
}

TEST_CASE("a printer says in words what it wants") {
    const DeviceFacts printer{.name = "ipp://localhost/ipp/print", .present = true};
    CHECK(check_printer(printer, platform::PrinterState::Ready).ok);
    CHECK(check_printer({.name = "none", .present = true}, platform::PrinterState::None).ok);
    CHECK(check_printer(printer, platform::PrinterState::PaperOut).act == "mettre du papier");
    CHECK_FALSE(check_printer(printer, platform::PrinterState::Offline).ok);
}

TEST_CASE("a terminal without slots, with a full disk or with letters for a human is not well") {
    CHECK_FALSE(check_hand({}).ok);
    CHECK(check_hand({{.office = core::OfficeId{"laval"}, .day = {}, .slots = 2}}).ok);
    CHECK_FALSE(check_disk(100).ok);
    CHECK(check_disk(5000).ok);
    CHECK_FALSE(check_dead_letters(1).ok);
    store::Status status;
    CHECK_FALSE(check_standing(status).ok);
    status.standing = store::Standing::Quarantined;
    CHECK(check_standing(status).act.contains("fence"));
    CHECK_FALSE(check_scanners({{.name = "/dev/input/a", .present = false}}).ok);
    CHECK_FALSE(check_integrity({}, core::fail(core::ErrorKind::Corrupt, "record 3")).ok);
}

TEST_CASE("a counter goes with its disk, or the disk is of another time") {
    const std::string tpm = "device:/dev/tpmrm0";
    CHECK(check_counter(tpm, 41U, 41U).ok);
    CHECK(check_counter(tpm, 41U, 42U).ok); // the machine stopped before the counter was moved
    CHECK(check_counter(tpm, 41U, {}).ok);
    CHECK_FALSE(check_counter(tpm, 42U, 41U).ok);
    CHECK_FALSE(check_counter(tpm, 7U, 41U).ok);
    const auto without = [&](core::ErrorKind kind, std::optional<std::uint64_t> expected) {
        return check_counter(tpm, core::fail(kind, "TPM"), expected);
    };
    CHECK(without(core::ErrorKind::Unsupported, {}).ok);
    CHECK_FALSE(without(core::ErrorKind::Unsupported, 41U).ok);
    CHECK(without(core::ErrorKind::NotFound, {}).act == "accueilctl counter define");
    CHECK_FALSE(without(core::ErrorKind::Unavailable, {}).ok);
}

#include "shared/sync/online.h"

#include "shared/calendar/date.h"
#include "shared/sync/problem.h"

namespace accueil::sync {

namespace {

// A person waits at the screen for these.
constexpr std::chrono::milliseconds patience{5000};
// Nobody waits for this, but the next question does. A hold whose release was not heard ends by itself.
constexpr std::chrono::milliseconds patience_for_release{1000};

// Ids are made of unreserved characters, except where somebody makes one up.
std::string escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_' || c == '~';
        if (plain) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return out;
}

HttpRequest request(Method method, std::string path, std::string body = {}) {
    return {.method = method, .path = std::move(path), .body = std::move(body), .timeout = patience};
}

} // namespace

core::Result<std::vector<booking::Slot>> Online::slots(const core::OfficeId& office, std::chrono::local_days from,
                                                       std::chrono::local_days to) {
    const auto path =
        "/v1/slots?office=" + escaped(office.value) + "&from=" + calendar::to_iso(from) + "&to=" + calendar::to_iso(to);
    return call_for<std::vector<booking::Slot>>(transport_, request(Method::Get, path));
}

core::Result<wire::HoldReply> Online::hold(const core::SlotId& slot) {
    return call_for<wire::HoldReply>(transport_,
                                     request(Method::Post, "/v1/holds", wire::write(wire::HoldRequest{slot})));
}

core::Result<booking::Booking> Online::confirm_hold(const core::BookingId& id, const booking::Draft& draft,
                                                    const booking::Grant& held, const std::string& slip) {
    auto item = store_.prepare_held(id, draft, held);
    if (!item) return std::unexpected(std::move(item.error()));
    const auto path = "/v1/holds/" + std::to_string(held.no.value) + "/confirm";
    auto result =
        call_for<wire::ItemResult>(transport_, request(Method::Put, path, wire::write(wire::HoldConfirm{*item, slip})));
    if (result) {
        auto booking = store_.settle_held(id, draft, *result);
        if (booking || booking.error().kind == core::ErrorKind::Conflict) return booking;
        result = std::unexpected(std::move(booking.error()));
    }
    // The person is told no. Whether the scheduler heard us or not, it must hear that too.
    if (auto noted = store_.abandon_held(id); !noted) return std::unexpected(std::move(noted.error()));
    return std::unexpected(std::move(result.error()));
}

core::Result<void> Online::release_hold(core::GrantNo hold) {
    auto release = request(Method::Delete, "/v1/holds/" + std::to_string(hold.value));
    release.timeout = patience_for_release;
    auto done = call(transport_, release);
    if (!done) return std::unexpected(std::move(done.error()));
    return {};
}

core::Result<wire::BookingView> Online::booking(const core::BookingId& id) {
    return call_for<wire::BookingView>(transport_, request(Method::Get, "/v1/bookings/" + escaped(id.value)));
}

core::Result<wire::SlipReply> Online::slip(const std::string& code) {
    return call_for<wire::SlipReply>(transport_,
                                     request(Method::Post, "/v1/slips", wire::write(wire::SlipRequest{code})));
}

core::Result<wire::SlipReply> Online::cancel(const std::string& code, const core::BookingId& booking) {
    return call_for<wire::SlipReply>(transport_, request(Method::Post, "/v1/slips/cancellations",
                                                         wire::write(wire::SlipCancellation{code, booking})));
}

} // namespace accueil::sync

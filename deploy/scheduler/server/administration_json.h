// How the operator's calls are spelled as JSON. Reading is strict; errors name the member, never its value.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "deploy/scheduler/domain/administration.h"

namespace accueil::scheduler::server {

[[nodiscard]] std::string write(const std::vector<Terminal>& terminals);
[[nodiscard]] std::string write(const Terminal& terminal);
[[nodiscard]] std::string write(const Token& token);
[[nodiscard]] std::string write(const std::vector<booking::Office>& offices);
[[nodiscard]] std::string write(const OfficePlan& plan);
[[nodiscard]] std::string write(const OfficeChange& change);
[[nodiscard]] std::string write(const Displaced& displaced);
[[nodiscard]] std::string write(const std::vector<BookingRecord>& records);
[[nodiscard]] std::string write(const BookingRecord& record);
[[nodiscard]] std::string write(const OpenedBooking& opened);
[[nodiscard]] std::string write(const SlotWithdrawal& withdrawal);
[[nodiscard]] std::string write(const std::vector<AuditEntry>& entries);
[[nodiscard]] std::string write(const std::vector<DeadLetter>& letters);
[[nodiscard]] std::string write(const std::vector<UnmetWishes>& wishes);
[[nodiscard]] std::string write(core::Generation generation);

// Bodies of acts: each has a "reason". InvalidInput with the path of the member.
struct TokenOrder {
    std::string terminal;
    std::string desk;
    std::string reason;
};
struct OfficeOrder {
    OfficePlan plan;
    std::string reason;
};
struct CalendarOrder {
    calendar::DayOverrides everywhere;
    std::string reason;
};
struct PatternsOrder {
    std::map<std::string, std::string> patterns;
    std::string reason;
};
struct StaffOrder {
    std::string pin;
    std::string reason;
};
[[nodiscard]] core::Result<std::string> read_reason(std::string_view body);
[[nodiscard]] core::Result<TokenOrder> read_token_order(std::string_view body);
[[nodiscard]] core::Result<OfficeOrder> read_office_order(std::string_view body);
[[nodiscard]] core::Result<CalendarOrder> read_calendar_order(std::string_view body);
[[nodiscard]] core::Result<PatternsOrder> read_patterns_order(std::string_view body);
[[nodiscard]] core::Result<StaffOrder> read_staff_order(std::string_view body);

} // namespace accueil::scheduler::server

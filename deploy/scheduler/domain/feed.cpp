#include "deploy/scheduler/domain/feed.h"

#include "shared/wire/json.h"

namespace accueil::scheduler {

namespace {

struct Subject {
    std::string_view kind;
    std::string name;
};

// Cancelling and moving are two states of one booking, so they share a subject: the later one is what counts.
struct SubjectOf {
    Subject operator()(const wire::OfficeChanged& what) const { return {"office", what.office.id.value}; }
    Subject operator()(const wire::OfficeRemoved& what) const { return {"office", what.office.value}; }
    Subject operator()(const wire::PatternsChanged&) const { return {"patterns", {}}; }
    Subject operator()(const wire::CalendarChanged&) const { return {"calendar", {}}; }
    Subject operator()(const wire::BookingCancelled& what) const { return {"booking", what.booking.value}; }
    Subject operator()(const wire::BookingMoved& what) const { return {"booking", what.booking.value}; }
    Subject operator()(const wire::StaffChanged& what) const { return {"staff", what.staff.value}; }
    Subject operator()(const wire::StaffRemoved& what) const { return {"staff", what.staff.value}; }
    Subject operator()(const wire::SignerAdded& what) const { return {"signer", what.signer}; }
    Subject operator()(const wire::BadgeRevoked& what) const { return {"badge", what.badge}; }
    Subject operator()(const wire::UnknownChange& what) const { return {"unknown", what.type}; }
};

} // namespace

void Feed::publish(decltype(wire::Change::what) what) {
    const auto subject = std::visit(SubjectOf{}, what);
    const wire::Change change{Instance(world_).take_cursor(), std::move(what)};
    world_.store.run("INSERT INTO changes (kind, subject, cursor, body) VALUES (?1, ?2, ?3, ?4) "
                     "ON CONFLICT (kind, subject) DO UPDATE SET cursor = excluded.cursor, body = excluded.body",
                     subject.kind, subject.name, change.cursor, wire::write(change));
}

std::optional<wire::ChangePage> Feed::since(core::Cursor cursor, std::size_t most) const {
    if (cursor > Instance(world_).last_cursor()) return std::nullopt;
    wire::ChangePage page{{}, cursor, false};
    world_.store.each(
        "SELECT cursor, body FROM changes WHERE cursor > ?1 ORDER BY cursor LIMIT ?2",
        [&](sqlite::Row row) {
            if (page.changes.size() == most) {
                page.more_changes = true;
                return;
            }
            page.cursor = row.id<core::Cursor>(0);
            if (auto change = wire::read<wire::Change>(row.text(1))) {
                page.changes.push_back(std::move(*change));
            }
        },
        cursor, std::uint64_t{most + 1});
    return page;
}

std::map<std::string, std::string> Feed::patterns() const {
    const auto body = world_.store.first("SELECT body FROM changes WHERE kind = 'patterns'",
                                         [](sqlite::Row row) { return row.text(0); });
    const auto change = body ? wire::read<wire::Change>(*body) : core::fail(core::ErrorKind::NotFound, "no patterns");
    if (!change) return {};
    const auto* patterns = std::get_if<wire::PatternsChanged>(&change->what);
    return patterns != nullptr ? patterns->patterns : std::map<std::string, std::string>{};
}

} // namespace accueil::scheduler

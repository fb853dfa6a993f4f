#include "shared/store/second_medium.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "shared/security/files.h"

namespace accueil::store {

namespace {

constexpr std::chrono::hours rewrite_every{1};

std::unexpected<core::Error> trouble(const std::filesystem::path& file, int code) {
    const bool full = code == ENOSPC || code == EDQUOT;
    return core::fail(full ? core::ErrorKind::Full : core::ErrorKind::Unavailable,
                      file.string() + ": " + std::strerror(code));
}

} // namespace

bool SecondMedium::as_left() const {
    struct stat now{};
    return left_ && ::stat(file_.c_str(), &now) == 0 && now.st_dev == left_->st_dev && now.st_ino == left_->st_ino &&
           now.st_size == left_->st_size;
}

void SecondMedium::remember() {
    struct stat now{};
    left_.reset();
    if (::stat(file_.c_str(), &now) == 0) left_ = now;
}

core::Result<void> SecondMedium::append(std::string_view lines) {
    const int file = ::open(file_.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (file < 0) return trouble(file_, errno);
    const auto written = ::write(file, lines.data(), lines.size());
    const bool whole = written == static_cast<ssize_t>(lines.size()) && ::fsync(file) == 0;
    const int code = whole ? 0 : errno;
    ::close(file);
    if (!whole) return trouble(file_, code);
    return {};
}

core::Result<void> SecondMedium::rewrite(const core::TerminalId& terminal, Store& store) {
    file_ = folder_ / wire::outbox_copy_name(terminal);
    const auto items = store.not_yet_durable({});
    if (!items) return std::unexpected(items.error());
    auto text = wire::outbox_copy_head(terminal);
    for (const auto& item : *items) text += wire::outbox_copy_line(item);
    if (auto written = security::write_private(file_.string(), text); !written) {
        const bool full = written.error().kind == core::ErrorKind::Full;
        return core::fail(full ? core::ErrorKind::Full : core::ErrorKind::Unavailable, written.error().detail);
    }
    last_ = items->empty() ? Place{} : Place{items->back().epoch, items->back().seq};
    return {};
}

core::Result<void> SecondMedium::update(Store& store, core::Monotonic now) {
    const auto me = store.enrolment();
    if (!me) return std::unexpected(me.error());
    if (!*me) return {};
    if (!as_left() || now - rewritten_ >= rewrite_every) {
        left_.reset();
        if (auto done = rewrite((*me)->terminal, store); !done) return done;
        rewritten_ = now;
        remember();
        return {};
    }
    const auto items = store.not_yet_durable(last_);
    if (!items) return std::unexpected(items.error());
    if (items->empty()) return {};
    std::string lines;
    for (const auto& item : *items) lines += wire::outbox_copy_line(item);
    left_.reset(); // after a half-written line the next update writes all of it anew
    if (auto done = append(lines); !done) return done;
    last_ = {items->back().epoch, items->back().seq};
    remember();
    return {};
}

core::Result<wire::OutboxCopy> read_second_medium(const std::filesystem::path& folder,
                                                  const core::TerminalId& terminal) {
    const auto file = folder / wire::outbox_copy_name(terminal);
    std::ifstream in(file, std::ios::binary);
    if (!in) return core::fail(core::ErrorKind::Unavailable, file.string() + ": not there");
    const std::string text(std::istreambuf_iterator<char>(in), {});
    return wire::read_outbox_copy(text);
}

} // namespace accueil::store

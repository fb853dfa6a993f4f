#include "kiosk/runtime/reading_desk.h"

#include "kiosk/journey/in_view.h"
#include "kiosk/journey/seen_document.h"
#include "shared/core/log.h"
#include "shared/core/places.h"
#include "shared/documents/recognise.h"

namespace accueil::runtime {

using namespace std::chrono_literals;

namespace {

// A code that has been in view so long and was not read will not be: say so, and offer the way without it.
constexpr auto unreadable_after = 8s;

journey::ScanHint hint_of(scanning::Hint hint) {
    switch (hint) {
    case scanning::Hint::Nothing: return journey::ScanHint::Searching;
    case scanning::Hint::Reading: return journey::ScanHint::Reading;
    case scanning::Hint::TooFar: return journey::ScanHint::TooFar;
    case scanning::Hint::TooDark: return journey::ScanHint::TooDark;
    case scanning::Hint::Glare: return journey::ScanHint::Glare;
    case scanning::Hint::HoldStill: return journey::ScanHint::HoldStill;
    case scanning::Hint::OtherSide: return journey::ScanHint::OtherSide;
    }
    return journey::ScanHint::Searching;
}

view::Preview preview_of(const platform::Preview& seen) {
    view::Preview preview{.width = seen.frame.view().width,
                          .height = seen.frame.view().height,
                          .pixels = {},
                          .quad = {},
                          .serial = seen.number};
    const auto view = seen.frame.view();
    preview.pixels.reserve(static_cast<std::size_t>(view.width) * static_cast<std::size_t>(view.height));
    for (int y = 0; y < view.height; ++y)
        preview.pixels.insert(preview.pixels.end(), view.row(y), view.row(y) + view.width);
    if (seen.outline) {
        auto& quad = preview.quad.emplace();
        for (std::size_t i = 0; i < quad.size(); ++i)
            quad[i] = {static_cast<float>((*seen.outline)[i].x), static_cast<float>((*seen.outline)[i].y)};
    }
    return preview;
}

bool is_revoked(const documents::Document& document, const Knowledge& knowledge) {
    const auto* badge = std::get_if<documents::StaffBadge>(&document);
    return badge != nullptr && knowledge.revoked_badges.contains(badge->number);
}

} // namespace

ReadingDesk::ReadingDesk(platform::DeskDevices devices, const core::Clock& desk, const core::Clock& machine, Post post)
    : desk_clock_(desk), machine_clock_(machine), post_(std::move(post)),
      desk_(std::move(devices), {.program = core::program("accueil-decoder")}, machine,
            [this](std::vector<platform::Seen> payloads) { seen(payloads); }) {
    desk_.attend(attention_);
    desk_.start();
}

ReadingDesk::~ReadingDesk() { desk_.stop(); }

void ReadingDesk::knows(std::shared_ptr<const Knowledge> knowledge) {
    const std::lock_guard lock(mutex_);
    knowledge_ = std::move(knowledge);
}

void ReadingDesk::attend(platform::Attention attention) {
    attention_ = attention;
    desk_.attend(attention);
    forget();
}

void ReadingDesk::forget() {
    hinted_.reset();
    trying_since_.reset();
    const std::lock_guard lock(mutex_);
    ++turn_;
}

void ReadingDesk::seen(const std::vector<platform::Seen>& payloads) {
    std::shared_ptr<const Knowledge> knowledge;
    std::uint64_t turn = 0;
    {
        const std::lock_guard lock(mutex_);
        knowledge = knowledge_;
        turn = turn_;
    }
    documents::RecogniseContext context(desk_clock_.now());
    context.trust = knowledge->trust;
    context.signers = knowledge->signers;
    if (!knowledge->patterns.empty()) context.patterns = knowledge->patterns;
    std::vector<journey::DocumentSeen> read;
    for (const auto& payload : payloads) {
        const auto document = documents::recognise(payload.payload, context);
        read.push_back(journey::seen_document(document, payload.payload));
        if (document && is_revoked(*document, *knowledge)) {
            read.back() = {};
            core::log::warning("badge.revoked");
        }
        // The kind and nothing else: what stands in a document is no business of the log.
        core::log::info("document.seen", {{"kind", document ? documents::kind(*document) : "broken"}});
    }
    if (read.empty()) return;
    // Reading took a moment, in which the person may have gone.
    const std::lock_guard lock(mutex_);
    if (turn == turn_) post_(journey::in_view(read));
}

std::optional<view::Preview> ReadingDesk::preview() {
    if (!filming()) return std::nullopt;
    const auto seen = desk_.preview(shown_);
    if (!seen) return std::nullopt;
    shown_ = seen->number;
    hint(*seen);
    return preview_of(*seen);
}

void ReadingDesk::hint(const platform::Preview& preview) {
    const auto now = hint_of(preview.hint);
    if (hinted_ != now) post_(journey::HintChanged{now});
    hinted_ = now;
    const bool trying = preview.hint != scanning::Hint::Nothing && !preview.read;
    if (!trying) return trying_since_.reset();
    if (!trying_since_) trying_since_ = machine_clock_.monotonic();
    if (machine_clock_.monotonic() - *trying_since_ < unreadable_after) return;
    trying_since_.reset();
    post_(journey::ScanFailed{journey::ScanTrouble::Unreadable});
}

} // namespace accueil::runtime

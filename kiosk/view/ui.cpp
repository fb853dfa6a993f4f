#include "kiosk/view/ui.h"

#include <cmath>
#include <cstring>
#include <format>

#include <imgui.h>

#include "kiosk/view/announcement.h"

namespace accueil::view {

namespace {

constexpr std::chrono::milliseconds page_is_new{500}, hand_trembles{250};

ImU32 packed(Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

// Reception speaks French, and the first page too: the administration's language until a person chooses another.
bool in_french(const journey::Screen& screen) {
    return std::holds_alternative<journey::Attract>(screen) || std::holds_alternative<journey::StaffPin>(screen) ||
           std::holds_alternative<journey::StaffHome>(screen) ||
           std::holds_alternative<journey::StaffBooking>(screen) ||
           std::holds_alternative<journey::StaffConfirmed>(screen) ||
           std::holds_alternative<journey::OutOfService>(screen);
}

// Reception's steps follow each other on one screen.
int step_of(const journey::Screen& screen) {
    const auto* staff = std::get_if<journey::StaffBooking>(&screen);
    return staff == nullptr ? 0 : staff->step;
}

// As a mirror shows it: whoever moves the paper to the right sees it go to the right.
void turn_round(Preview& preview) {
    for (int y = 0; y < preview.height; ++y) {
        const auto row = preview.pixels.begin() + static_cast<std::ptrdiff_t>(y) * preview.width;
        std::reverse(row, row + preview.width);
    }
    if (preview.quad)
        for (Point& corner : *preview.quad) corner.x = static_cast<float>(preview.width) - corner.x;
}

} // namespace

Ui::Ui(Window& window, const text::Catalogues& catalogues, ViewOptions options)
    : window_(window), catalogues_(catalogues), options_(std::move(options)),
      words_(&catalogues.of(catalogues.languages().first().code)) {
    std::erase_if(options_.languages, [&](const std::string& code) { return !catalogues_.has(code); });
}

void Ui::choose_language(const journey::Model& model) {
    const std::string first = catalogues_.languages().first().code;
    words_ = &catalogues_.of(in_french(model.screen) ? first : model.visit.language);
}

void Ui::begin(const journey::Model& model) {
    options_.screen.size = window_.size();
    theme_ = make_theme(options_.screen, model.comfort);
    choose_language(model);
    if (std::exchange(staff_step_, step_of(model.screen)) != step_of(model.screen)) page_since_ = window_.now();
    if (model.screen.index() != screen_index_) {
        screen_index_ = model.screen.index();
        page_since_ = window_.now();
        notes_.clear();
        focus_.clear();
    }
    building_ = {};
    building_.screen = journey::name(model.screen);
    building_.language = words_->language().code;
    last_nodes_.clear();
    last_ = false;
    owner_.clear();
    covered_ = false;
    ground_ = colour().ground;
    if (window_.take_touched()) {
        focus_visible_ = false;
        // Whoever touches the screen is there, whatever it does. The count-down is only stopped by its own buttons.
        if (!model.countdown) emit(journey::Touched{});
    }
    window_.begin(colour().ground);
}

void Ui::end() {
    std::ranges::move(last_nodes_, std::back_inserter(building_.nodes));
    int order = 0;
    for (Node& node : building_.nodes)
        if (node.order >= 0) node.order = order++;
    if (!tree_.screen.empty() && is_another_page(tree_, building_)) page_since_ = window_.now();
    tree_ = std::move(building_);
    activated_.clear();
    if (focus_visible_) focus_ring();
    window_.end();
}

void Ui::focus_ring() {
    const Node* node = tree_.find(focus_);
    if (node == nullptr) return;
    const float width = length().unit * 0.9F;
    const Rect ring = node->rect.grown(width * 0.6F);
    const Picture& drawn = window_.textures().shape({std::round(ring.width), std::round(ring.height)},
                                                    {.fill = Colour{0, 0, 0, 0},
                                                     .edge = colour().focus,
                                                     .stroke = width,
                                                     .radius = length().radius + width * 0.6F});
    picture(drawn, {ring.x, ring.y}, rgb(0xFFFFFF));
}

text::Extent Ui::measure(std::string_view text, const Type& type, float width, const text::Language* language) {
    return window_.textures().typesetter().measure(
        {.text = std::string(text),
         .style = {.role = type.role, .size = type.size, .weight = type.weight, .leading = type.leading},
         .language = language != nullptr ? language : &words_->language(),
         .width = std::floor(width)});
}

float Ui::write(const Rect& box, std::string_view text, const Ink& ink) {
    if (text.empty()) return 0;
    const text::Language* language = ink.language != nullptr ? ink.language : &words_->language();
    Type type = ink.type;
    text::Extent extent = measure(text, type, box.width, language);
    while (ink.shrink && type.size > theme_.type.least && (extent.height > box.height + 1 || extent.wide)) {
        type.size = std::max(theme_.type.least, type.size - 2);
        extent = measure(text, type, box.width, language);
    }
    const float top = ink.middle ? box.y + (box.height - extent.height) / 2 : box.y;
    mark(box, extent, ink, type.size, top);
    if (options_.only_meaning) return extent.height;
    const Picture& drawn = window_.textures().text(
        {.text = std::string(text),
         .style = {.role = type.role, .size = type.size, .weight = type.weight, .leading = type.leading},
         .language = language,
         .width = std::floor(box.width),
         .align = ink.align});
    picture(drawn, {physical(box).x, top}, ink.colour);
    return extent.height;
}

// Where the letters really are, which is less than the box.
void Ui::mark(const Rect& box, const text::Extent& extent, const Ink& ink, float size, float top) {
    if (covered_) return;
    const text::Language* language = ink.language != nullptr ? ink.language : &words_->language();
    const Rect place = physical(box);
    const bool from_right = (ink.align == text::Align::Start) == language->right_to_left();
    float x = from_right ? place.right() - extent.width : place.x;
    if (ink.align == text::Align::Centre) x = place.x + (place.width - extent.width) / 2;
    building_.inks.push_back({.rect = {x, top, extent.width, extent.height},
                              .size = size,
                              .ink = ink.colour,
                              .ground = ground_,
                              .cut = extent.wide || extent.cut || extent.height > box.height + 1,
                              .missing_glyphs = extent.missing_glyphs,
                              .owner = owner_});
}

void Ui::picture(const Picture& picture, Point place, Colour tint) {
    if (picture.texture == nullptr) return;
    const ImVec2 from{std::round(place.x) + static_cast<float>(picture.left),
                      std::round(place.y) + static_cast<float>(picture.top)};
    ImGui::GetWindowDrawList()->AddImage(
        picture.texture, from,
        {from.x + static_cast<float>(picture.width), from.y + static_cast<float>(picture.height)}, {0, 0}, {1, 1},
        packed(tint));
}

void Ui::shape(const Rect& box, const Shape& shape) {
    if (options_.only_meaning) return;
    const Rect place = physical(box);
    picture(window_.textures().shape({std::round(box.width), std::round(box.height)}, shape), {place.x, place.y},
            rgb(0xFFFFFF));
}

void Ui::fill(const Rect& box, Colour colour) {
    if (options_.only_meaning) return;
    const Rect r = physical(box);
    ImGui::GetWindowDrawList()->AddRectFilled({std::round(r.x), std::round(r.y)},
                                              {std::round(r.right()), std::round(r.bottom())}, packed(colour));
}

void Ui::icon(const Rect& box, Icon icon, Colour colour, float pen) {
    if (icon == Icon::None || options_.only_meaning) return;
    const float side = std::min(box.width, box.height);
    const Rect place = physical(box.middle(side, side));
    picture(window_.textures().icon(static_cast<int>(std::round(side)), icon,
                                    right_to_left() && !as_it_is_ && follows_reading(icon), pen),
            {place.x, place.y}, colour);
}

void Ui::drawing(const Rect& box, const std::string& key, const std::function<void(cairo_t*)>& draw, bool personal) {
    if (options_.only_meaning) return;
    const Rect place = physical(box);
    const auto width = static_cast<int>(std::round(box.width)), height = static_cast<int>(std::round(box.height));
    picture(window_.textures().drawing(std::format("{} {} {}", key, width, height), width, height, draw, personal),
            {place.x, place.y}, rgb(0xFFFFFF));
}

void Ui::live(const Rect& box) {
    if (preview_.width <= 0 || preview_.height <= 0 || options_.only_meaning) return;
    const Rect place = physical(box);
    const Picture& frame =
        window_.textures().live(static_cast<int>(std::round(place.width)), static_cast<int>(std::round(place.height)),
                                {preview_.width, preview_.height, preview_.pixels}, preview_.serial != drawn_serial_);
    drawn_serial_ = preview_.serial;
    picture(frame, {place.x, place.y}, rgb(0xFFFFFF));
    const auto w = static_cast<float>(preview_.width), h = static_cast<float>(preview_.height);
    const float scale = std::max(place.width / w, place.height / h);
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (!preview_.quad) return;
    std::array<ImVec2, 4> corners;
    for (std::size_t i = 0; i < 4; ++i) {
        const Point p = (*preview_.quad)[i];
        corners[i] = {place.centre().x + (p.x - w / 2) * scale, place.centre().y + (p.y - h / 2) * scale};
    }
    list->PushClipRect({place.x, place.y}, {place.right(), place.bottom()}, true);
    list->AddPolyline(corners.data(), 4, packed(rgb(0xE0AD03)), ImDrawFlags_Closed, length().unit);
    list->PopClipRect();
}

void Ui::tell(NodeRole role, const std::string& id, std::string label, const Rect& box, bool personal,
              std::string value) {
    if (covered_ || label.empty()) return;
    nodes().push_back({.id = id,
                       .role = role,
                       .label = std::move(label),
                       .value = std::move(value),
                       .rect = physical(box),
                       .personal = personal});
}

bool Ui::is_premature() const {
    const auto struck = window_.struck_at();
    return struck && page_since_ && *struck < *page_since_ + page_is_new;
}

// A page is answered by whoever has seen it, and one touch by a hand that trembles is one: what begins too soon after
// the page came, or after the same place was let go, is passed over.
bool Ui::counts(const std::string& id, bool may_follow) {
    const auto struck = window_.struck_at();
    if (!struck) return true;
    if (is_premature()) return false;
    const bool again = !may_follow && pressed_ && pressed_->id == id && *struck < pressed_->at + hand_trembles;
    pressed_ = Pressed{id, window_.now().value_or(*struck)};
    return !again;
}

Press Ui::press(Node node) {
    if (covered_) return {};
    node.rect = physical(node.rect);
    Press press;
    if (node.enabled) {
        node.order = 0;
        ImGui::SetCursorScreenPos({node.rect.x, node.rect.y});
        ImGui::PushID(node.id.c_str());
        press.clicked =
            ImGui::InvisibleButton("", {std::max(1.0F, node.rect.width), std::max(1.0F, node.rect.height)}) &&
            counts(node.id, in_a_row_ || node.role == NodeRole::Key);
        press.down = ImGui::IsItemActive() && ImGui::IsItemHovered() && !is_premature();
        ImGui::PopID();
        if (activated_ == node.id) {
            press.clicked = true;
            activated_.clear();
        }
    }
    owner_ = node.id;
    nodes().push_back(std::move(node));
    return press;
}

std::optional<Point> Ui::touched(const Rect& box, const std::string& name) {
    if (covered_) return std::nullopt;
    const Rect place = physical(box);
    ImGui::SetCursorScreenPos({place.x, place.y});
    ImGui::PushID(name.c_str());
    const bool clicked = ImGui::InvisibleButton("", {std::max(1.0F, place.width), std::max(1.0F, place.height)});
    ImGui::PopID();
    if (!clicked || !counts(name, false)) return std::nullopt;
    const ImVec2 at = ImGui::GetIO().MousePos;
    return Point{at.x - place.x, at.y - place.y};
}

void Ui::cover() {
    covered_ = true;
    building_.nodes.clear();
    last_nodes_.clear();
    building_.inks.clear();
    fill(page(), colour().shade);
}

void Ui::step(Step step) {
    const bool was_visible = focus_visible_ && tree_.find(focus_) != nullptr;
    focus_visible_ = true;
    focus_ = was_visible ? tree_.neighbour(focus_, step) : tree_.neighbour({}, step);
    window_.invalidate();
}

void Ui::activate() {
    if (!focus_visible_ || tree_.find(focus_) == nullptr) return step(Step::Next);
    activated_ = focus_;
}

void Ui::show(Preview preview) {
    preview_ = std::move(preview);
    if (preview_.mirror) turn_round(preview_);
    window_.refresh();
}

void Ui::forget_personal() {
    if (!preview_.pixels.empty()) std::memset(preview_.pixels.data(), 0, preview_.pixels.size());
    preview_ = {};
    tree_ = building_ = {};
    last_nodes_.clear();
    focus_.clear();
    activated_.clear();
    focus_visible_ = false;
    notes_.clear();
    window_.textures().forget_personal();
    window_.invalidate();
}

} // namespace accueil::view

#include "kiosk/view/canvas.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

namespace accueil::view {

namespace {

SDL_Rect whole(float left, float top, float right, float bottom) {
    const int x = static_cast<int>(std::lround(left)), y = static_cast<int>(std::lround(top));
    return {x, y, static_cast<int>(std::lround(right)) - x, static_cast<int>(std::lround(bottom)) - y};
}

Rect loose(const SDL_Rect& r) {
    return {static_cast<float>(r.x), static_cast<float>(r.y), static_cast<float>(r.w), static_cast<float>(r.h)};
}

SDL_Rect both(const SDL_Rect& a, const SDL_Rect& b) {
    SDL_Rect out{};
    return SDL_IntersectRect(&a, &b, &out) == SDL_TRUE ? out : SDL_Rect{};
}

bool holds(const SDL_Rect& outer, const SDL_Rect& inner) {
    return outer.x <= inner.x && outer.y <= inner.y && outer.x + outer.w >= inner.x + inner.w &&
           outer.y + outer.h >= inner.y + inner.h;
}

Colour unpacked(ImU32 c) {
    const auto channel = [c](int shift) { return static_cast<std::uint8_t>(c >> shift); };
    return {channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT), channel(IM_COL32_B_SHIFT), channel(IM_COL32_A_SHIFT)};
}

std::uint64_t stirred(std::uint64_t sum, std::uint64_t value) {
    return (sum ^ value) * 0x9E3779B97F4A7C15ULL ^ ((sum ^ value) >> 29U);
}

// A texture's number: an address is used again for the next texture, a number never (Textures gives it).
std::uint64_t number_of(SDL_Texture* texture) {
    return texture == nullptr ? 0 : reinterpret_cast<std::uintptr_t>(SDL_GetTextureUserData(texture));
}

SDL_Texture* texture_of(const ImDrawCmd& command) {
    return command.GetTexID() == ImGui::GetIO().Fonts->TexID ? nullptr : static_cast<SDL_Texture*>(command.GetTexID());
}

} // namespace

Canvas::Canvas(SDL_Renderer* renderer) : renderer_(renderer) {}

std::vector<Rect> Canvas::take(const ImDrawData& frame, Colour ground) {
    const SDL_Rect page{0, 0, static_cast<int>(frame.DisplaySize.x), static_cast<int>(frame.DisplaySize.y)};
    if (SDL_RectEquals(&page, &page_) == SDL_FALSE || ground != ground_) forget();
    page_ = page;
    ground_ = ground;
    items_.clear();
    now_.clear();
    for (const ImDrawList* list : frame.CmdLists)
        for (const ImDrawCmd& command : list->CmdBuffer)
            if (command.UserCallback == nullptr) read(*list, command);
    const bool anew = before_.empty();
    auto changed = anew ? std::vector<Rect>{loose(page_)} : damage(before_, now_);
    std::swap(before_, now_);
    return changed;
}

void Canvas::read(const ImDrawList& list, const ImDrawCmd& command) {
    const std::size_t kept = items_.size();
    for (unsigned at = 0; at < command.ElemCount; at += 6) {
        if (read_box(list, command, command.IdxOffset + at)) continue;
        // Not made of boxes: one thing of triangles.
        items_.resize(kept);
        now_.resize(kept);
        Item item{.texture = texture_of(command), .list = &list, .command = &command};
        float left = 1e9F, top = 1e9F, right = 0, bottom = 0;
        std::uint64_t look = stirred(2, number_of(item.texture));
        for (unsigned i = command.IdxOffset; i < command.IdxOffset + command.ElemCount; ++i) {
            const auto index = command.VtxOffset + list.IdxBuffer[static_cast<int>(i)];
            const ImDrawVert& corner = list.VtxBuffer[static_cast<int>(index)];
            left = std::min(left, corner.pos.x), right = std::max(right, corner.pos.x);
            top = std::min(top, corner.pos.y), bottom = std::max(bottom, corner.pos.y);
            look = stirred(stirred(stirred(look, std::bit_cast<std::uint32_t>(corner.pos.x)),
                                   std::bit_cast<std::uint32_t>(corner.pos.y)),
                           corner.col);
        }
        item.place = whole(left - 1, top - 1, right + 1, bottom + 1);
        const ImVec4& clip = command.ClipRect;
        item.clip = both(whole(clip.x, clip.y, clip.z, clip.w), page_);
        return add(item, look);
    }
}

// The two triangles of an upright box of one colour, as ImGui writes them.
bool Canvas::read_box(const ImDrawList& list, const ImDrawCmd& command, unsigned first) {
    const auto at = static_cast<int>(first);
    if (at + 6 > list.IdxBuffer.Size) return false;
    const ImDrawIdx* index = &list.IdxBuffer[at];
    const ImDrawIdx zero = index[0];
    for (const auto& [i, step] : {std::pair{1, 1}, {2, 2}, {3, 0}, {4, 2}, {5, 3}})
        if (index[i] != zero + step) return false;
    const ImDrawVert* corner = &list.VtxBuffer[static_cast<int>(command.VtxOffset + zero)];
    const ImVec2 from = corner[0].pos, to = corner[2].pos;
    if (corner[1].pos.x != to.x || corner[1].pos.y != from.y || corner[3].pos.x != from.x || corner[3].pos.y != to.y)
        return false;
    if (corner[1].col != corner[0].col || corner[2].col != corner[0].col || corner[3].col != corner[0].col)
        return false;
    Item item{
        .texture = texture_of(command), .place = whole(from.x, from.y, to.x, to.y), .tint = unpacked(corner[0].col)};
    const ImVec4& clip = command.ClipRect;
    item.clip = both(whole(clip.x, clip.y, clip.z, clip.w), page_);
    if (item.texture != nullptr) {
        int width = 0, height = 0;
        SDL_QueryTexture(item.texture, nullptr, nullptr, &width, &height);
        const auto w = static_cast<float>(width), h = static_cast<float>(height);
        item.part = whole(corner[0].uv.x * w, corner[0].uv.y * h, corner[2].uv.x * w, corner[2].uv.y * h);
    }
    std::uint64_t look = stirred(stirred(1, number_of(item.texture)), corner[0].col);
    for (const int side :
         {item.place.x, item.place.y, item.place.w, item.place.h, item.part.x, item.part.y, item.part.w, item.part.h})
        look = stirred(look, static_cast<std::uint32_t>(side));
    add(item, look);
    return true;
}

void Canvas::add(const Item& item, std::uint64_t look) {
    const SDL_Rect seen = both(item.place, item.clip);
    items_.push_back(item);
    now_.push_back({loose(seen), look});
}

void Canvas::paint(const std::vector<Rect>& rects) {
    for (const Rect& rect : rects) {
        const SDL_Rect inside = both(whole(rect.x, rect.y, rect.right(), rect.bottom()), page_);
        // What lies under a box that hides all of it need not be painted.
        auto first = items_.size();
        bool hidden = false;
        while (first > 0 && !hidden) {
            const Item& item = items_[--first];
            hidden = item.texture == nullptr && item.list == nullptr && item.tint.a == 255 &&
                     holds(both(item.place, item.clip), inside);
        }
        if (!hidden) {
            SDL_RenderSetClipRect(renderer_, &inside);
            SDL_SetRenderDrawBlendMode(renderer_, SDL_BLENDMODE_NONE);
            SDL_SetRenderDrawColor(renderer_, ground_.r, ground_.g, ground_.b, 255);
            SDL_RenderFillRect(renderer_, &inside);
        }
        for (; first < items_.size(); ++first) paint(items_[first], inside);
    }
    SDL_RenderSetClipRect(renderer_, nullptr);
}

void Canvas::paint(const Item& item, const SDL_Rect& inside) {
    const SDL_Rect clip = both(item.clip, inside);
    const SDL_Rect seen = both(item.place, clip);
    if (seen.w <= 0 || seen.h <= 0) return;
    SDL_RenderSetClipRect(renderer_, &clip);
    if (item.list != nullptr) return paint_triangles(item);
    if (item.texture == nullptr) {
        SDL_SetRenderDrawBlendMode(renderer_, item.tint.a == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
        SDL_SetRenderDrawColor(renderer_, item.tint.r, item.tint.g, item.tint.b, item.tint.a);
        SDL_RenderFillRect(renderer_, &seen);
        return;
    }
    SDL_SetTextureColorMod(item.texture, item.tint.r, item.tint.g, item.tint.b);
    SDL_SetTextureAlphaMod(item.texture, item.tint.a);
    SDL_RenderCopy(renderer_, item.texture, &item.part, &item.place);
}

void Canvas::paint_triangles(const Item& item) {
    const ImDrawVert* corner = item.list->VtxBuffer.Data + item.command->VtxOffset;
    const auto* colour = reinterpret_cast<const SDL_Color*>(&corner->col);
    constexpr int stride = sizeof(ImDrawVert);
    const int count = item.list->VtxBuffer.Size - static_cast<int>(item.command->VtxOffset);
    SDL_RenderGeometryRaw(renderer_, item.texture, &corner->pos.x, stride, colour, stride, &corner->uv.x, stride, count,
                          item.list->IdxBuffer.Data + item.command->IdxOffset,
                          static_cast<int>(item.command->ElemCount), sizeof(ImDrawIdx));
}

} // namespace accueil::view

#include "kiosk/view/textures.h"

#include <format>
#include <vector>

#include <cairo.h>

namespace accueil::view {

namespace {

constexpr std::size_t most_bytes = 96U << 20U;

Picture upload(SDL_Renderer* renderer, int width, int height, const std::uint8_t* rgba) {
    if (width <= 0 || height <= 0) return {};
    SDL_Texture* texture = SDL_CreateTexture(renderer, SDL_PIXELFORMAT_RGBA32, SDL_TEXTUREACCESS_STATIC, width, height);
    if (texture == nullptr) return {};
    SDL_UpdateTexture(texture, nullptr, rgba, width * 4);
    SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
    SDL_SetTextureScaleMode(texture, SDL_ScaleModeLinear);
    return {texture, width, height, 0, 0};
}

// Cairo's pixels are multiplied by their alpha, in the machine's word order; SDL's blending wants them straight.
std::vector<std::uint8_t> straight(cairo_surface_t* surface, int width, int height) {
    cairo_surface_flush(surface);
    const std::uint8_t* rows = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    std::vector<std::uint8_t> out(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    std::size_t at = 0;
    for (int y = 0; y < height; ++y) {
        const auto* words = reinterpret_cast<const std::uint32_t*>(rows + static_cast<std::ptrdiff_t>(y) * stride);
        for (int x = 0; x < width; ++x, at += 4) {
            const std::uint32_t p = words[x], a = p >> 24U;
            if (a == 0) continue;
            out[at] = static_cast<std::uint8_t>(std::min(255U, ((p >> 16U) & 0xFFU) * 255U / a));
            out[at + 1] = static_cast<std::uint8_t>(std::min(255U, ((p >> 8U) & 0xFFU) * 255U / a));
            out[at + 2] = static_cast<std::uint8_t>(std::min(255U, (p & 0xFFU) * 255U / a));
            out[at + 3] = static_cast<std::uint8_t>(a);
        }
    }
    return out;
}

std::string hex(Colour c) { return std::format("{:02x}{:02x}{:02x}{:02x}", c.r, c.g, c.b, c.a); }

} // namespace

Textures::~Textures() { forget_all(); }

Picture* Textures::find(const std::string& key) {
    const auto it = kept_.find(key);
    if (it == kept_.end()) return nullptr;
    it->second.used = ++clock_;
    return &it->second.picture;
}

const Picture& Textures::keep(const std::string& key, Picture picture, bool personal) {
    bytes_ += static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4;
    if (bytes_ > most_bytes) make_room();
    Kept& kept = kept_[key];
    kept = {picture, ++clock_, personal};
    return kept.picture;
}

// Everything not drawn in the latest uses goes: a page needs a few hundred pictures at most.
void Textures::make_room() {
    for (auto it = kept_.begin(); it != kept_.end();) {
        if (it->second.used + 600 > clock_) {
            ++it;
            continue;
        }
        const Picture& p = it->second.picture;
        bytes_ -= static_cast<std::size_t>(p.width) * static_cast<std::size_t>(p.height) * 4;
        if (p.texture != nullptr) SDL_DestroyTexture(p.texture);
        it = kept_.erase(it);
    }
}

const Picture& Textures::text(const text::Block& block) {
    const std::string key =
        std::format("t{} {} {} {} {} {} {} {}\n{}", block.style.size, block.style.weight,
                    static_cast<int>(block.style.role), block.style.leading, block.width, static_cast<int>(block.align),
                    block.max_lines, block.language->code, block.text);
    if (const Picture* known = find(key)) return *known;
    const text::Mask mask = typesetter_.mask(block);
    Picture picture = upload(renderer_, mask.width, mask.height, text::white_rgba(mask).data());
    picture.left = mask.left;
    picture.top = mask.top;
    return keep(key, picture, true);
}

const Picture& Textures::shape(Size size, const Shape& shape) {
    const std::string key = std::format("s{} {} {} {} {} {} {}", size.width, size.height, hex(shape.fill),
                                        hex(shape.edge), shape.stroke, shape.radius, shape.shadow);
    if (const Picture* known = find(key)) return *known;
    const float around = shape.shadow ? shadow_reach : 0;
    drawing(key, static_cast<int>(size.width + 2 * around), static_cast<int>(size.height + 2 * around),
            [&](cairo_t* context) { draw_shape(context, size, shape, around); });
    Kept& kept = kept_[key];
    kept.picture.left = kept.picture.top = static_cast<int>(-around);
    return kept.picture;
}

const Picture& Textures::icon(int side, Icon icon, bool turned, float pen) {
    const std::string key = std::format("i{} {} {} {}", side, static_cast<int>(icon), turned, pen);
    return drawing(key, side, side, [&](cairo_t* context) {
        if (turned) {
            cairo_translate(context, side, 0);
            cairo_scale(context, -1, 1);
        }
        draw_icon(context, static_cast<float>(side), icon, pen);
    });
}

const Picture& Textures::drawing(const std::string& key, int width, int height,
                                 const std::function<void(cairo_t*)>& draw, bool personal) {
    if (const Picture* known = find(key)) return *known;
    if (width <= 0 || height <= 0) return keep(key, {}, false);
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    cairo_t* context = cairo_create(surface);
    draw(context);
    cairo_destroy(context);
    const Picture picture = upload(renderer_, width, height, straight(surface, width, height).data());
    cairo_surface_destroy(surface);
    return keep(key, picture, personal);
}

const Picture& Textures::luminance(const std::string& key, int width, int height, const std::uint8_t* pixels,
                                   bool changed) {
    Picture* known = find(key);
    if (known != nullptr && (known->width != width || known->height != height)) {
        SDL_DestroyTexture(known->texture);
        bytes_ -= static_cast<std::size_t>(known->width) * static_cast<std::size_t>(known->height) * 4;
        kept_.erase(key);
        known = nullptr;
    }
    if (known != nullptr && !changed) return *known;
    const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    std::vector<std::uint8_t> rgba(count * 4, 0xFF);
    for (std::size_t i = 0; i < count; ++i) rgba[i * 4] = rgba[i * 4 + 1] = rgba[i * 4 + 2] = pixels[i];
    if (known == nullptr) return keep(key, upload(renderer_, width, height, rgba.data()), true);
    SDL_UpdateTexture(known->texture, nullptr, rgba.data(), width * 4);
    return *known;
}

void Textures::forget_personal() {
    for (auto it = kept_.begin(); it != kept_.end();) {
        if (!it->second.personal) {
            ++it;
            continue;
        }
        const Picture& p = it->second.picture;
        bytes_ -= static_cast<std::size_t>(p.width) * static_cast<std::size_t>(p.height) * 4;
        if (p.texture != nullptr) SDL_DestroyTexture(p.texture);
        it = kept_.erase(it);
    }
    typesetter_.forget();
}

void Textures::forget_all() {
    for (auto& [key, kept] : kept_)
        if (kept.picture.texture != nullptr) SDL_DestroyTexture(kept.picture.texture);
    kept_.clear();
    bytes_ = 0;
    typesetter_.forget();
}

} // namespace accueil::view

#include "kiosk/view/textures.h"

#include <format>
#include <vector>

#include <cairo.h>

namespace accueil::view {

namespace {

// Pages' worth of pixels. A page keeps less than one; the keys of an alphabet or a count-down add to it one by one.
constexpr std::size_t most_pages = 3;

std::size_t bytes_of(const Picture& picture) {
    return static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4;
}

// Tells these pixels from any others that ever were: who paints compares the numbers.
void number(SDL_Texture* texture) {
    static std::uintptr_t last = 0;
    SDL_SetTextureUserData(texture, reinterpret_cast<void*>(++last));
}

Picture upload(SDL_Renderer* renderer, int width, int height, const std::uint8_t* rgba) {
    if (width <= 0 || height <= 0) return {};
    SDL_Texture* texture = SDL_CreateTexture(renderer, SDL_PIXELFORMAT_RGBA32, SDL_TEXTUREACCESS_STATIC, width, height);
    if (texture == nullptr) return {};
    SDL_UpdateTexture(texture, nullptr, rgba, width * 4);
    number(texture);
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
    it->second.used = frame_;
    return &it->second.picture;
}

const Picture& Textures::keep(const std::string& key, Picture picture, bool personal) {
    bytes_ += bytes_of(picture);
    Kept& kept = kept_[key];
    kept = {picture, frame_, personal};
    return kept.picture;
}

void Textures::next_frame() {
    ++frame_;
    int width = 0, height = 0;
    SDL_GetRendererOutputSize(renderer_, &width, &height);
    if (bytes_ > most_pages * static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4)
        drop([this](const Kept& kept) { return !recent(kept); });
}

void Textures::drop(const std::function<bool(const Kept&)>& which) {
    std::erase_if(kept_, [&](const auto& entry) {
        const Kept& kept = entry.second;
        if (!which(kept)) return false;
        bytes_ -= bytes_of(kept.picture);
        if (kept.picture.texture != nullptr) SDL_DestroyTexture(kept.picture.texture);
        return true;
    });
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

const Picture& Textures::live(int width, int height, const Grey& picture, bool changed) {
    const std::string key = "live";
    if (const Picture* known = find(key); known != nullptr) {
        if (known->width == width && known->height == height && !changed) return *known;
        if (known->width != width || known->height != height)
            drop([&](const Kept& kept) { return &kept.picture == known; });
    }
    if (!kept_.contains(key)) {
        SDL_Texture* made =
            SDL_CreateTexture(renderer_, SDL_PIXELFORMAT_RGB888, SDL_TEXTUREACCESS_STREAMING, width, height);
        if (made == nullptr) return keep(key, {}, true);
        SDL_SetTextureBlendMode(made, SDL_BLENDMODE_NONE);
        keep(key, {made, width, height, 0, 0}, true);
    }
    const Picture& shown = kept_[key].picture;
    void* pixels = nullptr;
    int pitch = 0;
    if (shown.texture == nullptr || SDL_LockTexture(shown.texture, nullptr, &pixels, &pitch) != 0) return shown;
    cover(picture, width, height, static_cast<std::uint32_t*>(pixels), static_cast<std::size_t>(pitch) / 4);
    SDL_UnlockTexture(shown.texture);
    number(shown.texture);
    return shown;
}

void Textures::forget_personal() {
    drop([this](const Kept& kept) { return kept.personal || !recent(kept); });
    typesetter_.forget();
}

void Textures::forget_all() {
    drop([](const Kept&) { return true; });
    typesetter_.forget();
}

} // namespace accueil::view

// What was drawn by Pango and Cairo, as textures of the renderer; each is made when first wanted and kept.
//
// One thread, the renderer's. Texts may be personal: forget_personal() destroys every text texture.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

#include <SDL.h>

#include "kiosk/view/drawing.h"
#include "shared/text/block.h"

namespace accueil::view {

struct Picture {
    SDL_Texture* texture = nullptr; // nullptr: nothing to draw
    int width = 0, height = 0;
    int left = 0, top = 0; // where its corner lies from the place it is drawn at
};

class Textures {
  public:
    explicit Textures(SDL_Renderer* renderer) : renderer_(renderer) {}
    ~Textures();
    Textures(const Textures&) = delete;
    Textures& operator=(const Textures&) = delete;

    [[nodiscard]] text::Typesetter& typesetter() { return typesetter_; }

    const Picture& text(const text::Block& block);
    const Picture& shape(Size size, const Shape& shape);
    const Picture& icon(int side, Icon icon, bool turned, float pen = 2);
    // Anything else: `draw` is called once for the key, on a clear surface of the size.
    const Picture& drawing(const std::string& key, int width, int height, const std::function<void(cairo_t*)>& draw,
                           bool personal = false);
    // Luminance pixels, new ones each time (a camera); one texture is reused under the key.
    const Picture& luminance(const std::string& key, int width, int height, const std::uint8_t* pixels, bool changed);

    void forget_personal();
    void forget_all();
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

  private:
    struct Kept {
        Picture picture;
        std::uint64_t used = 0;
        bool personal = false;
    };
    const Picture& keep(const std::string& key, Picture picture, bool personal);
    Picture* find(const std::string& key);
    void make_room();

    SDL_Renderer* renderer_;
    text::Typesetter typesetter_;
    std::unordered_map<std::string, Kept> kept_;
    std::uint64_t clock_ = 0;
    std::size_t bytes_ = 0;
};

} // namespace accueil::view

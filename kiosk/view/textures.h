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

#include "kiosk/view/cover.h"
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
    // `renderer` must outlive it.
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
    // The camera's picture, filling a box of the size; one texture is used again and again.
    const Picture& live(int width, int height, const Grey& picture, bool changed);

    // What no recent frame has drawn goes when there is too much. Call it before each frame.
    void next_frame();
    // Every text, what else is of a person, and what the latest pages did not draw.
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
    // Destroys those of which it is true.
    void drop(const std::function<bool(const Kept&)>& which);
    [[nodiscard]] bool recent(const Kept& kept) const { return kept.used + 1 >= frame_; }

    SDL_Renderer* renderer_;
    text::Typesetter typesetter_;
    std::unordered_map<std::string, Kept> kept_;
    std::uint64_t frame_ = 0;
    std::size_t bytes_ = 0;
};

} // namespace accueil::view

// Brings ImGui's list of a frame to the renderer, and of it only what differs from the frame before.
//
// ImGui's own backend draws triangles, which is what a GPU wants. Without one the same list is painted as what it
// mostly is, whole pictures and filled boxes, inside the rectangles that have changed. One thread, the renderer's.
#pragma once

#include <cstdint>
#include <vector>

#include <SDL.h>

#include "kiosk/view/damage.h"
#include "kiosk/view/theme.h"

struct ImDrawCmd;
struct ImDrawData;
struct ImDrawList;

namespace accueil::view {

class Canvas {
  public:
    // `renderer` must outlive it.
    explicit Canvas(SDL_Renderer* renderer);

    // Takes the frame over and says where it differs from the one before. The lists must live until paint() is done.
    [[nodiscard]] std::vector<Rect> take(const ImDrawData& frame, Colour ground);
    // Paints what was taken, inside the rectangles.
    void paint(const std::vector<Rect>& rects);
    // The surface has lost its pixels: the next frame is new everywhere.
    void forget() { before_.clear(); }

  private:
    struct Item {
        SDL_Texture* texture = nullptr; // nullptr: a box of the colour
        SDL_Rect place{}, clip{};
        SDL_Rect part{}; // of the texture
        Colour tint{};
        // Anything else than an upright box: triangles.
        const ImDrawList* list = nullptr;
        const ImDrawCmd* command = nullptr;
    };
    void read(const ImDrawList& list, const ImDrawCmd& command);
    bool read_box(const ImDrawList& list, const ImDrawCmd& command, unsigned first);
    void add(const Item& item, std::uint64_t look);
    void paint(const Item& item, const SDL_Rect& inside);
    void paint_triangles(const Item& item);

    SDL_Renderer* renderer_;
    SDL_Rect page_{};
    Colour ground_{};
    std::vector<Item> items_;
    std::vector<Drawn> before_, now_;
};

} // namespace accueil::view

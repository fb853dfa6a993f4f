// What a screen draws with. It lays text and shapes on the page, turns the page round for languages that run from right
// to left, asks ImGui what was touched, and records all of it in the semantic tree.
//
// A screen is a function that reads the model and emits journey events; it keeps nothing. The few things that a page
// remembers for itself (which page of a list, which layer of keys) live in note() and end with the page.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/journey/event.h"
#include "kiosk/journey/model.h"
#include "kiosk/view/semantics.h"
#include "kiosk/view/theme.h"
#include "kiosk/view/window.h"
#include "shared/booking/retention.h"
#include "shared/text/catalogue.h"

namespace accueil::view {

struct ViewOptions {
    std::vector<std::string> languages{"fr", "en",
                                       "ar"}; // offered, in this order; those without a catalogue are left out
    Screen screen{};                          // size is taken from the window
    int largest_household = 20;
    std::chrono::seconds countdown{30};                     // all of it, of which a part is left
    std::chrono::days details_kept = booking::details_kept; // told where they are asked for
    std::filesystem::path logo{};                           // the operator's own, a PNG; none when empty
    std::string guide{};       // pages for newly arrived people, see slip::guide_in(); none when empty
    bool only_meaning = false; // lays out and records, draws nothing: to check thousands of pages
};

// What the camera sees, for the live view. Luminance, rows without padding.
struct Preview {
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels{};
    std::optional<std::array<Point, 4>> quad{}; // of a code that was seen, in pixels of the picture
    std::uint64_t serial = 0;                   // grows with each picture
    bool mirror = true;                         // a camera that looks at the person; false above a shelf
};

struct Ink {
    Type type{};
    Colour colour{};
    text::Align align = text::Align::Start;
    bool middle = false;                      // in the middle of the height
    bool shrink = false;                      // down to the least size rather than stick out
    const text::Language* language = nullptr; // nullptr: the page's
};

struct Press {
    bool clicked = false;
    bool down = false;
};

class Ui {
  public:
    // All three must outlive it.
    Ui(Window& window, const text::Catalogues& catalogues, ViewOptions options);

    void begin(const journey::Model& model);
    void end();

    // --- what a screen reads
    [[nodiscard]] const Theme& theme() const { return theme_; }
    [[nodiscard]] const Palette& colour() const { return theme_.colour; }
    [[nodiscard]] const Letters& type() const { return theme_.type; }
    [[nodiscard]] const Lengths& length() const { return theme_.length; }
    [[nodiscard]] const ViewOptions& options() const { return options_; }
    [[nodiscard]] const text::Catalogues& catalogues() const { return catalogues_; }
    [[nodiscard]] const text::Catalogue& words() const { return *words_; }
    [[nodiscard]] Rect page() const { return {0, 0, theme_.screen.width, theme_.screen.height}; }
    [[nodiscard]] bool portrait() const { return theme_.portrait(); }
    // The person asked for shorter texts in easier words.
    [[nodiscard]] bool simple() const { return theme_.comfort.simple_language; }
    [[nodiscard]] bool right_to_left() const { return words_->language().right_to_left(); }
    [[nodiscard]] const Preview& preview() const { return preview_; }

    [[nodiscard]] std::string tr(std::string_view french) const { return words_->tr(french); }
    [[nodiscard]] std::string tr(std::string_view french, text::Arguments arguments) const {
        return words_->tr(french, arguments);
    }
    [[nodiscard]] std::string ntr(std::string_view one, std::string_view many, std::int64_t n,
                                  text::Arguments arguments = {}) const {
        return words_->ntr(one, many, n, arguments);
    }

    void emit(journey::Event event) { events_.push_back(std::move(event)); }
    [[nodiscard]] std::vector<journey::Event> take_events() { return std::exchange(events_, {}); }

    // A number that this page remembers until another screen comes.
    [[nodiscard]] int& note(const std::string& name) { return notes_[name]; }

    // --- what a screen draws
    [[nodiscard]] text::Extent measure(std::string_view text, const Type& type, float width = 0,
                                       const text::Language* language = nullptr);
    // Draws and records the ink. Returns the height used.
    float write(const Rect& box, std::string_view text, const Ink& ink);
    void shape(const Rect& box, const Shape& shape);
    void fill(const Rect& box, Colour colour);
    void icon(const Rect& box, Icon icon, Colour colour, float pen = 2);
    // A Cairo drawing of the box's size, made once for the key. Never mirrored inside.
    void drawing(const Rect& box, const std::string& key, const std::function<void(cairo_t*)>& draw,
                 bool personal = false);
    // The camera's picture, filling the box, cut where it is wider or higher.
    void live(const Rect& box);
    [[nodiscard]] Rect physical(const Rect& box) const {
        return right_to_left() && !as_it_is_ ? mirrored(box, theme_.screen.width) : box;
    }

    // --- meaning
    // Something to read: no touch, no focus.
    void tell(NodeRole role, const std::string& id, std::string label, const Rect& box, bool personal = false,
              std::string value = {});
    // Something to touch. Ids are unique in a page.
    Press press(Node node);
    // Only the hand: a box that says nothing, over something that is in the tree already (the map beside its list). The
    // place touched, from the box's corner.
    std::optional<Point> touched(const Rect& box, const std::string& name);
    // What is told and pressed from now on comes last in the order of focus, wherever it stands: the bar at the bottom
    // is the same on every page.
    bool last(bool on) { return std::exchange(last_, on); }
    // The control whose text is being written, for the checks.
    void owner(std::string id) { owner_ = std::move(id); }

    // What is pressed from now on is pressed many times in a row: a hand that trembles must be borne with there.
    bool in_a_row(bool on) { return std::exchange(in_a_row_, on); }

    // How far a page stands below its heading, for hands that do not reach up.
    void lowered(float by) { lowered_ = by; }
    [[nodiscard]] float lowered() const { return lowered_; }

    // Latin letters and digits are typed from left to right in every language: keys, fields, the map.
    bool as_it_is(bool on) { return std::exchange(as_it_is_, on); }

    // What lies under the text now, for the contrast check and for what is drawn on it.
    [[nodiscard]] Colour ground() const { return ground_; }
    Colour ground(Colour colour) { return std::exchange(ground_, colour); }

    // From now on nothing can be touched or read: an overlay lies above what was drawn.
    void cover();
    void uncover() { covered_ = false; }
    // The same before a page is drawn: what lies under an overlay must not take its touches.
    void draw_covered() { covered_ = true; }

    // --- the hand
    void step(Step step);
    // Presses what has the ring; shows the ring first when it is not seen.
    void activate();
    // Of what has the ring; empty when none is seen.
    [[nodiscard]] std::string focus() const { return focus_visible_ ? focus_ : std::string(); }
    [[nodiscard]] const Tree& tree() const { return tree_; }
    void show(Preview preview);
    void forget_personal();

  private:
    void choose_language(const journey::Model& model);
    void focus_ring();
    [[nodiscard]] std::vector<Node>& nodes() { return last_ ? last_nodes_ : building_.nodes; }
    [[nodiscard]] bool is_premature() const;
    [[nodiscard]] bool counts(const std::string& id, bool may_follow);
    void mark(const Rect& box, const text::Extent& extent, const Ink& ink, float size, float top);
    void picture(const Picture& picture, Point place, Colour tint);

    Window& window_;
    const text::Catalogues& catalogues_;
    ViewOptions options_;
    Theme theme_;
    const text::Catalogue* words_;
    std::vector<journey::Event> events_;
    std::map<std::string, int> notes_;
    std::size_t screen_index_ = 0;
    int staff_step_ = 0;
    Tree tree_, building_;
    std::vector<Node> last_nodes_;
    bool last_ = false;
    std::string owner_;
    Colour ground_;
    bool covered_ = false;
    bool as_it_is_ = false;
    std::string focus_, activated_;
    bool focus_visible_ = false;
    std::optional<core::Monotonic> page_since_; // another page than before
    struct Pressed {
        std::string id;
        core::Monotonic at;
    };
    std::optional<Pressed> pressed_; // the last that counted
    bool in_a_row_ = false;
    float lowered_ = 0;
    Preview preview_;
    std::uint64_t drawn_serial_ = 0;
};

// Text on another ground, for as long as it lives.
class OnGround {
  public:
    OnGround(Ui& ui, Colour colour) : ui_(ui), before_(ui.ground(colour)) {}
    ~OnGround() { ui_.ground(before_); }
    OnGround(const OnGround&) = delete;
    OnGround& operator=(const OnGround&) = delete;

  private:
    Ui& ui_;
    Colour before_;
};

// A part of the page that is not turned round. Give it the physical place of the box.
class AsItIs {
  public:
    explicit AsItIs(Ui& ui) : ui_(ui), before_(ui.as_it_is(true)) {}
    ~AsItIs() { ui_.as_it_is(before_); }
    AsItIs(const AsItIs&) = delete;
    AsItIs& operator=(const AsItIs&) = delete;

  private:
    Ui& ui_;
    bool before_;
};

} // namespace accueil::view

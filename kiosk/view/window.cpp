#include "kiosk/view/window.h"

#include <cairo.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <backends/imgui_impl_sdlrenderer2.h>

#include "shared/core/log.h"

namespace accueil::view {

namespace {

// One frame a burst lost one click of three; three lose none.
constexpr int frames_after_an_event = 3;

core::Error sdl_error(const char* what) {
    return {core::ErrorKind::Unavailable, std::string(what) + ": " + SDL_GetError()};
}

void make_context(Size size) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags = ImGuiConfigFlags_NoMouseCursorChange;
    io.DisplaySize = {size.width, size.height};
    io.DeltaTime = 1.0F / 60;
    ImGui::GetStyle().WindowPadding = {0, 0};
    ImGui::GetStyle().WindowBorderSize = 0;
    // Lines and corners are Cairo's work.
    ImGui::GetStyle().AntiAliasedLines = false;
    ImGui::GetStyle().AntiAliasedFill = false;
}

bool on_the_screen_itself() { return SDL_strcasecmp(SDL_GetCurrentVideoDriver(), "kmsdrm") == 0; }

// The screen itself gets a context of OpenGL ES. SDL would take its renderer for the large OpenGL first, which paints
// nothing there: the screen stays black without an error.
constexpr const char* open_gl_es = "opengles2";

// X11's full screen is a wish to the window manager, for whose answer SDL waits a tenth of a second: in vain where
// there is none. The first picture does not wait with it (Window::take_the_screen).
bool waits_for_a_manager(const WindowOptions& options) {
    return options.full_screen && SDL_strcasecmp(SDL_GetCurrentVideoDriver(), "x11") == 0;
}

SDL_Window* make_window(const WindowOptions& options) {
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    // X11 takes pixels as they are; through a GL texture it would be twice the memory and three times the start.
    // Wayland and KMSDRM of SDL 2 take nothing but such a texture, whatever the environment says.
    const bool as_they_are = std::string_view(SDL_GetCurrentVideoDriver()) == "x11" && !options.accelerated;
    const char* through_texture = on_the_screen_itself() ? open_gl_es : "1";
    SDL_SetHintWithPriority(SDL_HINT_FRAMEBUFFER_ACCELERATION, as_they_are ? "0" : through_texture, SDL_HINT_OVERRIDE);
    SDL_DisplayMode screen{};
    if (waits_for_a_manager(options) && SDL_GetDesktopDisplayMode(0, &screen) == 0)
        return SDL_CreateWindow(options.title.c_str(), 0, 0, screen.w, screen.h, SDL_WINDOW_BORDERLESS);
    const Uint32 flags = options.full_screen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0;
    return SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, options.width,
                            options.height, flags);
}

SDL_Renderer* make_renderer(SDL_Window* window, bool accelerated) {
    if (!accelerated) return SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
    if (on_the_screen_itself()) SDL_SetHint(SDL_HINT_RENDER_DRIVER, open_gl_es);
    SDL_Renderer* made = SDL_CreateRenderer(window, -1, SDL_RENDERER_ACCELERATED);
    SDL_ResetHint(SDL_HINT_RENDER_DRIVER); // it would go before the flag of the other one
    return made;
}

// SDL makes the buffers of the screen itself anew when it shows the first picture, and shows an empty one instead.
// Nothing would follow it, since only what changes is painted.
void present_nothing(SDL_Renderer* renderer) {
    SDL_RenderClear(renderer);
    SDL_RenderPresent(renderer);
}

} // namespace

core::Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options) {
    std::unique_ptr<Window> window(new Window);
    window->clock_ = options.clock;
    if (options.off_screen) {
        window->surface_ =
            SDL_CreateRGBSurfaceWithFormat(0, options.width, options.height, 32, SDL_PIXELFORMAT_ARGB8888);
        if (window->surface_ == nullptr) return std::unexpected(sdl_error("no surface"));
        window->renderer_ = SDL_CreateSoftwareRenderer(window->surface_);
    } else {
        if (!options.video.empty()) SDL_SetHint(SDL_HINT_VIDEODRIVER, options.video.c_str());
        if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return std::unexpected(sdl_error("no display"));
        window->video_ = true;
        window->window_ = make_window(options);
        if (window->window_ == nullptr) return std::unexpected(sdl_error("no window"));
        window->screen_wanted_ = waits_for_a_manager(options);
        if (options.accelerated) window->renderer_ = make_renderer(window->window_, true);
        window->accelerated_ = window->renderer_ != nullptr;
        if (window->renderer_ == nullptr) window->renderer_ = make_renderer(window->window_, false);
        SDL_ShowCursor(options.full_screen ? SDL_DISABLE : SDL_ENABLE);
        SDL_StartTextInput();
    }
    if (window->renderer_ == nullptr) return std::unexpected(sdl_error("no renderer"));
    if (window->video_ && on_the_screen_itself()) present_nothing(window->renderer_);
    if (window->video_) tell(*window);
    make_context(window->size());
    ImGui_ImplSDLRenderer2_Init(window->renderer_);
    window->textures_ = std::make_unique<Textures>(window->renderer_);
    window->canvas_ = std::make_unique<Canvas>(window->renderer_);
    return window;
}

// For the log: on what the picture is shown, and by what it is painted.
void Window::tell(const Window& window) {
    SDL_RendererInfo about{};
    SDL_GetRendererInfo(window.renderer_, &about);
    core::log::info("display", {{"video", SDL_GetCurrentVideoDriver()},
                                {"renderer", about.name},
                                {"width", static_cast<int>(window.size().width)},
                                {"height", static_cast<int>(window.size().height)}});
}

Window::~Window() {
    textures_.reset();
    if (ImGui::GetCurrentContext() != nullptr) {
        if (ImGui::GetIO().BackendRendererUserData != nullptr) ImGui_ImplSDLRenderer2_Shutdown();
        ImGui::DestroyContext();
    }
    if (renderer_ != nullptr) SDL_DestroyRenderer(renderer_);
    if (window_ != nullptr) SDL_DestroyWindow(window_);
    if (surface_ != nullptr) SDL_FreeSurface(surface_);
    if (video_) SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

Size Window::size() const {
    int width = 0, height = 0;
    SDL_GetRendererOutputSize(renderer_, &width, &height);
    return {static_cast<float>(width), static_cast<float>(height)};
}

bool Window::poll() {
    if (window_ == nullptr) return true;
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0) {
        if (event.type == SDL_QUIT) return false;
        feed(event);
    }
    return true;
}

void Window::move_to(Point place, bool finger) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(finger ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    io.AddMousePosEvent(place.x, place.y);
}

void Window::button(bool down, bool finger) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(finger ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, down);
    if (down && !held_) strikes_.push_back(fed_at_); // ImGui passes over what changes nothing
    held_ = down;
    touched_ = touched_ || down;
}

void Window::touch(Point place, bool down) {
    invalidate();
    move_to(place, true);
    button(down, true);
}

// One finger is followed. A second one that comes down before the first is up ends the first one's tap, as quick
// typists do with two thumbs.
void Window::feed_finger(const SDL_TouchFingerEvent& event, bool down) {
    const Size area = size();
    const Point place{event.x * area.width, event.y * area.height};
    if (down) {
        if (finger_.has_value()) button(false, true);
        finger_ = event.fingerId;
        touch(place, true);
    } else if (finger_ == event.fingerId) {
        finger_.reset();
        touch(place, false);
    }
}

void Window::feed_key(const SDL_KeyboardEvent& event) {
    if (event.keysym.sym >= SDLK_F2 && event.keysym.sym <= SDLK_F12) sample_ = event.keysym.sym - SDLK_F2 + 1;
    const auto key = key_of(event.keysym.sym, (event.keysym.mod & KMOD_SHIFT) != 0);
    if (key && (event.repeat == 0 || may_repeat(*key))) keys_.push_back(*key);
}

std::optional<core::Monotonic> Window::now() const {
    return clock_ == nullptr ? std::nullopt : std::optional(clock_->monotonic());
}

void Window::feed(const SDL_Event& event) {
    if (event.type == SDL_USEREVENT) return; // the loop's bell: what it brings says itself whether to draw
    fed_at_ = now();
    take(event);
    fed_at_.reset();
}

void Window::take(const SDL_Event& event) {
    invalidate();
    switch (event.type) {
    case SDL_MOUSEMOTION:
        if (event.motion.which != SDL_TOUCH_MOUSEID)
            move_to({static_cast<float>(event.motion.x), static_cast<float>(event.motion.y)}, false);
        break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        if (event.button.which == SDL_TOUCH_MOUSEID || event.button.button != SDL_BUTTON_LEFT) break;
        move_to({static_cast<float>(event.button.x), static_cast<float>(event.button.y)}, false);
        button(event.type == SDL_MOUSEBUTTONDOWN, false);
        break;
    case SDL_FINGERDOWN: feed_finger(event.tfinger, true); break;
    case SDL_FINGERUP: feed_finger(event.tfinger, false); break;
    case SDL_FINGERMOTION:
        if (finger_ == event.tfinger.fingerId)
            move_to({event.tfinger.x * size().width, event.tfinger.y * size().height}, true);
        break;
    case SDL_KEYDOWN: feed_key(event.key); break;
    case SDL_TEXTINPUT: typed_ += event.text.text; break;
    case SDL_DROPFILE:
        dropped_.emplace_back(event.drop.file);
        SDL_free(event.drop.file);
        break;
    case SDL_WINDOWEVENT: feed_window(event.window); break;
    case SDL_RENDER_DEVICE_RESET: textures_->forget_all(); [[fallthrough]];
    case SDL_RENDER_TARGETS_RESET: canvas_->forget(); break;
    default: break; // SDL's events, not an enum of ours
    }
}

// What the window showed has gone.
void Window::feed_window(const SDL_WindowEvent& event) {
    if (event.event == SDL_WINDOWEVENT_EXPOSED || event.event == SDL_WINDOWEVENT_SIZE_CHANGED ||
        event.event == SDL_WINDOWEVENT_RESTORED)
        canvas_->forget();
}

bool Window::wants_frame() const {
    return frames_left_ > 0 || !keys_.empty() || !ImGui::GetCurrentContext()->InputEventsQueue.empty();
}

void Window::invalidate() { frames_left_ = frames_after_an_event; }

void Window::begin(Colour ground) {
    if (ImGui::GetCurrentContext()->InputEventsQueue.empty()) --frames_left_;
    const Size area = size();
    ImGui::GetIO().DisplaySize = {area.width, area.height};
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    ImGui_ImplSDLRenderer2_NewFrame();
    ImGui::NewFrame();
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !strikes_.empty()) {
        struck_at_ = strikes_.front();
        strikes_.pop_front();
    }
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({area.width, area.height});
    ImGui::Begin("face", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
    ground_ = ground;
    textures_->next_frame();
}

void Window::end() {
    ImGui::End();
    ImGui::Render();
    damage_ = canvas_->take(*ImGui::GetDrawData(), ground_);
    if (damage_.empty()) return;
    present();
    if (std::exchange(screen_wanted_, false)) take_the_screen();
}

// After the first picture, which fills the screen already: now a manager, if there is one, puts us before its panels.
void Window::take_the_screen() {
    SDL_SetWindowFullscreen(window_, SDL_WINDOW_FULLSCREEN_DESKTOP);
    canvas_->forget();
    invalidate();
}

void Window::present() {
    // A GPU swaps whole frames and is quicker at painting one than we are at choosing.
    if (accelerated_) {
        SDL_SetRenderDrawColor(renderer_, ground_.r, ground_.g, ground_.b, 255);
        SDL_RenderClear(renderer_);
        ImGui_ImplSDLRenderer2_RenderDrawData(ImGui::GetDrawData());
        SDL_RenderPresent(renderer_);
        return;
    }
    canvas_->paint(damage_);
    SDL_RenderFlush(renderer_);
    if (window_ == nullptr) return;
    // Not SDL_RenderPresent(), which sends the whole surface.
    std::vector<SDL_Rect> rects;
    for (const Rect& r : damage_)
        rects.push_back(
            {static_cast<int>(r.x), static_cast<int>(r.y), static_cast<int>(r.width), static_cast<int>(r.height)});
    SDL_UpdateWindowSurfaceRects(window_, rects.data(), static_cast<int>(rects.size()));
}

core::Result<void> Window::save_png(const std::filesystem::path& file) {
    const auto width = static_cast<int>(size().width), height = static_cast<int>(size().height);
    const int stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, width);
    std::vector<unsigned char> pixels(static_cast<std::size_t>(stride) * static_cast<std::size_t>(height));
    if (SDL_RenderReadPixels(renderer_, nullptr, SDL_PIXELFORMAT_ARGB8888, pixels.data(), stride) != 0)
        return std::unexpected(sdl_error("the frame can't be read"));
    cairo_surface_t* picture =
        cairo_image_surface_create_for_data(pixels.data(), CAIRO_FORMAT_RGB24, width, height, stride);
    const cairo_status_t status = cairo_surface_write_to_png(picture, file.c_str());
    cairo_surface_destroy(picture);
    if (status == CAIRO_STATUS_SUCCESS) return {};
    return core::fail(status == CAIRO_STATUS_WRITE_ERROR ? core::ErrorKind::Full : core::ErrorKind::Unavailable,
                      std::string("picture not written: ") + cairo_status_to_string(status));
}

} // namespace accueil::view

// Writes every page in every language, shape of screen and comfort as a picture, checks each by its semantic tree, and
// lays out a contact sheet a language. Ends with 1 when a check failed. ./tests/pictures runs it.
#include <algorithm>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <optional>
#include <print>
#include <thread>

#include <CLI/CLI.hpp>
#include <cairo.h>

#include "kiosk/view/checks.h"
#include "kiosk/view/view.h"
#include "shared/core/places.h"
#include "tests/view/samples.h"

namespace {

using namespace accueil;
namespace fs = std::filesystem;

struct Variant {
    std::string name;
    view::Screen screen;
    journey::Comfort comfort;
};

// Screens that kiosks have: 24 inches upright and lying, 21.3 inches of 4:3, and 24 inches of four times the pixels.
std::vector<Variant> variants() {
    const std::array<std::pair<std::string, view::Screen>, 3> screens{
        std::pair{std::string("landscape"), view::Screen{}},
        std::pair{std::string("portrait"), view::Screen{.size = {1080, 1920}}},
        std::pair{std::string("four-thirds"), view::Screen{.size = {1600, 1200}, .dpi = 93.9}}};
    const std::array<std::pair<std::string, journey::Comfort>, 6> comforts{
        std::pair{std::string("normal"), journey::Comfort{}},
        std::pair{std::string("large"), journey::Comfort{.large_text = true}},
        std::pair{std::string("contrast"), journey::Comfort{.high_contrast = true}},
        std::pair{std::string("low"), journey::Comfort{.low_reach = true}},
        std::pair{std::string("simple"), journey::Comfort{.simple_language = true}},
        std::pair{
            std::string("together"),
            journey::Comfort{.large_text = true, .high_contrast = true, .low_reach = true, .simple_language = true}}};
    std::vector<Variant> out;
    for (const auto& [shape, screen] : screens)
        for (const auto& [mode, comfort] : comforts) out.push_back({shape + "-" + mode, screen, comfort});
    out.push_back({"4k-normal", {.size = {3840, 2160}, .dpi = 183.6}, {}});
    out.push_back({"4k-upright-normal", {.size = {2160, 3840}, .dpi = 183.6}, {}});
    return out;
}

struct Sheet {
    static constexpr int cell = 300, gap = 12;
    cairo_surface_t* surface;
    cairo_t* context;

    Sheet(int across, int down)
        : surface(
              cairo_image_surface_create(CAIRO_FORMAT_RGB24, across * (cell + gap) + gap, down * (cell + gap) + gap)),
          context(cairo_create(surface)) {
        cairo_set_source_rgb(context, 0.5, 0.52, 0.55);
        cairo_paint(context);
    }
    ~Sheet() {
        cairo_destroy(context);
        cairo_surface_destroy(surface);
    }
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    void place(const fs::path& file, int column, int row) {
        cairo_surface_t* picture = cairo_image_surface_create_from_png(file.c_str());
        const double w = cairo_image_surface_get_width(picture), h = cairo_image_surface_get_height(picture);
        const double scale = cell / std::max(w, h);
        cairo_save(context);
        cairo_translate(context, gap + column * (cell + gap), gap + row * (cell + gap));
        cairo_scale(context, scale, scale);
        cairo_set_source_surface(context, picture, 0, 0);
        cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_GOOD);
        cairo_paint(context);
        cairo_restore(context);
        cairo_surface_destroy(picture);
    }
};

struct Options {
    std::vector<std::string> languages, offered;
    std::string only, variant;
    fs::path folder, logo;
    bool check = false; // no picture is written
    int jobs = 1;
};

struct Count {
    int pages = 0, faults = 0;
};

// One language: every page in every variant.
class Studio {
  public:
    Studio(const Options& options, const text::Catalogues& catalogues) : options_(options), catalogues_(catalogues) {}

    Count run(const std::string& language) {
        auto samples = view::samples::all(language);
        std::erase_if(samples,
                      [&](const auto& s) { return !options_.only.empty() && !s.name.starts_with(options_.only); });
        auto all = variants();
        std::erase_if(all, [&](const Variant& v) { return !v.name.contains(options_.variant); });
        std::optional<Sheet> sheet;
        if (!options_.check) sheet.emplace(static_cast<int>(all.size()), static_cast<int>(samples.size()));
        for (std::size_t column = 0; column < all.size(); ++column)
            one_variant(language, all[column], samples, sheet, static_cast<int>(column));
        if (sheet) cairo_surface_write_to_png(sheet->surface, (options_.folder / (language + ".png")).c_str());
        std::println("{}: {} pages, {} faults", language, count_.pages, count_.faults);
        return count_;
    }

  private:
    void one_variant(const std::string& language, const Variant& variant,
                     const std::vector<view::samples::Sample>& samples, std::optional<Sheet>& sheet, int column) {
        const auto view = view::View::open({.width = static_cast<int>(variant.screen.size.width),
                                            .height = static_cast<int>(variant.screen.size.height),
                                            .off_screen = true},
                                           {.languages = options_.offered,
                                            .screen = variant.screen,
                                            .logo = options_.logo,
                                            .only_meaning = options_.check},
                                           catalogues_);
        if (!view) {
            std::println("{}", view.error().detail);
            ++count_.faults;
            return;
        }
        const fs::path folder = options_.folder / language / variant.name;
        for (std::size_t row = 0; row < samples.size(); ++row) {
            // A page of reception looks the same whatever a visitor chose.
            if (samples[row].reception && !variant.name.ends_with("-normal")) continue;
            one_page(**view, samples[row], variant, language);
            if (!sheet) continue;
            fs::create_directories(folder);
            const fs::path file = folder / (samples[row].name + ".png");
            if (const auto saved = (*view)->save_png(file); !saved) std::println("{}", saved.error().detail);
            sheet->place(file, column, static_cast<int>(row));
        }
    }

    void one_page(view::View& view, view::samples::Sample sample, const Variant& variant, const std::string& language) {
        if (!sample.reception) sample.model.comfort = variant.comfort;
        view.forget_personal();
        if (sample.camera) view.show(view::samples::desk());
        settle(view, sample);
        if (!sample.tapped.empty() && view.tap(sample.tapped)) settle(view, sample, true);
        ++count_.pages;
        for (const std::string& fault : view::faults(view.tree(), view.theme())) {
            std::println("{} {} {}: {}", language, variant.name, sample.name, fault);
            ++count_.faults;
        }
    }

    // A page at rest needs one frame to know its places; a tap and a picture need all of theirs.
    void settle(view::View& view, const view::samples::Sample& sample, bool tapped = false) const {
        view.invalidate();
        do (void)view.frame(sample.model);
        while (view.wants_frame() && (tapped || !options_.check));
    }

    const Options& options_;
    const text::Catalogues& catalogues_;
    Count count_;
};

// SDL and ImGui hold one window a process: languages side by side are processes. Each tells its count through a pipe.
Count side_by_side(const Options& options, const text::Catalogues& catalogues) {
    const int jobs = std::min(options.jobs, static_cast<int>(options.languages.size()));
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) return {.pages = 0, .faults = 1};
    std::setvbuf(stdout, nullptr, _IOLBF, 4096); // whole lines, whichever process writes
    for (int job = 0; job < jobs; ++job) {
        if (::fork() != 0) continue;
        Count sum;
        for (std::size_t i = static_cast<std::size_t>(job); i < options.languages.size();
             i += static_cast<std::size_t>(jobs)) {
            const Count one = Studio(options, catalogues).run(options.languages[i]);
            sum = {.pages = sum.pages + one.pages, .faults = sum.faults + one.faults};
            std::fflush(stdout);
        }
        const bool told = ::write(ends[1], &sum, sizeof sum) == sizeof sum;
        ::_exit(told ? 0 : 1);
    }
    ::close(ends[1]);
    Count sum;
    int heard = 0;
    for (Count one; ::read(ends[0], &one, sizeof one) == sizeof one; ++heard)
        sum = {.pages = sum.pages + one.pages, .faults = sum.faults + one.faults};
    ::close(ends[0]);
    while (::wait(nullptr) > 0) {
    }
    if (heard < jobs) {
        std::println("{} of {} processes ended early", jobs - heard, jobs);
        ++sum.faults;
    }
    return sum;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("Every page as a picture, checked.");
    Options options;
    options.folder = "build/pictures";
    options.jobs = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    app.add_option("languages", options.languages, "codes; all that have a catalogue when none is named");
    app.add_flag("--check", options.check, "check only: write no pictures");
    app.add_option("--only", options.only, "pages whose name begins so");
    app.add_option("--variant", options.variant,
                   "variants whose name holds this: portrait, four-thirds, large, landscape-normal …");
    app.add_option("--folder", options.folder, "where to write");
    app.add_option("--logo", options.logo, "the operator's sign, a PNG");
    app.add_option("--jobs", options.jobs, "languages at a time (default: the number of processors)")
        ->check(CLI::PositiveNumber);
    CLI11_PARSE(app, argc, argv);
    const auto catalogues = text::Catalogues::load(core::share_folder());
    if (!catalogues) {
        std::println(stderr, "{}", catalogues.error().detail);
        return 2;
    }
    for (const auto& language : catalogues->languages().all())
        if (catalogues->has(language.code)) options.offered.push_back(language.code);
    if (options.languages.empty()) options.languages = options.offered;
    if (!options.check) fs::create_directories(options.folder);
    const Count all = side_by_side(options, *catalogues);
    if (!options.check) std::println("pictures: {}", options.folder.string());
    std::println("{} pages, {} faults", all.pages, all.faults);
    return all.faults == 0 ? 0 : 1;
}

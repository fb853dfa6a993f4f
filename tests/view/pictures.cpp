// Writes every page in every language, orientation and comfort as a picture, checks each by its semantic tree, and lays
// out a contact sheet a language. Ends with 1 when a check failed. ./tests/pictures runs it.
#include <filesystem>
#include <print>

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
    int width, height;
    journey::Comfort comfort;
};

std::vector<Variant> variants() {
    std::vector<Variant> out;
    for (const bool portrait : {false, true})
        for (const auto& [name, comfort] : {std::pair{"normal", journey::Comfort{}},
                                            {"large", journey::Comfort{.large_text = true}},
                                            {"contrast", journey::Comfort{.high_contrast = true}},
                                            {"low", journey::Comfort{.low_reach = true}}})
            out.push_back({std::string(portrait ? "portrait-" : "landscape-") + name, portrait ? 1080 : 1920,
                           portrait ? 1920 : 1080, comfort});
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
};

class Studio {
  public:
    Studio(Options options, const text::Catalogues& catalogues)
        : options_(std::move(options)), catalogues_(catalogues) {}

    int run() {
        for (const std::string& language : options_.languages) one_language(language);
        std::println("pictures: {}", options_.folder.string());
        std::println("{} pictures, {} faults", pictures_, faults_);
        return faults_ == 0 ? 0 : 1;
    }

  private:
    void one_language(const std::string& language) {
        auto samples = view::samples::all(language);
        std::erase_if(samples,
                      [&](const auto& s) { return !options_.only.empty() && !s.name.starts_with(options_.only); });
        const auto all = variants();
        Sheet sheet(static_cast<int>(samples.size()), static_cast<int>(all.size()));
        for (std::size_t row = 0; row < all.size(); ++row) {
            if (!all[row].name.contains(options_.variant)) continue;
            auto view = view::View::open({.width = all[row].width, .height = all[row].height, .off_screen = true},
                                         {.languages = options_.offered, .logo = options_.logo}, catalogues_);
            if (!view) {
                std::println("{}", view.error().detail);
                ++faults_;
                return;
            }
            const fs::path folder = options_.folder / language / all[row].name;
            fs::create_directories(folder);
            for (std::size_t i = 0; i < samples.size(); ++i) {
                const fs::path file = folder / (samples[i].name + ".png");
                one_picture(**view, samples[i], all[row], language, file);
                sheet.place(file, static_cast<int>(i), static_cast<int>(row));
            }
        }
        cairo_surface_write_to_png(sheet.surface, (options_.folder / (language + ".png")).c_str());
        std::println("{}: {} pages", language, samples.size());
        std::fflush(stdout);
    }

    void one_picture(view::View& view, view::samples::Sample sample, const Variant& variant,
                     const std::string& language, const fs::path& file) {
        if (!sample.reception) sample.model.comfort = variant.comfort;
        view.forget_personal();
        if (sample.camera) view.show(view::samples::desk());
        while (view.wants_frame()) (void)view.frame(sample.model);
        if (const auto saved = view.save_png(file); !saved) std::println("{}", saved.error().detail);
        ++pictures_;
        for (const std::string& fault : view::faults(view.tree(), view.theme())) {
            std::println("{} {} {}: {}", language, variant.name, sample.name, fault);
            ++faults_;
        }
    }

    Options options_;
    const text::Catalogues& catalogues_;
    int pictures_ = 0, faults_ = 0;
};

} // namespace

int main(int argc, char** argv) {
    CLI::App app("Every page as a picture, checked.");
    Options options;
    options.folder = "build/pictures";
    app.add_option("languages", options.languages, "codes; all that have a catalogue when none is named");
    app.add_option("--only", options.only, "pages whose name begins so");
    app.add_option("--variant", options.variant, "variants whose name holds this: portrait, large, landscape-normal …");
    app.add_option("--folder", options.folder, "where to write");
    app.add_option("--logo", options.logo, "the operator's sign, a PNG");
    CLI11_PARSE(app, argc, argv);
    const auto catalogues = text::Catalogues::load(core::share_folder());
    if (!catalogues) {
        std::println(stderr, "{}", catalogues.error().detail);
        return 2;
    }
    for (const auto& language : catalogues->languages().all())
        if (catalogues->has(language.code)) options.offered.push_back(language.code);
    if (options.languages.empty()) options.languages = options.offered;
    return Studio(options, *catalogues).run();
}

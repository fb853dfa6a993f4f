#include "kiosk/runtime/performer.h"

#include "shared/core/log.h"

namespace accueil::runtime {

namespace {

// In a namespace of its own, because a local class can't have a template.
struct Hands {
    Bookkeeper& bookkeeper;
    PrintShop& print_shop;
    ReadingDesk& reading_desk;

    void operator()(const journey::StartScanning&) const { reading_desk.start(); }
    void operator()(const journey::StopScanning&) const { reading_desk.stop(); }
    void operator()(const journey::Print& print) const { print_shop.print(print.booking); }
    void operator()(const journey::CountLanguage& count) const {
        // Counted in the log, where nothing ties it to a person.
        core::log::info("language.chosen", {{"language", std::string_view(count.code)}});
    }
    void operator()(const journey::Wipe&) const {
        reading_desk.forget();
        print_shop.forget();
    }
    void operator()(const auto& of_the_store) const { bookkeeper.perform(of_the_store); }
};

} // namespace

void Performer::perform(const journey::Command& command) {
    std::visit(Hands{bookkeeper_, print_shop_, reading_desk_}, command);
}

} // namespace accueil::runtime

#include "kiosk/runtime/performer.h"

#include "shared/core/log.h"

namespace accueil::runtime {

namespace {

// In a namespace of its own, because a local class can't have a template.
struct Hands {
    Bookkeeper& bookkeeper;
    PrintShop& print_shop;
    ReadingDesk& reading_desk;
    Liaison& liaison;

    void operator()(const journey::StartScanning&) const { reading_desk.attend(platform::Attention::All); }
    void operator()(const journey::ListenToReaders&) const { reading_desk.attend(platform::Attention::Readers); }
    void operator()(const journey::StopScanning&) const { reading_desk.attend(platform::Attention::Nothing); }
    void operator()(const journey::LookUp& command) const { liaison.perform(command); }
    void operator()(const journey::AskSlots& command) const { liaison.perform(command); }
    void operator()(const journey::Hold& command) const { liaison.perform(command); }
    void operator()(const journey::ReleaseHold& command) const { liaison.perform(command); }
    void operator()(const journey::CommitHeld& command) const { liaison.perform(command); }
    void operator()(const journey::CancelMeeting& command) const { liaison.perform(command); }
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
    std::visit(Hands{bookkeeper_, print_shop_, reading_desk_, liaison_}, command);
}

} // namespace accueil::runtime

#include "platform/speech/synthesizer.h"

#include <espeak-ng/speak_lib.h>

namespace accueil::platform {

namespace {

// How much sound espeak-ng gathers before it hands it over: short, so that a key interrupts at once.
constexpr int buffer_ms = 60;
// A little slower than the library's own pace: people listen in a noisy hall, often in a second language.
constexpr int words_a_minute = 150;

// `user_data` of espeak_Synth() comes back with each event, and the last event of a buffer ends the list.
int hand_over(short* samples, int count, espeak_EVENT* events) {
    const auto* listener = static_cast<const Synthesizer::Listener*>(events->user_data);
    if (samples == nullptr || count <= 0 || listener == nullptr) return 0;
    return (*listener)({samples, static_cast<std::size_t>(count)}) ? 0 : 1;
}

} // namespace

core::Result<std::unique_ptr<Synthesizer>> Synthesizer::open() {
    const int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, buffer_ms, nullptr, espeakINITIALIZE_DONT_EXIT);
    if (rate <= 0) return core::fail(core::ErrorKind::Unavailable, "the voices of espeak-ng are not installed");
    espeak_SetSynthCallback(hand_over);
    espeak_SetParameter(espeakRATE, words_a_minute, 0);
    return std::unique_ptr<Synthesizer>(new Synthesizer(rate));
}

Synthesizer::~Synthesizer() { espeak_Terminate(); }

core::Result<void> Synthesizer::choose(const std::string& voice) {
    if (voice == voice_ && !voice.empty()) return {};
    voice_.clear();
    if (voice.empty()) return core::fail(core::ErrorKind::NotFound, "no voice is named");
    // By the name of its file first: by properties alone the library takes the nearest voice it has, and speaks
    // Pashto in the sounds of another language.
    if (espeak_SetVoiceByName(voice.c_str()) != EE_OK)
        return core::fail(core::ErrorKind::NotFound, "espeak-ng has no voice " + voice);
    voice_ = voice;
    return {};
}

core::Result<void> Synthesizer::speak(const Passage& passage, const Listener& listener) {
    if (auto chosen = choose(passage.voice); !chosen) return chosen;
    espeak_SetParameter(espeakVOLUME, passage.volume, 0);
    espeak_SetParameter(espeakPUNCTUATION, passage.spelled ? espeakPUNCT_ALL : espeakPUNCT_NONE, 0);
    unsigned int id = 0;
    const auto done = espeak_Synth(passage.text.c_str(), passage.text.size() + 1, 0, POS_CHARACTER, 0,
                                   espeakCHARS_UTF8 | espeakENDPAUSE, &id, const_cast<Listener*>(&listener));
    if (done != EE_OK) return core::fail(core::ErrorKind::Unavailable, "espeak-ng does not speak");
    return {};
}

core::Result<std::string> Synthesizer::phonemes(const Passage& passage) {
    if (auto chosen = choose(passage.voice); !chosen) return std::unexpected(chosen.error());
    std::string all;
    for (const void* rest = passage.text.c_str(); rest != nullptr;)
        if (const char* clause = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, 0)) all += clause;
    return all;
}

} // namespace accueil::platform

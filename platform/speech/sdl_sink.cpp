#include "platform/speech/sdl_sink.h"

#include <SDL.h>

namespace accueil::platform {

SdlSink::~SdlSink() { rest(); }

core::Result<void> SdlSink::open(int rate) {
    if (device_ != 0) return {};
    if (SDL_WasInit(SDL_INIT_AUDIO) == 0 && SDL_InitSubSystem(SDL_INIT_AUDIO) != 0)
        return core::fail(core::ErrorKind::Unavailable, std::string("no sound: ") + SDL_GetError());
    SDL_AudioSpec wanted{};
    wanted.freq = rate;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = 1024; // 46 ms at 22 kHz: no later than that a key silences
    device_ = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
    if (device_ == 0) {
        const std::string why = SDL_GetError();
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return core::fail(core::ErrorKind::Unavailable, "no sound: " + why);
    }
    SDL_PauseAudioDevice(device_, 0);
    return {};
}

void SdlSink::play(std::span<const std::int16_t> samples) {
    SDL_QueueAudio(device_, samples.data(), static_cast<Uint32>(samples.size_bytes()));
}

void SdlSink::hush() { SDL_ClearQueuedAudio(device_); }

bool SdlSink::sounding() const { return device_ != 0 && SDL_GetQueuedAudioSize(device_) > 0; }

void SdlSink::rest() {
    if (device_ == 0) return;
    SDL_CloseAudioDevice(device_);
    device_ = 0;
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

} // namespace accueil::platform

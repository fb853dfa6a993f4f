// A .journey file: one step a line, readable by someone who has never seen the code.
//
//   clock 2026-12-23T14:10            the desk's local time, for kiosk and scheduler; `clock now real`: today
//   desk domestic                     default: international
//   layout 1080x1920                  default: 1920x1080
//   printer ready | paper-out | jam | door-open | none
//   start                             scheduler, enrolment, printer, kiosk
//   include FILE                      the steps of another file beside this one
//   tap ID                            waits for the element in the semantic tree and touches its middle
//   tap first PREFIX | last PREFIX    the first or last enabled element whose id starts so; `if asked`: or nothing
//   choose language                   what --language says
//   type "TEXT"                       on the on-screen keyboard, key by key
//   key NAME                          keypad: next, previous, up, down, left, right, enter, back, help; repeat, louder,
//                                     quieter; plugged-in, plugged-out (headphones); large-text, high-contrast …
//   key NAME if asked PREFIX          only where an element whose id starts so is there
//   keypad ID | keypad first PREFIX   moves the keypad's ring there, key by key; `if asked`: or nothing
//   keypad type "TEXT"                types on the on-screen keyboard by the keypad alone
//   show SAMPLE | show nothing        holds a sample document in front of the camera
//   scan "TEXT"                       a reader on the serial line delivers it
//   scan slip                         the slip last printed is moved over the camera
//   read slip                         a reader on the serial line reads the slip last printed
//   advance 95s                       lets the desk's clock run
//   wait 2s                           real time, for what only a real device shows
//   expect screen NAME                waits (20 s at most, or `within 5s`), as all that follow
//   expect text "TEXT" | expect no text "TEXT"
//   expect spoken "TEXT"              said to its end since the last key or tap, by the voice of its language
//   expect spoken in VOICE "TEXT"     by that voice
//   expect silence                    nothing was said since then
//   expect element ID | expect no element ID
//   expect offers N | expect days N   time targets, days on the screen
//   count taps … expect taps at most N
//   expect slip contains "TEXT"       of the printed (or kept) PDF
//   expect booking OUTCOME            asked from the scheduler: accepted, relocated, needs-human, cancelled, or none
//   expect bookings N                 live bookings the scheduler knows
//   expect override REASON            of a booking in the scheduler's view
//   expect audit ACT [REASON]         in the terminal's audit, whose chain verifies
//   expect hand some | N, expect outbox N, expect epoch N    of the terminal, by accueilctl status
//   personal "TEXT" … expect log clean    no personal text of this journey is in any log
//   scheduler stop | start | fence    the network's far end
//   kiosk kill | restart              SIGKILL; start again on the same store
//   chip                              before start: the machine has a TPM (of software)
//   disk keep | restore               while no kiosk runs: the store is copied, or the copy is put back
//   decoder kill | hang               the confined decoder process
//   picture NAME                      a PNG of the screen
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "shared/core/error.h"

namespace accueil::journeys {

struct Step {
    int line = 0;
    std::vector<std::string> words; // a quoted text is one word
    std::string text;               // the whole line, for the report
};

// Error: InvalidInput with the line.
[[nodiscard]] core::Result<std::vector<Step>> read_script(const std::filesystem::path& file);

} // namespace accueil::journeys

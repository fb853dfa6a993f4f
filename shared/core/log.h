// The log: one line an event, for systemd's journal and for people at two in the morning.
//
// A line is an event name from the domain ("sync.refused", "printer.paper-out") and fields of numbers, ids, kinds and
// durations. There is no free text from a person or a document in it, and no field function that takes one: a value
// is logged only through the constructors of Field below, each for a type that can't hold personal data. Text is for
// literals, error details and device names.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "shared/core/error.h"
#include "shared/core/id.h"

namespace accueil::core::log {

enum class Level { Debug, Info, Warning, Error };

struct Field {
    std::string_view key;
    std::string value;

    Field(std::string_view k, std::int64_t number) : key(k), value(std::to_string(number)) {}
    Field(std::string_view k, std::uint64_t number) : key(k), value(std::to_string(number)) {}
    Field(std::string_view k, int number) : key(k), value(std::to_string(number)) {}
    Field(std::string_view k, bool yes) : key(k), value(yes ? "true" : "false") {}
    Field(std::string_view k, const char* literal) : key(k), value(literal) {}
    Field(std::string_view k, std::string_view literal) : key(k), value(literal) {}
    Field(std::string_view k, const Error& error)
        : key(k), value(std::string(name(error.kind)) + ": " + error.detail) {}
    template<class Tag>
    Field(std::string_view k, const TextId<Tag>& id) : key(k), value(id.value) {}
    template<class Tag>
    Field(std::string_view k, NumberId<Tag> id) : key(k), value(std::to_string(id.value)) {}
};

// Thread-safe. Writes `<level>event key=value …` to standard error, with the priority prefix of sd-daemon(3) when
// standard error is the journal.
void write(Level level, std::string_view event, std::initializer_list<Field> fields = {});
inline void info(std::string_view event, std::initializer_list<Field> fields = {}) {
    write(Level::Info, event, fields);
}
inline void warning(std::string_view event, std::initializer_list<Field> fields = {}) {
    write(Level::Warning, event, fields);
}
inline void error(std::string_view event, std::initializer_list<Field> fields = {}) {
    write(Level::Error, event, fields);
}

// Lines below this level are not written (default: Info).
void set_threshold(Level level);

} // namespace accueil::core::log

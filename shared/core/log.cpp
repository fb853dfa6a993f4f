#include "shared/core/log.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace accueil::core::log {

namespace {

std::atomic<Level> threshold{Level::Info};

int priority(Level level) {
    switch (level) {
    case Level::Debug: return 7;
    case Level::Info: return 6;
    case Level::Warning: return 4;
    case Level::Error: return 3;
    }
    return 6;
}

std::string_view word(Level level) {
    switch (level) {
    case Level::Debug: return "debug";
    case Level::Info: return "info";
    case Level::Warning: return "warning";
    case Level::Error: return "error";
    }
    return "info";
}

// A value with blanks or quotes is quoted, and control characters can't break the line.
void append_value(std::string& line, std::string_view value) {
    if (!value.empty() && value.find_first_of(" \"=\n\r\t\\") == std::string_view::npos) {
        line += value;
        return;
    }
    line += '"';
    for (const char c : value) {
        if (c == '"' || c == '\\') line += '\\';
        line += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    line += '"';
}

} // namespace

void set_threshold(Level level) { threshold = level; }

void write(Level level, std::string_view event, std::initializer_list<Field> fields) {
    if (level < threshold) return;
    static const bool journal = std::getenv("JOURNAL_STREAM") != nullptr;
    std::string line = journal ? "<" + std::to_string(priority(level)) + ">" : std::string(word(level)) + " ";
    line += event;
    for (const auto& field : fields) {
        line += ' ';
        line += field.key;
        line += '=';
        append_value(line, field.value);
    }
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stderr); // one call, so lines of two threads do not mix
}

} // namespace accueil::core::log

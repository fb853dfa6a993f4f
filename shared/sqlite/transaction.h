// One durable step: all of it or nothing.
//
// Written as a plain sequence and asked once, at commit(). It rolls back when it ends without one.
#pragma once

#include "shared/sqlite/statements.h"

namespace accueil::sqlite {

class Transaction : public Statements {
  public:
    // Takes the write lock at once (BEGIN IMMEDIATE): two writers wait for one another instead of failing half-way.
    enum class Kind : std::uint8_t { Write, Read };
    explicit Transaction(Database& database, Kind kind = Kind::Write);
    ~Transaction();

    // Durable when it returns without an error. Call once, last.
    [[nodiscard]] core::Result<void> commit();

  private:
    bool open_ = false;
};

} // namespace accueil::sqlite

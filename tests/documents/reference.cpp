#include <catch2/catch_test_macros.hpp>

#include "shared/documents/reference/reference.h"

using namespace accueil::documents;

TEST_CASE("Numbers of Canadian and Québec papers, by their form") {
    const auto name = [](const char* text) {
        const auto found = reference::find(text, reference::default_patterns());
        return found ? found->pattern : "";
    };
    CHECK(name("11048273") == "uci");
    CHECK(name("1104827365") == "uci");
    CHECK(name("1104-8273") == "uci");
    CHECK(name("11-0482-7365") == "uci");
    CHECK(name("110482-7365") == "");
    CHECK(name("T304815926") == "copr");
    CHECK(name("W304815926") == "application");
    CHECK(name("F304815926") == "imm1442");
    CHECK(name("CSQ-2031177") == "csq");
    CHECK(name("*1104827365*") == "uci");
    CHECK(name(" 1104827365 ") == "uci");
    CHECK(name("5901234123457") == ""); // an article number of the retail trade
    CHECK(name("W30481592") == "");
    CHECK(name("") == "");
    CHECK(name("**") == "");
}

TEST_CASE("The language of patterns") {
    CHECK(reference::fits("@#+-*", "A12-9"));
    CHECK(reference::fits("@+#", "AB1"));
    CHECK_FALSE(reference::fits("@+#", "1"));
    CHECK_FALSE(reference::fits("#", "12"));
    CHECK_FALSE(reference::fits("#+", ""));
    CHECK(reference::fits("", ""));
    const std::vector<ReferencePattern> own{{"dossier", "Q-######"}};
    CHECK(reference::find("Q-123456", own) == Reference{"dossier", "Q-123456"});
}

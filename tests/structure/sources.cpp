// What every source file has in common.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <vector>

#include "tests/structure/tree.h"

using namespace accueil::structure;

TEST_CASE("no source file is longer than 600 lines, and half of them have at most 150") {
    std::vector<std::size_t> lengths;
    for (const auto& source : sources()) {
        INFO(source.path << " has " << source.lines() << " lines");
        CHECK(source.lines() <= 600);
        lengths.push_back(source.lines());
    }
    REQUIRE_FALSE(lengths.empty());
    std::ranges::sort(lengths);
    CHECK(lengths[lengths.size() / 2] <= 150);
}

TEST_CASE("a header of the product says what it is for, and is included once") {
    for (const auto& source : sources()) {
        if (!source.path.ends_with(".h") || source.path.starts_with("tests/")) continue;
        INFO(source.path);
        CHECK(source.text.starts_with("//"));
        CHECK(source.text.contains("#pragma once"));
    }
}

TEST_CASE("files are named after things of the domain") {
    for (const auto& source : sources()) {
        const auto name = std::filesystem::path(source.path).stem().string();
        INFO(source.path);
        for (const char* empty : {"manager", "helper", "utils", "util", "common", "misc"}) CHECK(name != empty);
    }
}

TEST_CASE("nothing outside the clock asks the machine for the time of day") {
    for (const auto& source : sources()) {
        if (source.path.starts_with("tests/") || source.path == "shared/core/clock.cpp") continue;
        INFO(source.path);
        CHECK_FALSE(source.text.contains("system_clock::now"));
        CHECK_FALSE(source.text.contains("time(nullptr)"));
    }
}

TEST_CASE("the README names only files and folders that are there") {
    const auto readme = text_of("README.md");
    std::size_t named = 0;
    for (std::size_t at = 0; (at = readme.find('`', at)) != std::string::npos;) {
        const auto end = readme.find('`', at + 1);
        REQUIRE(end != std::string::npos);
        auto word = readme.substr(at + 1, end - at - 1);
        at = end + 1;
        word = word.substr(0, word.find(' '));
        if (word.starts_with("./")) word.erase(0, 2);
        const bool is_path = word.contains('/') && word.find_first_of("*<(:") == std::string::npos;
        if (!is_path || word.contains("CODE")) continue;
        INFO(word);
        CHECK(std::filesystem::exists(std::filesystem::path(TREE) / word));
        ++named;
    }
    CHECK(named > 20);
}

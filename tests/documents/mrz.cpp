#include <catch2/catch_test_macros.hpp>

#include "shared/documents/mrz/check_digit.h"
#include "shared/documents/mrz/compose.h"
#include "shared/documents/mrz/read.h"

using namespace accueil::documents;

namespace {

Mrz sample(MrzFormat format) {
    Mrz zone;
    zone.format = format;
    zone.document_code = format == MrzFormat::MrvA || format == MrzFormat::MrvB ? "V"
                         : format == MrzFormat::Td3                             ? "P"
                                                                                : "I";
    zone.issuing_state = "MAR";
    zone.document_number = "AC1234567";
    zone.surname = "HADDAD";
    zone.given_names = "AMINA ZAHRA";
    zone.nationality = "MAR";
    zone.birth_date = "900214";
    zone.birth_date_valid = true;
    zone.sex = "F";
    zone.expiry_date = "310630";
    zone.expiry_date_valid = true;
    (format == MrzFormat::Td1 ? zone.optional1 : zone.optional) = "XK998";
    zone.checks = {true, true, true, std::nullopt, std::nullopt};
    if (format == MrzFormat::Td3) zone.checks.optional = true;
    if (zone.document_code.view() != "V") zone.checks.composite = true;
    return zone;
}

std::string text(const Mrz& zone) { return accueil::documents::mrz::compose(zone).value(); }

} // namespace

TEST_CASE("The check digits of the standard's own examples") {
    CHECK(mrz::check_digit("L898902C3") == '6');
    CHECK(mrz::check_digit("740812") == '2');
    CHECK(mrz::check_digit("ZE184226B<<<<<") == '1');
    CHECK(mrz::agrees("<<<<<<", '<'));
    CHECK_FALSE(mrz::agrees("740812", '<'));
}

TEST_CASE("What was composed is read again, in all five formats") {
    for (const auto format : {MrzFormat::Td1, MrzFormat::Td2, MrzFormat::Td3, MrzFormat::MrvA, MrzFormat::MrvB}) {
        INFO(name(format));
        const auto zone = sample(format);
        const auto read = mrz::read(text(zone));
        REQUIRE(read);
        CHECK(*read == zone);
    }
}

TEST_CASE("Long numbers go on in the optional data, and the rest of it stays") {
    for (const auto format : {MrzFormat::Td1, MrzFormat::Td2}) {
        auto zone = sample(format);
        zone.document_number = "D23145890734";
        zone.optional.clear();
        zone.optional1.clear();
        if (format == MrzFormat::Td1) zone.optional1 = "X1";
        const auto read = mrz::read(text(zone));
        REQUIRE(read);
        CHECK(*read == zone);
    }
    auto zone = sample(MrzFormat::Td3);
    zone.document_number = "D23145890734";
    CHECK_FALSE(mrz::compose(zone));
}

TEST_CASE("A letter read among the digits of a number is corrected, and the check digit proves it") {
    auto zone = sample(MrzFormat::Td3);
    zone.document_number = "X40152877";
    const auto good = text(zone);
    for (const auto& [right, wrong] : {std::pair{'0', 'O'}, {'1', 'I'}, {'5', 'S'}, {'8', 'B'}, {'2', 'Z'}}) {
        auto damaged = good;
        damaged[damaged.find(right, 45)] = wrong;
        INFO(damaged);
        const auto read = mrz::read(damaged);
        REQUIRE(read);
        CHECK(read->document_number == zone.document_number);
        CHECK(read->repaired);
        CHECK(read->checks.all());
    }
}

TEST_CASE("A wrong digit without a misread character stays wrong: the text is not bent to fit") {
    const auto good = text(sample(MrzFormat::Td3));
    for (std::size_t i = 45; i < good.size(); ++i) {
        if (good[i] < '0' || good[i] > '9') continue;
        for (char other = '0'; other <= '9'; ++other) {
            if (other == good[i]) continue;
            auto damaged = good;
            damaged[i] = other;
            INFO(i << ' ' << other);
            const auto read = mrz::read(damaged);
            REQUIRE(read);
            CHECK_FALSE(read->repaired);
            CHECK_FALSE(read->checks.all());
        }
    }
}

// Numbers have letters at their beginning and their end: any wrong digit behind them makes one swap in ten agree.
TEST_CASE("No single misread character of a zone is corrected to anything but what is printed") {
    constexpr std::string_view all = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";
    int corrected = 0;
    for (const auto format : {MrzFormat::Td1, MrzFormat::Td2, MrzFormat::Td3, MrzFormat::MrvA, MrzFormat::MrvB}) {
        for (const auto* number : {"S12345678", "OB1234567", "B12345678", "ZZ1234567", "I12345678", "AC1234567",
                                   "C01X00T47", "L898902C3", "X0412589C", "592123456"}) {
            auto zone = sample(format);
            zone.document_number = number;
            zone.birth_date = "85<<<<";
            (format == MrzFormat::Td1 ? zone.optional1 : zone.optional) = "ZE184B2";
            const auto good = text(zone);
            const auto printed = mrz::read(good).value();
            for (std::size_t i = 0; i < good.size(); ++i) {
                if (good[i] == '\n') continue;
                for (const char other : all) {
                    auto damaged = good;
                    damaged[i] = other;
                    auto read = mrz::read(damaged);
                    if (!read || !read->repaired) continue;
                    ++corrected;
                    read->repaired = false;
                    if (*read == printed) continue;
                    INFO(damaged);
                    CHECK(*read == printed);
                }
            }
        }
    }
    CHECK(corrected > 300); // where the kind of the field or the digits around it decide
}

TEST_CASE("Names are never corrected: no digit covers them") {
    auto damaged = text(sample(MrzFormat::Td3));
    damaged[6] = '4';
    const auto read = mrz::read(damaged);
    REQUIRE(read);
    CHECK(read->surname == "H4DDAD");
    CHECK_FALSE(read->repaired);
}

TEST_CASE("Unknown parts of a birth date are partial, wrong ones invalid") {
    auto zone = sample(MrzFormat::Td3);
    const auto read = [&](const char* date) {
        zone.birth_date = date;
        return mrz::read(text(zone)).value();
    };
    CHECK(read("90<<<<").birth_date_partial);
    CHECK(read("90<<<<").birth_date_valid);
    CHECK(read("9002<<").birth_date_valid);
    CHECK(read("<<0214").birth_date_valid);
    CHECK_FALSE(read("9013<<").birth_date_valid);
    CHECK(read("000229").birth_date_valid);       // 2000 was a leap year
    CHECK_FALSE(read("010229").birth_date_valid); // neither 1901 nor 2001
    CHECK_FALSE(read("900231").birth_date_valid);
    CHECK_FALSE(read("900231").birth_date_partial);
}

TEST_CASE("What is no zone is refused") {
    for (const auto* none : {"", "\v", "\f\v", "P<", "P<MAR\n", "<<<<"}) CHECK_FALSE(mrz::read(none));
}

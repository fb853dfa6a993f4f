// make-fuzz-seeds DIRECTORY: what each target starts from, a folder a target: documents of made-up people, our own
// codes, messages as the two ends write them, pictures drawn here. Nothing foreign.
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "deploy/scheduler/domain/certificates.h"
#include "deploy/scheduler/server/compression.h"
#include "shared/documents/bcbp/compose.h"
#include "shared/documents/code/base32.h"
#include "shared/documents/code/code.h"
#include "shared/documents/seal/c40.h"
#include "shared/documents/vdsnc/canonical.h"
#include "shared/scanning/reply.h"
#include "shared/scanning/request.h"
#include "shared/security/identity.h"
#include "shared/wire/json.h"
#include "tests/documents/signer.h"
#include "tests/samples/documents.h"
#include "tests/samples/drawing.h"
#include "tests/samples/encoding.h"
#include "tests/samples/page.h"

using namespace accueil;
namespace seal = documents::seal;
namespace vdsnc = documents::vdsnc;
namespace fs = std::filesystem;

namespace {

fs::path top;
int count = 0;

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void seed(const std::string& target, std::string_view bytes) {
    const auto folder = top / ("fuzz_" + target);
    fs::create_directories(folder);
    std::ofstream(folder / ("seed-" + std::to_string(++count)), std::ios::binary) << bytes;
}

void seed(const std::string& target, const core::Bytes& bytes) { seed(target, core::to_text(bytes)); }

void payload(const std::string& target, std::string_view bytes) {
    seed(target, bytes);
    seed("documents", bytes);
    nlohmann::json question{{"payload_hex", core::to_hex(core::to_bytes(bytes))}};
    seed("question", question.dump());
}

void boarding_passes(const fs::path& data) {
    for (const auto& entry : fs::directory_iterator(data / "bcbp")) {
        if (entry.path().extension() != ".txt") continue;
        const auto text = content(entry.path());
        seed("boarding_pass", std::string("\x50\x20", 2) + text); // the day in front
        seed("documents", text);
    }
}

void zones(const fs::path& data) {
    for (const auto& entry : fs::directory_iterator(data / "mrz"))
        if (entry.path().extension() == ".txt") payload("mrz", content(entry.path()));
}

core::Bytes sealed(const test::Signer& signer) {
    core::Bytes bytes{0xDC, 0x03};
    const auto add = [&bytes](const core::Bytes& more) { bytes.insert(bytes.end(), more.begin(), more.end()); };
    for (const auto* text : {"CAN", "CAQC02", "1F"}) add(seal::to_c40(text).value());
    for (const int number : {2'282'026, 3'012'026})
        add({static_cast<std::uint8_t>(number >> 16), static_cast<std::uint8_t>(number >> 8),
             static_cast<std::uint8_t>(number)});
    bytes.push_back(0xFD), bytes.push_back(0x02);
    const auto zone = seal::to_c40("MED<<HADDAD<<AMINA<<<<<<<<<<<<<<<<<<AC12345678MAR9002146F3106302<<<<<<<4").value();
    bytes.push_back(0x02), bytes.push_back(static_cast<std::uint8_t>(zone.size())), add(zone);
    const auto signature = signer.sign(bytes);
    bytes.push_back(0xFF), bytes.push_back(static_cast<std::uint8_t>(signature.size())), add(signature);
    return bytes;
}

void seals() {
    for (const auto* curve : {"P-256", "brainpoolP256r1", "P-384"}) {
        const test::Signer signer(curve, "CA", "QC", 0x1F);
        payload("seal", core::to_text(sealed(signer)));
        seed("certificate", signer.der());
    }
    const test::Signer signer("P-256", "UT", "01", 2);
    const nlohmann::json data{
        {"hdr", {{"t", "icao.vacc"}, {"v", 1}, {"is", "UTO"}}},
        {"msg", {{"uvci", "U32870"}, {"pid", {{"n", "Haddad Amina"}, {"dob", "1990-02-14"}, {"i", "AC1234567"}}}}}};
    const auto signature = signer.sign(core::to_bytes(vdsnc::canonical(data).value()));
    payload(
        "vds_nc",
        nlohmann::json{
            {"data", data},
            {"sig", {{"alg", "ES256"}, {"cer", core::to_base64(signer.der())}, {"sigvl", core::to_base64(signature)}}}}
            .dump());
}

void own_codes() {
    namespace code = documents::code;
    const auto key = code::SigningKey::from_seed("yul-int-01", std::array<std::uint8_t, 32>{1});
    documents::Slip slip;
    slip.booking = core::BookingId("0199c1a2-3b4c-7d5e-8f60-718293a4b5c6");
    slip.office = core::OfficeId("montreal-centre");
    slip.start = core::Instant(std::chrono::seconds(1'772'463'600));
    slip.terminal = core::TerminalId("yul-int-01");
    documents::Invitation letter;
    letter.person_reference = "PAP-2026-004211";
    letter.language = "ar";
    letter.region = core::RegionCode("06");
    letter.household_size = 4;
    letter.needs = {"interpreter", "francisation"};
    for (const auto& text : {code::encode(slip, key).value(), code::encode(letter, key).value(),
                             code::encode(documents::StaffBadge{core::StaffId("R12"), {}, {}}, key).value()}) {
        payload("code", text);
        seed("code", code::from_base32(std::string_view(text).substr(code::prefix.size())).value());
    }
}

void messages() {
    wire::SyncRequest request;
    request.terminal = core::TerminalId("yul-int-01");
    wire::Item item;
    item.id = core::BookingId("0199c1a2-3b4c-7d5e-8f60-718293a4b5c6");
    item.prev_hash = wire::first_prev_hash;
    item.language = "ar";
    item.override = booking::Override{booking::OverrideReason::AccessNeed, core::StaffId("R12")};
    request.items = {item};
    booking::Draft draft;
    draft.person = {.surname = "HADDAD", .given_names = "Amina", .telephone = "+15145550134", .email = {}};
    draft.wishes.plan = {booking::PlanPart::Francisation};
    booking::Office office;
    office.id = core::OfficeId("montreal-centre");
    office.name = "Bureau de Montréal";
    wire::SyncReply reply;
    reply.changes = {{core::Cursor{1}, wire::OfficeChanged{office}},
                     {core::Cursor{2}, wire::StaffChanged{core::StaffId("R12"), "$argon2id$"}},
                     {core::Cursor{3}, wire::SignerAdded{"yul-int-01", core::Bytes(32)}}};
    seed("wire", wire::write(request));
    seed("wire", wire::write(reply));
    seed("wire", wire::write(draft));
    seed("wire", wire::write(office));
    seed("wire", wire::write(wire::HoldConfirm{item}));
    seed("wire", wire::write(wire::EnrolmentRequest{"ABCD-EFGH", "-----BEGIN", core::Bytes(32), "desk"}));
    seed("wire", wire::write(wire::BookingView{}));
    seed("wire", wire::write(wire::Report{}));
    seed("wire", wire::write(wire::Problem{"slot-taken", "", 409, {}, {}}));
}

void requests() {
    seed("request", "/v1/slots?office=montreal-centre&from=2026-12-29&to=2027-01-07");
    seed("request", "/v1/bookings/0199c1a2-3b4c-7d5e-8f60-718293a4b5c6?%C3%A9=%20");
    seed("request", scheduler::server::compress(R"({"reason":"because"})"));
    for (
        const auto* text :
        {R"({"terminal":"yul-int-01","desk":"domestic","reason":"new"})", R"({"pin":"246810","reason":"new"})",
         R"({"patterns":{"uci":"########"},"reason":"new"})",
         R"({"closed":["2026-12-24"],"opened":["2026-12-28"],"reason":"storm"})",
         R"({"office":{"id":"a","name":"b","regions":["06"],"zone":"America/Toronto"},"meeting":60,"hours":[{"weekday":1,"opens":"08:30","closes":"16:30"}],"agents":[{"id":"A1","languages":["fr"]}],"reason":"x"})"})
        seed("request", text);
    const auto key = security::make_tls_key().value();
    seed("signing_request", security::make_signing_request(key, "yul-int-01").value());
    const core::Instant now{std::chrono::seconds(1'772'463'600)};
    seed("signing_request", scheduler::make_authority("seed", now, std::chrono::days(1)).value().certificate_pem);
}

// What the kiosk and the confined decoder say to each other.
void decoder(const scanning::Frame& frame, const std::string& pixels) {
    for (const auto mode : {scanning::Mode::Live, scanning::Mode::Picture}) {
        const scanning::Request request{7, static_cast<std::uint32_t>(frame.width()),
                                        static_cast<std::uint32_t>(frame.height()), mode, 0};
        seed("decoder_request", std::string(reinterpret_cast<const char*>(&request), sizeof request) + pixels);
    }
    scanning::Reply reply;
    reply.number = 7;
    scanning::Code code;
    code.payload = core::to_bytes("11048273");
    reply.sighting.codes = {code};
    seed("reply", scanning::to_bytes(reply));
}

// As the target of reconstruction takes it: 96 × 96 pixels and where the code lies in them.
void found_code() {
    constexpr int factor = 4, margin = 6;
    constexpr std::array<float, 8> corners{6, 6, 90, 6, 90, 90, 6, 90};
    for (const auto symbology : {scanning::Symbology::QrCode, scanning::Symbology::DataMatrix}) {
        const auto frame = samples::enlarged(samples::draw(symbology, "11048273"), factor, margin);
        if (frame.width() > 96 || frame.height() > 96) continue;
        scanning::Frame whole(96, 96);
        std::fill_n(whole.row(0), 96 * 96, std::uint8_t{255});
        for (int y = 0; y < frame.height(); ++y) std::copy_n(frame.view().row(y), frame.width(), whole.row(y));
        const auto* first = reinterpret_cast<const char*>(corners.data());
        seed("reconstruction", std::string{static_cast<char>(symbology)} + std::string(first, sizeof corners) +
                                   core::to_text(samples::packed(whole)));
    }
}

void pictures() {
    const auto frame = samples::draw(scanning::Symbology::QrCode, "11048273");
    for (const auto& picture : {samples::png(frame), samples::jpeg(frame), samples::webp(frame), samples::pgm(frame)})
        seed("picture", picture);
    const auto pixels = core::to_text(samples::packed(frame));
    const auto buffer = [&](char format, const std::string& bytes) {
        return std::string{format, static_cast<char>(frame.width() - 1), static_cast<char>(frame.height() - 1),
                           static_cast<char>((frame.width() + 3) / 2)} +
               bytes;
    };
    for (const char format : {'\0', '\1', '\2'}) seed("luminance", buffer(format, pixels + pixels + pixels));
    seed("luminance", buffer('\3', core::to_text(samples::jpeg(frame))));
    seed("pixels", std::string{static_cast<char>(frame.width() - 1), static_cast<char>(frame.height() - 1)} + pixels);
    decoder(frame, pixels);
    found_code();
}

// A page so small that its zone just fits.
void zone() {
    samples::Dice dice(9303);
    const samples::Held held{.scene = {.width = 640, .height = 240, .y = -0.4, .noise = 2}, .fill = 0.98};
    const auto frame = samples::seen_page(samples::draw_page(samples::pages().front().person), held, dice);
    // 640 and 240 pixels, and a line across; see tests/fuzz/zone.cpp.
    std::string bytes{char((640 - 288) / 2), char(240 - 32), 8, 120, char(150), 120, 48, 0};
    for (int y = 0; y < frame.height(); ++y)
        bytes.append(reinterpret_cast<const char*>(frame.view().row(y)), static_cast<std::size_t>(frame.width()));
    seed("zone", bytes);
}

void driving() {
    for (const auto* line :
         {R"({"do":"tree"})", R"({"do":"tap","id":"next"})", R"({"do":"key","name":"large-text"})",
          R"({"do":"spoken"})", R"({"do":"show","file":"pass.png"})", R"({"do":"advance","seconds":95})",
          R"({"do":"picture","file":"page.png"})", R"({"do":"quit"})"})
        seed("driver", line);
}

std::string little(std::uint32_t value) {
    return {static_cast<char>(value), static_cast<char>(value >> 8), static_cast<char>(value >> 16),
            static_cast<char>(value >> 24)};
}

// A catalogue of gettext's binary form with the head and two messages.
std::string compiled_catalogue() {
    const std::array<std::string, 3> keys{std::string(), "Bonjour", std::string("{n} personne\0{n} personnes", 26)};
    const std::array<std::string, 3> values{
        "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 "
        "&& n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n",
        "Hello", std::string("{n} a\0{n} b\0{n} c", 17)};
    std::string table, text;
    std::uint32_t at = 28 + 3 * 16;
    for (const auto* list : {&keys, &values})
        for (const auto& one : *list) {
            table += little(static_cast<std::uint32_t>(one.size())) + little(at);
            text += one + '\0';
            at += static_cast<std::uint32_t>(one.size() + 1);
        }
    return little(0x950412de) + little(0) + little(3) + little(28) + little(28 + 24) + little(0) + little(0) + table +
           text;
}

void small_ones(const fs::path& tree) {
    seed("catalogue", compiled_catalogue());
    for (const auto* file : {"deploy/kiosk.example.toml", "deploy/scheduler.example.toml"})
        seed("configuration", content(tree / file));
    seed("configuration", content(tree / "deploy/scheduler/demo/offices.toml").substr(0, 1500));
    for (const auto* text : {"########\n11048273", "CSQ#+\nCSQ123456", "@*#\nA7B9"}) seed("reference", text);
    for (const auto* text :
         {"2026-03-02T10:00:00-05:00", "2026-03-02T10:00", "2026-03-02", "America/Toronto", "0fA9", "QUJDRA=="})
        seed("moment", text);
    std::string strokes;
    for (const char c : std::string("\x02]Q3M1HADDAD\x03\r\nP<UTO\r\x02\xDC\x03\n\x03")) strokes += '\0', strokes += c;
    for (const char key : {42, 30, 48, 28}) strokes += '\6', strokes += key, strokes += '\2', strokes += key;
    seed("scanner", strokes + std::string("\1\x7F\1\x7F", 4));
    seed("sealed", std::string(120, 'x'));
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) return std::fprintf(stderr, "use: make-fuzz-seeds TREE DIRECTORY\n"), 2;
    const fs::path tree = argv[1];
    top = argv[2];
    fs::create_directories(top);
    boarding_passes(tree / "tests/data");
    zones(tree / "tests/data");
    seals();
    own_codes();
    messages();
    requests();
    pictures();
    zone();
    driving();
    small_ones(tree);
    return 0;
}

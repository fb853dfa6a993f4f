// accueilctl document parse · document scan [--frames] IMAGE…
#include <memory>

#include "deploy/provision/commands.h"
#include "deploy/provision/document/document_command.h"
#include "deploy/provision/scan/scan.h"
#include "shared/documents/json.h"
#include "shared/documents/recognise.h"

namespace accueil::provision {
namespace {

// What belongs to no family, or is damaged, is nothing to a picture: the codes are listed all the same.
Json meaning(core::BytesView payload, const core::Clock& clock) {
    const auto document = documents::recognise(payload, documents::RecogniseContext{clock.now()});
    if (!document || std::holds_alternative<documents::Unknown>(*document)) return nullptr;
    return documents::to_json(*document);
}

} // namespace

void add_document(CLI::App& app, Console& console) {
    auto* document = app.add_subcommand("document", "Ce que disent un code ou une photo");
    document->require_subcommand(1);
    document->add_subcommand("parse", "Contenus de codes, un objet JSON par ligne de l’entrée standard")
        ->callback([&console] { console.status = document_parse(console.in, console.out, console.clock); });

    auto request = std::make_shared<ScanRequest>();
    auto* scan = document->add_subcommand("scan", "Photos : PNG, JPEG, WebP ou PGM");
    scan->add_flag("--frames", request->frames, "Les images successives d’une même caméra");
    scan->add_option("image", request->pictures, "Photos")->required();
    scan->callback([=, &console] {
        console.status = scan_documents(
            *request, [&](core::BytesView payload) { return meaning(payload, console.clock); }, console.out,
            console.clock);
    });
}

} // namespace accueil::provision

internal import APILoading
internal import Behaviour
internal import Contract
internal import MockEngine
internal import Reporting

/// An API's fidelity notes as the Markdown page that lies beside its behaviour as `FIDELITY.md`.
enum FidelityPage {
    /// The page of `api`, which is what `overlays` make of it.
    ///
    /// `argument` names the API in commands.
    static func markdown(of api: API, argument: String, overlays: OverlayPlan = OverlayPlan()) -> String {
        let files = overlays.dialect(of: api.name).map { " and `dialects/\($0)/behaviour-overlay.yaml`" } ?? ""
        let command = "understudy fidelity \(ShellWord.quoted(argument))\(overlays.dialectOption(of: api.name))"
        var page = """
            # \(api.contract.title): how faithful the mock is

            Made from the `fidelity` notes of `behaviour.yaml`\(files) by `\(command)`; change them there.

            """
        for provenance in FidelityNote.Provenance.allCases {
            let notes = api.behaviour.fidelity.filter { $0.provenance == provenance }
            page += "\n## \(heading(provenance)) (\(notes.count))\n\n"
            page += "| behaviour | \(column(provenance)) |\n|---|---|\n"
            for note in notes { page += "| \(cell(note.behaviour)) | \(cell(note.source)) |\n" }
        }
        return page
    }

    private static func heading(_ provenance: FidelityNote.Provenance) -> String {
        switch provenance {
        case .documented: "Documented"
        case .found: "Found elsewhere"
        case .assumed: "Assumed"
        }
    }

    private static func column(_ provenance: FidelityNote.Provenance) -> String {
        switch provenance {
        case .documented, .found: "source"
        case .assumed: "why"
        }
    }

    /// Because a bar or a line end would end the cell.
    private static func cell(_ text: String) -> String {
        text.split(separator: "\n").joined(separator: " ").split(separator: "|", omittingEmptySubsequences: false)
            .joined(separator: "\\|")
    }
}

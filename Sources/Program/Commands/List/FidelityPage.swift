internal import Behaviour
internal import Contract
package import MockEngine

/// An API's fidelity notes as a page in Markdown, the file `FIDELITY.md` beside its behaviour.
package enum FidelityPage {
    package static func markdown(of api: API) -> String {
        var page = """
            # \(api.contract.title): how faithful the mock is

            Made from the `fidelity` notes of `behaviour.yaml` by `understudy fidelity \(api.name)`; change them there.

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

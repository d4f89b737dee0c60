import Documents
import Fuzzing
import TestSupport

/// The files of the end-to-end tests, by their kind, from which other ones are made.
struct FileSamples: Sendable {
    enum Kind: String, CaseIterable {
        case contract = "openapi"
        case behaviour = "operations"
        case scenario
        case targets
        case baseline = "known"
        case overlay
    }

    let texts: [Kind: [[UInt8]]]
    /// The words of all files.
    let words: [[UInt8]]

    static let all: FileSamples = {
        let repository = Repository()
        var texts: [Kind: [[UInt8]]] = [:]
        var words: Set<[UInt8]> = []
        for folder in ["Tests/EndToEndTests/Cases", "Tests/EndToEndTests/Answers"] {
            for path in files(below: folder, repository) {
                guard let text = try? repository.read(path), text.count < 8_000 else { continue }
                let keys = topKeys(of: text)
                guard let kind = Kind.allCases.first(where: { keys.contains($0.rawValue) }) else { continue }
                texts[kind, default: []].append(text)
                words.formUnion(Mutation.words(of: text))
            }
        }
        return FileSamples(texts: texts, words: words.sorted { $0.lexicographicallyPrecedes($1) })
    }()

    private static func files(below folder: String, _ files: some FileSource) -> [String] {
        guard let entries = files.entries(of: folder) else {
            return folder.hasSuffix(".yaml") || folder.hasSuffix(".json") ? [folder] : []
        }
        return entries.sorted().flatMap { self.files(below: "\(folder)/\($0)", files) }
    }

    private static func topKeys(of text: [UInt8]) -> Set<String> {
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
        return Set(lines.map { String($0.prefix { $0 != ":" }) })
    }
}

import LocalSystem
import Testing

/// A page in Markdown: README.md, CONTRIBUTING.md, or one below `docs`.
struct DocumentationPage: CustomTestStringConvertible, Sendable {
    /// A fenced block, with what stands after the word for its language.
    struct Block: Sendable {
        let language: String
        let attributes: [String]
        let lines: [String]

        /// `x` of an attribute `name=x`.
        func value(of name: String) -> String? {
            attributes.first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
        }
    }

    /// From the folder of Package.swift.
    let path: String

    static let all: [DocumentationPage] =
        [DocumentationPage(path: "README.md")]
        + (LocalFiles().entries(of: "\(Checkout.root)/docs") ?? []).filter { $0.hasSuffix(".md") }
        .map { DocumentationPage(path: "docs/\($0)") }
        + [DocumentationPage(path: "CONTRIBUTING.md")]

    var testDescription: String { path }

    func lines() throws -> [String] {
        String(decoding: try LocalFiles().read("\(Checkout.root)/\(path)"), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The lines outside fenced blocks, and the blocks.
    func parts() throws -> (text: [String], blocks: [Block]) {
        var (text, blocks): ([String], [Block]) = ([], [])
        var open: (words: [String], lines: [String])?
        for line in try lines() {
            if let block = open {
                if line.hasPrefix("```") {
                    blocks.append(
                        Block(
                            language: block.words.first ?? "", attributes: Array(block.words.dropFirst()),
                            lines: block.lines))
                    open = nil
                } else {
                    open?.lines.append(line)
                }
            } else if line.hasPrefix("```") {
                open = (line.dropFirst(3).split(separator: " ").map(String.init), [])
            } else {
                text.append(line)
            }
        }
        return (text, blocks)
    }

    /// What headings are called in links, as GitHub makes it.
    func anchors() throws -> [String] {
        var anchors: [String] = []
        for line in try parts().text where line.hasPrefix("#") {
            let title = line.drop { $0 == "#" }.dropFirst().lowercased()
            let plain = title.filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }.replacing(" ", with: "-")
            let count = anchors.count {
                $0 == plain || $0.hasPrefix("\(plain)-") && Int($0.dropFirst(plain.count + 1)) != nil
            }
            anchors.append(count == 0 ? plain : "\(plain)-\(count)")
        }
        return anchors
    }

    /// The targets of the links, without those to other places than this repository.
    func links() throws -> [String] {
        try parts().text.flatMap { line in
            line.matches(of: /\]\(([^)\s]+)\)/).map { String($0.output.1) }.filter { !$0.contains("://") }
        }
    }
}

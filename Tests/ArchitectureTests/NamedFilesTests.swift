import TestSupport
import Testing

/// The pages for contributors name files and modules that are there.
@Suite struct NamedFilesTests {
    static let pages = ["CONTRIBUTING.md", "docs/architecture.md"]

    @Test(arguments: pages) func everySwiftFileIsOneOfTheRepository(page: String) throws {
        let files = Self.files(below: "Sources") + Self.files(below: "Tests")
        let names = try Self.codeSpans(of: page).filter { $0.hasSuffix(".swift") }
        for name in names {
            let found = files.filter { $0.hasSuffix("/\(name)") || $0 == name }
            #expect(found.count == 1, "'\(name)' in \(page) names \(found.isEmpty ? "no file" : "\(found)")")
        }
        #expect(names.count > 5)
    }

    @Test(arguments: pages) func everyPathLeadsSomewhere(page: String) throws {
        let folders = Set(Repository().entries(of: "") ?? [])
        for path in try Self.codeSpans(of: page) {
            guard let first = path.split(separator: "/").first, path.contains("/"), folders.contains(String(first))
            else { continue }
            let isThere = Repository().entries(of: path) != nil || (try? Repository().read(path)) != nil
            #expect(isThere, "'\(path)' in \(page) is not there")
        }
    }

    @Test func theMapHasEveryModuleOnItsFloor() throws {
        let manifest = Manifest(try Repository().text("Package.swift"))
        let page = try Repository().text("docs/architecture.md")
        var floor = ""
        var mapped: [String] = []
        for row in page.split(separator: "\n") where row.hasPrefix("| ") {
            let cells = row.split(separator: "|").map { $0.split(separator: " ").joined() }
            if cells[0].hasPrefix("**") { floor = cells[0].replacing("*", with: "") }
            guard cells.count > 1, cells[1].hasPrefix("`") else { continue }
            mapped.append("\(floor)/\(cells[1].replacing("`", with: ""))")
        }
        let isC = { (module: Manifest.Module) in
            Repository().entries(of: "Sources/\(module.floor)/\(module.name)")?.contains("module.modulemap") == true
        }
        #expect(mapped == manifest.modules.filter { !isC($0) }.map { "\($0.floor)/\($0.name)" })
        for module in manifest.modules.filter(isC) { #expect(page.contains("`\(module.name)`"), "\(module.name)") }
    }

    /// The texts between single back quotes, outside fenced blocks.
    private static func codeSpans(of page: String) throws -> [String] {
        var isFenced = false
        var spans: [String] = []
        for line in try Repository().text(page).split(separator: "\n") {
            if line.hasPrefix("```") {
                isFenced.toggle()
            } else if !isFenced {
                spans += line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                    .filter { $0.offset % 2 == 1 }.map { String($0.element) }
            }
        }
        return spans
    }

    private static func files(below folder: String) -> [String] {
        (Repository().entries(of: folder) ?? []).flatMap { name in
            let path = "\(folder)/\(name)"
            return Repository().entries(of: path) == nil ? [path] : files(below: path)
        }
    }
}

import Documents
import TestSupport
import Testing

struct FolderWalkTests {
    /// A table of files with a folder that leads to another one, and one that cannot be read.
    private struct Files: FileSource {
        let table: FileTable
        var links: [String: String] = [:]
        var locked = ""

        func read(_ path: String) throws(FileError) -> [UInt8] { try table.read(path) }

        func entries(of path: String) -> [String]? { (try? folder(at: path))??.entries }

        func folder(at path: String) throws(FileError) -> Folder? {
            if path == locked { throw FileError(path: path, reason: "permission denied") }
            let target = links.keys.first { path.hasSuffix($0) }.flatMap { links[$0] } ?? path
            return try table.folder(at: target)
        }
    }

    private static let table = FileTable([
        "s/b.yaml": "", "s/a/c.yaml": "", "s/a/readme.md": "", "s/.git/d.yaml": "", "s/.hidden.yaml": "",
        "s/loop/x": "", "s/api/openapi.yaml": "", "s/api/e.yaml": "",
    ])

    private static func walk(_ files: Files, _ root: String = "s") throws -> [String] {
        var walk = FolderWalk(files)
        return try walk.paths(
            under: root, isWanted: { $0.hasSuffix(".yaml") },
            isWhole: { files.entries(of: $0)?.contains("openapi.yaml") == true })
    }

    @Test func leavesOutWhatIsHiddenAndDoesNotEnterWhatIsWhole() throws {
        #expect(try Self.walk(Files(table: Self.table)) == ["s/a/c.yaml", "s/api", "s/b.yaml"])
    }

    @Test func visitsAFolderOnceThoughALinkLeadsBackToIt() throws {
        let files = Files(table: Self.table, links: ["/loop": "s"])
        #expect(try Self.walk(files) == ["s/a/c.yaml", "s/api", "s/b.yaml"])
    }

    @Test func aFolderThatCannotBeReadIsAnError() {
        #expect(throws: FileError(path: "s/a", reason: "permission denied")) {
            try Self.walk(Files(table: Self.table, locked: "s/a"))
        }
    }

    @Test func aFileIsItselfWhateverItIsCalled() throws {
        #expect(try Self.walk(Files(table: Self.table), "s/a/readme.md") == ["s/a/readme.md"])
    }
}

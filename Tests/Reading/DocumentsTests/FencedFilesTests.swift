import Documents
import TestSupport
import Testing

struct FencedFilesTests {
    private static let table = FileTable([
        "api/a.yaml": "a", "api/sub/b.yaml": "b", "secret.txt": "s", "lib/c.yaml": "c",
    ])

    /// Files of which `api/link` leads to a file outside, and `lib` may be named by all.
    private struct Linked: FileSource {
        func read(_ path: String) throws(FileError) -> [UInt8] {
            try table.read(path == "api/link" ? "secret.txt" : path)
        }

        func entries(of path: String) -> [String]? { table.entries(of: path) }

        func realPath(of path: String) -> String? {
            path == "api/link" ? "secret.txt" : table.realPath(of: path)
        }

        var allowedFolders: [String] { ["lib"] }
    }

    private static func refused(_ path: String) -> FileError {
        FileError(
            path: path, reason: "it is outside 'api'; '--allow-folder FOLDER' lets files of FOLDER be named too")
    }

    @Test func readsWhatLiesBelowTheFolder() throws {
        let files = FencedFiles(Self.table, below: "api")
        #expect(try files.read("api/a.yaml") == Array("a".utf8))
        #expect(try files.read("api/sub/b.yaml") == Array("b".utf8))
    }

    @Test(arguments: ["secret.txt", "lib/c.yaml", "api/../secret.txt", "/etc/passwd", "api2/a.yaml", "../nowhere"])
    func refusesWhatLiesElsewhere(path: String) {
        #expect(throws: Self.refused(path)) { try FencedFiles(Self.table, below: "api").read(path) }
    }

    @Test func saysOfAMissingFileInTheFolderThatItIsMissing() {
        #expect(throws: FileError(path: "api/x", reason: "no such file or directory")) {
            try FencedFiles(Self.table, below: "api").read("api/x")
        }
    }

    @Test func aLinkCountsAsWhatItLeadsTo() {
        #expect(throws: Self.refused("api/link")) { try FencedFiles(Linked(), below: "api").read("api/link") }
    }

    @Test func readsWhatLiesBelowAllowedFolders() throws {
        #expect(try FencedFiles(Linked(), below: "api").read("lib/c.yaml") == Array("c".utf8))
    }

    @Test func callsTheWorkingFolderThisFolder() {
        #expect(
            throws: FileError(
                path: "../x",
                reason: "it is outside this folder; '--allow-folder FOLDER' lets files of FOLDER be named too")
        ) { try FencedFiles(Self.table, below: ".").read("../x") }
    }
}

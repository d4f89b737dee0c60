import Documents
import Testing
import Threads

struct FileSnapshotTests {
    /// Files that change.
    private final class Drafts: FileSource {
        let texts = Locked<[String: String]>([:])

        func read(_ path: String) throws(FileError) -> [UInt8] {
            guard let text = texts.withLock({ $0[path] }) else { throw FileError(path: path, reason: "not there") }
            return Array(text.utf8)
        }

        func entries(of path: String) -> [String]? { nil }
    }

    private let drafts = Drafts()
    private let snapshot: FileSnapshot

    init() {
        drafts.texts.withLock { $0 = ["a": "1", "b": "1"] }
        snapshot = FileSnapshot(drafts)
    }

    @Test func readsEachFileOnce() throws {
        #expect(try snapshot.read("a") == [0x31])
        drafts.texts.withLock { $0["a"] = "2" }
        #expect(try snapshot.read("a") == [0x31])
        #expect(snapshot.readPaths == ["a"])
    }

    @Test func knowsWhichFilesAreDifferentNow() throws {
        _ = try snapshot.read("a")
        #expect(throws: FileError.self) { try snapshot.read("c") }
        #expect(!snapshot.exists("d"))
        #expect(snapshot.paths == ["a", "c", "d"])
        #expect(snapshot.changedPaths == [])
        drafts.texts.withLock { $0 = ["a": "2", "b": "2", "c": "", "d": ""] }
        #expect(snapshot.changedPaths == ["a", "c", "d"])
    }

    @Test func doesNotMindTheSameTextWrittenAgain() throws {
        _ = try snapshot.read("a")
        drafts.texts.withLock { $0["a"] = "2" }
        drafts.texts.withLock { $0["a"] = "1" }
        #expect(snapshot.changedPaths == [])
    }
}

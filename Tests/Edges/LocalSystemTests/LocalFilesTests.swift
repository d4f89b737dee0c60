import Documents
import Glibc
import LocalSystem
import TestSupport
import Testing

struct LocalFilesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func reason(_ name: String) -> String {
        do throws(FileError) {
            _ = try LocalFiles().read("\(folder.path)/\(name)")
            return ""
        } catch {
            return error.reason
        }
    }

    @Test func readsFiles() throws {
        try folder.write("text", to: "a")
        #expect(try LocalFiles().read("\(folder.path)/a") == Array("text".utf8))
        #expect(reason("b") == "no such file or directory")
    }

    @Test func readsNoPipesDevicesOrFolders() throws {
        #expect(mkfifo("\(folder.path)/pipe", 0o600) == 0)
        #expect(reason("pipe") == "it is a pipe")
        #expect(reason(".") == "it is a folder")
        #expect(throws: FileError(path: "/dev/zero", reason: "it is a device")) { try LocalFiles().read("/dev/zero") }
    }

    @Test func readsNoFileOfMoreThanTheLimit() throws {
        try folder.write("", to: "large")
        #expect(truncate("\(folder.path)/large", LocalFiles.mostBytes + 1) == 0)
        #expect(reason("large") == "it has more than 64 MiB")
    }

    @Test func aLinkThatLeadsNowhereIsThereAndCannotBeRead() throws {
        try folder.link("link", to: "nowhere")
        #expect(LocalFiles().exists("\(folder.path)/link"))
        #expect(!LocalFiles().exists("\(folder.path)/nowhere"))
        #expect(reason("link") == "it is a symbolic link that leads nowhere")
    }

    @Test func aFolderIsTheSameByEachPath() throws {
        try folder.write("", to: "inner/a")
        try folder.link("link", to: "inner")
        let inner = try LocalFiles().folder(at: "\(folder.path)/inner")
        #expect(inner?.entries == ["a"])
        #expect(try LocalFiles().folder(at: "\(folder.path)/link")?.identity == inner?.identity)
        #expect(try LocalFiles().folder(at: folder.path)?.identity != inner?.identity)
        #expect(try LocalFiles().folder(at: "\(folder.path)/inner/a") == nil)
        #expect(
            LocalFiles().realPath(of: "\(folder.path)/link/a") == LocalFiles().realPath(of: "\(folder.path)/inner/a"))
    }
}

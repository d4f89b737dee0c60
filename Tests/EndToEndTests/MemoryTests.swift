import JSONModel
import RawHTTP
import TestSupport
import Testing

/// `serve --max-memory`, at the socket.
struct MemoryTests {
    private static let openAPI = """
        openapi: 3.1.0
        info: {title: Notes, version: '1'}
        paths: {/notes: {post: {operationId: Add, responses: {'200': {description: added}}}}}
        """

    @Test func forgetsTheOldestAndSaysSoOnce() throws {
        let folder = try TemporaryFolder(["notes.yaml": Self.openAPI])
        let mock = try RunningMock("\(folder.path)/notes.yaml", "--max-memory", "4MiB")
        let client = try mock.connect()
        let body = String(repeating: "x", count: 60_000)
        for sandbox in 1...40 {
            for _ in 1...5 { #expect(try client.post("/__sandbox/s\(sandbox)/notes", body).status == 200) }
        }
        let memory = try JSON(text: client.get("/__admin/memory").body)
        #expect(memory["limit"] == 4_194_304)
        #expect(try #require(memory["used"]?.numberValue?.int64) <= 4_194_304)
        #expect(try #require(memory["forgotten"]?["exchanges"]?.numberValue?.int64) > 100)
        let latest = try JSON(text: client.get("/__sandbox/s40/__admin/requests").body)
        #expect(latest["meta"] == ["total": 5, "dropped": 0])
        let oldest = try JSON(text: client.get("/__sandbox/s1/__admin/requests").body)
        #expect(oldest["meta"]?["total"] == 0)
        #expect(try mock.stop().errors == #"{"event":"memory","limit":4194304}"# + "\n")
    }
}

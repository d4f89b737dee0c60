import Glibc
import JSONModel
import RawHTTP
import TestSupport
import Testing

/// `serve --watch` with files that change.
struct WatchTests {
    private static let contract = """
        openapi: 3.1.0
        info: {title: Notes, version: '1'}
        paths:
          /notes:
            post: {operationId: Add, responses: {'201': {description: added}}}
            get: {operationId: Show, responses: {'200': {$ref: 'parts/answer.yaml'}}}
        """

    private static func answer(_ text: String) -> String {
        "{description: all, content: {application/json: {example: \(text)}}}\n"
    }

    private static let behaviour = """
        resources: {notes: {key: id}}
        operations:
          Add: {then: {create: {in: notes, with: {id: $sequence}}, respond: {status: 201}}}
        """

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Self.contract, to: "notes/openapi.yaml")
        try folder.write(Self.answer("one"), to: "notes/parts/answer.yaml")
        try folder.write(Self.behaviour, to: "notes/behaviour.yaml")
    }

    private func serve(_ more: String...) throws -> RunningMock {
        try RunningMock(["\(folder.path)/notes", "--watch"] + more)
    }

    /// Waits for a line on standard error, which must be JSON.
    private static func event(_ mock: RunningMock) throws -> JSON { try JSON(text: mock.readErrorLine()) }

    @Test func servesWhatAReferencedFileSaysNow() throws {
        let mock = try serve()
        let client = try mock.connect()
        #expect(try client.get("/notes").body == #""one""#)
        #expect(try client.post("/notes", "").status == 201)
        try folder.write(Self.answer("two"), to: "notes/parts/answer.yaml")
        let event = try Self.event(mock)
        #expect(event["event"] == "reloaded")
        #expect(event["apis"] == ["notes"])
        #expect(event["findings"] == [])
        // On the connection of before, and with what it has made.
        #expect(try client.get("/notes").body == #""two""#)
        #expect(try client.get("/__admin/resources").body.contains(#""collection":"notes","count":1"#))
        #expect(try mock.stop() == .quiet)
    }

    @Test func answers503WhileAFileIsBrokenAndKeepsWhatItRemembers() throws {
        let mock = try serve()
        #expect(try mock.connect().post("/notes", "").status == 201)
        try folder.write(Self.behaviour + "\noops: 1\n", to: "notes/behaviour.yaml")
        var event = try Self.event(mock)
        #expect(event["event"] == "reloaded")
        #expect(event["apis"] == [])
        #expect(event["broken"] == ["notes"])
        #expect(event["findings"]?[0]?["line"] == 4)
        let answer = try mock.connect().get("/notes/notes")
        #expect(answer.status == 503)
        #expect(try JSON(text: answer.body)["findings"]?[0]?["line"] == 4)
        #expect(try JSON(text: mock.connect().get("/__admin/health").body)["status"] == "degraded")
        // As editors do it: a new file takes the place of the old one.
        try folder.write(Self.behaviour, to: "notes/.behaviour.yaml.new")
        try folder.rename("notes/.behaviour.yaml.new", to: "notes/behaviour.yaml")
        event = try Self.event(mock)
        #expect(event["apis"] == ["notes"])
        #expect(event["broken"] == [])
        #expect(try mock.connect().get("/__admin/resources").body.contains(#""collection":"notes","count":1"#))
    }

    @Test func goesOnAsItIsWhenItIsStrict() throws {
        let mock = try serve("--strict")
        try folder.write(Self.behaviour + "\noops: 1\n", to: "notes/behaviour.yaml")
        let event = try Self.event(mock)
        #expect(event["event"] == "kept")
        #expect(event["reason"] == "1 error")
        #expect(event["findings"]?[0]?["line"] == 4)
        #expect(try mock.connect().get("/notes").body == #""one""#)
    }

    @Test func startsWithoutAnyAPIAndWaitsForItsFiles() throws {
        try folder.link("notes/behaviour.yaml.link", to: "later.yaml")
        try folder.rename("notes/behaviour.yaml.link", to: "notes/behaviour.yaml")
        let mock = try serve()
        #expect(
            try mock.readErrorLine()
                == "\(folder.path)/notes/behaviour.yaml:1:1: error: cannot read this file: "
                + "it is a symbolic link that leads nowhere")
        #expect(try mock.readErrorLine() == "understudy: 'notes' is answered 503, as its files have 1 error")
        #expect(try mock.connect().get("/notes").status == 503)
        try folder.write(Self.behaviour, to: "notes/later.yaml")
        #expect(try Self.event(mock)["apis"] == ["notes"])
        #expect(try mock.connect().post("/notes", "").status == 201)
    }

    @Test func noticesAFileThatIsReferredToAndComesLater() throws {
        let mock = try serve()
        let moved = Self.contract.replacing("parts/", with: "later/")
        try folder.write(moved, to: "notes/openapi.yaml")
        var event = try Self.event(mock)
        #expect(event["event"] == "reloaded")
        #expect(event["findings"]?[0]?["severity"] == "warning")
        try folder.write(Self.answer("three"), to: "notes/later/answer.yaml")
        event = try Self.event(mock)
        #expect(event["apis"] == ["notes"])
        #expect(try mock.connect().get("/notes").body == #""three""#)
    }

    @Test func saysItInWordsToo() throws {
        let program = Checkout.program
        let child = try ChildProcess(program, ["serve", "\(folder.path)/notes", "--watch", "--port", "0"])
        _ = try child.readLine()
        try folder.write("openapi: [", to: "notes/openapi.yaml")
        let broken = try child.readErrorLine()
        #expect(broken.hasPrefix("\(folder.path)/notes/openapi.yaml:2:1: error: cannot read YAML: "))
        #expect(try child.readErrorLine() == "'notes' is answered 503, as its files have 1 error")
        try folder.write(Self.contract, to: "notes/openapi.yaml")
        let reloaded = try child.readErrorLine()
        #expect(reloaded.wholeMatch(of: /reloaded notes in [0-9]+ ms/) != nil)
        child.send(signal: SIGTERM)
        #expect(try child.finish() == .quiet)
    }
}

import LocalSystem
import RawHTTP
import Testing

/// A folder under `Answers`: an OpenAPI document, requests, and what `understudy serve --seed 1` answers to them.
///
/// `request` holds the method and the target in its first line, fields in the next, and after an empty line the body.
/// `expected-response` holds the status, the fields but those of the transport, and the body, in the same form. A folder
/// may have several such pairs, which begin alike (`1-request` and `1-expected-response`) and are sent to one mock in
/// the order of their names. With a `behaviour.yaml` beside it the folder is what is served, and without an `openapi.yaml`
/// all documents and folders in it. `arguments` holds more arguments for `serve`, and `expected-stderr` what it says when
/// it starts. The port, the place of the folder and how long an answer of the journal took are left out.
struct AnswerCase: CustomTestStringConvertible, Sendable {
    let name: String

    private static let folder = "\(Checkout.root)/Tests/EndToEndTests/Answers"
    private static let transport: Set = ["date", "content-length", "connection"]

    static let all: [AnswerCase] = (LocalFiles().entries(of: folder) ?? [])
        .filter { LocalFiles().entries(of: "\(folder)/\($0)") != nil }.map { AnswerCase(name: $0) }

    var testDescription: String { name }

    private var place: String { "\(Self.folder)/\(name)" }
    private var files: [String] { LocalFiles().entries(of: place) ?? [] }

    /// What the program answers now, by the name of the file that expects it.
    func received() throws -> [String: String] {
        let more =
            try files.contains("arguments") ? content("arguments").split { $0.isWhitespace }.map(String.init) : []
        let mock = try RunningMock(served + ["--seed", "1", "--clock", "2025-03-01T12:30:00Z"] + more)
        var received: [String: String] = [:]
        for file in files where file.hasSuffix("request") {
            let client = try mock.connect()
            client.send(try request(file, port: mock.port))
            let isHead = try content(file).hasPrefix("HEAD ")
            let response = try client.readResponse(toHead: isHead)
            received["\(file.dropLast("request".count))expected-response"] = withoutChance(
                Self.text(response, toHead: isHead), port: mock.port)
        }
        let errors = try mock.stop().errors.replacing("\(place)/", with: "")
        if files.contains("expected-stderr") || !errors.isEmpty { received["expected-stderr"] = errors }
        return received
    }

    /// The folder, its `openapi.yaml`, or else all documents and folders in it.
    private var served: [String] {
        if files.contains("behaviour.yaml") { return [place] }
        let all = files.map { "\(place)/\($0)" }
        let own = all.filter { $0.hasPrefix("\(place)/openapi.") }
        return own.isEmpty
            ? all.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") || LocalFiles().entries(of: $0) != nil } : own
    }

    func expected() throws -> [String: String] {
        let names = files.filter { $0.hasSuffix("expected-response") || $0 == "expected-stderr" }
        return Dictionary(uniqueKeysWithValues: try names.map { ($0, try content($0)) })
    }

    /// Makes `received` what is expected from now on.
    func record(_ received: [String: String]) throws {
        for (file, text) in received { try LocalFiles().write(Array(text.utf8), to: "\(place)/\(file)") }
    }

    /// `Content-Length` is shown where it is all there is of a body.
    private static func text(_ response: RawClient.Response, toHead isHead: Bool) -> String {
        let fields = response.fields.filter { field in
            let name = field.name.lowercased()
            return !transport.contains(name) || (isHead && name == "content-length")
        }
        let head = ["\(response.status)"] + fields.map { "\($0.name): \($0.value)" }
        return head.joined(separator: "\n") + "\n\n" + response.body + "\n"
    }

    /// `text` without what is another in each run: the port, how long things took, where the folder is.
    private func withoutChance(_ text: String, port: Int) -> String {
        text.replacing("127.0.0.1:\(port)", with: "127.0.0.1:{port}").replacing("\(place)/", with: "")
            .replacing(/"microseconds":[0-9]+/, with: "\"microseconds\":{n}")
    }

    private func request(_ file: String, port: Int) throws -> String {
        let lines = try content(file).split(separator: "\n", omittingEmptySubsequences: false)
        let head = lines.prefix { !$0.isEmpty }
        let body = lines.dropFirst(head.count + 1).joined(separator: "\n")
        let hasHost = head.contains { $0.hasPrefix("Host:") }
        let first = "\(head.first ?? "") HTTP/1.1\r\n" + (hasHost ? "" : "Host: 127.0.0.1:\(port)\r\n")
        let fields = head.dropFirst().map { "\($0)\r\n" }.joined()
        return first + fields + "Content-Length: \(body.utf8.count)\r\n\r\n" + body
    }

    private func content(_ file: String) throws -> String {
        String(decoding: try LocalFiles().read("\(place)/\(file)"), as: UTF8.self)
    }
}

import RawHTTP
import Testing

@testable import Commands

/// A folder under `Answers`: an OpenAPI document, a request, and what `understudy serve --seed 1` answers to it.
///
/// `request` holds the method and the target in its first line, fields in the next, and after an empty line the body.
/// `expected-response` holds the status, the fields but those of the transport, and the body, in the same form.
struct AnswerCase: CustomTestStringConvertible, Sendable {
    let name: String

    private static let folder = "\(Checkout.root)/Tests/EndToEndTests/Answers"
    private static let transport: Set = ["date", "content-length", "connection"]

    static let all: [AnswerCase] = (LocalFiles().entries(of: folder) ?? []).map { AnswerCase(name: $0) }

    var testDescription: String { name }

    private var place: String { "\(Self.folder)/\(name)" }

    /// What the program answers now.
    func received() throws -> String {
        let mock = try RunningMock("\(place)/openapi.yaml", "--seed", "1", "--clock", "2025-03-01T12:30:00Z")
        let response = try mock.connect().exchange(try request(port: mock.port))
        let fields = response.fields.filter { !Self.transport.contains($0.name.lowercased()) }
        let head = ["\(response.status)"] + fields.map { "\($0.name): \($0.value)" }
        return head.joined(separator: "\n") + "\n\n" + response.body + "\n"
    }

    func expected() throws -> String { try content("expected-response") }

    /// Makes `response` what is expected from now on.
    func record(_ response: String) throws {
        try LocalFiles().write(Array(response.utf8), to: "\(place)/expected-response")
    }

    private func request(port: Int) throws -> String {
        let lines = try content("request").split(separator: "\n", omittingEmptySubsequences: false)
        let head = lines.prefix { !$0.isEmpty }
        let body = lines.dropFirst(head.count + 1).joined(separator: "\n")
        let first = "\(head.first ?? "") HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
        let fields = head.dropFirst().map { "\($0)\r\n" }.joined()
        return first + fields + "Content-Length: \(body.utf8.count)\r\n\r\n" + body
    }

    private func content(_ file: String) throws -> String {
        String(decoding: try LocalFiles().read("\(place)/\(file)"), as: UTF8.self)
    }
}

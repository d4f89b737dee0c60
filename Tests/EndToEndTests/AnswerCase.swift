import RawHTTP
import Testing

@testable import Commands

/// A folder under `Answers`: an OpenAPI document, requests, and what `understudy serve --seed 1` answers to them.
///
/// `request` holds the method and the target in its first line, fields in the next, and after an empty line the body.
/// `expected-response` holds the status, the fields but those of the transport, and the body, in the same form.
/// Instead there may be `request-1` with `expected-response-1` and so on, which go to one mock in their order.
struct AnswerCase: CustomTestStringConvertible, Sendable {
    let name: String

    private static let folder = "\(Checkout.root)/Tests/EndToEndTests/Answers"
    private static let transport: Set = ["date", "content-length", "connection"]

    static let all: [AnswerCase] = (LocalFiles().entries(of: folder) ?? []).map { AnswerCase(name: $0) }

    var testDescription: String { name }

    private var place: String { "\(Self.folder)/\(name)" }

    /// The names of the files with requests, in order.
    private var requests: [String] {
        let files = (LocalFiles().entries(of: place) ?? []).filter { $0 == "request" || $0.hasPrefix("request-") }
        return files.sorted { ($0.count, $0) < ($1.count, $1) }
    }

    /// What the program answers now, by the names of the files that hold what it should.
    func received() throws -> [String: String] {
        let mock = try RunningMock("\(place)/openapi.yaml", "--seed", "1", "--clock", "2025-03-01T12:30:00Z")
        return try requests.reduce(into: [:]) { received, file in
            let response = try mock.connect().exchange(try request(file, port: mock.port))
            let fields = response.fields.filter { !Self.transport.contains($0.name.lowercased()) }
            let head = ["\(response.status)"] + fields.map { "\($0.name): \($0.value)" }
            received[Self.expectation(of: file)] = head.joined(separator: "\n") + "\n\n" + response.body + "\n"
        }
    }

    func expected() throws -> [String: String] {
        try requests.reduce(into: [:]) { $0[Self.expectation(of: $1)] = try content(Self.expectation(of: $1)) }
    }

    /// Makes `responses` what is expected from now on.
    func record(_ responses: [String: String]) throws {
        for (file, response) in responses { try LocalFiles().write(Array(response.utf8), to: "\(place)/\(file)") }
    }

    private static func expectation(of request: String) -> String {
        "expected-response" + request.dropFirst("request".count)
    }

    private func request(_ file: String, port: Int) throws -> String {
        let lines = try content(file).split(separator: "\n", omittingEmptySubsequences: false)
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

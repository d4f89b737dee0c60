package import Diagnostics
internal import HTTPModel
package import JSONModel

/// An API with errors in its files.
///
/// Requests for it are answered with 503.
package struct BrokenAPI: Sendable {
    package let name: String
    /// The findings about its files.
    package let findings: Findings

    package init(name: String, findings: Findings) {
        self.name = name
        self.findings = findings
    }
}

extension MockEngine {
    /// The 503 response to a request for one of `broken`, or for a path that may belong to one of them.
    func unavailable(_ request: HTTPRequest, _ broken: [BrokenAPI], isNamed: Bool) -> Answered {
        let findings = broken.flatMap { $0.findings.sorted.filter { $0.severity == .error } }
        let names = broken.map { "'\($0.name)'" }.joined(separator: ", ")
        let subject =
            isNamed
            ? "\(names) cannot be served"
            : "'\(request.target.path)' is a path of no API that is served, and may be one of \(names)"
        let reason = findings.first.map { "\($0.location): \($0.message)" } ?? "nothing could be read"
        let count = Plural.of(findings.count, "error")
        return ProblemDetails(
            status: 503, title: "the API's files are wrong",
            detail: "\(subject); its files have \(count), the first at \(reason)",
            extensions: [("findings", .array(findings.map(\.json)))]
        ).answered
    }
}

extension Diagnostic {
    /// The finding as JSON.
    package var json: JSON {
        [
            "severity": .string(severity.rawValue), "file": .string(location.file),
            "line": .number(JSONNumber(location.line)), "column": .number(JSONNumber(location.column)),
            "message": .string(message),
        ]
    }
}

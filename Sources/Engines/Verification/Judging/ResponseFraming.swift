internal import HTTPModel
internal import JSONModel

/// Checks the header fields that tell the length of a response against HTTP/1.1.
///
/// Recipients read ambiguous responses differently, so that one may take as the next response what another takes as the
/// body of this one (RFC 9112 §11.2).
enum ResponseFraming {
    static func problems(of response: HTTPResponse) -> [StepProblem] {
        let lengths = response.fields.values(of: "Content-Length").flatMap { value in
            value.split(separator: ",").map { String(HeaderText.trim($0)) }
        }
        let codings = response.fields.values(of: "Transfer-Encoding")
        var problems: [StepProblem] = []
        func report(_ name: String, _ message: String) {
            problems.append(.malformed(at: JSONPointer(tokens: ["headers", name]), message: message))
        }
        if let wrong = lengths.first(where: { $0.isEmpty || !$0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) {
            report("Content-Length", "'\(wrong)' is no length (RFC 9110 §8.6)")
        } else if let other = lengths.first(where: { $0 != lengths[0] }) {
            report("Content-Length", "the lengths \(lengths[0]) and \(other) contradict each other (RFC 9112 §6.3)")
        }
        if !codings.isEmpty, !lengths.isEmpty {
            report("Content-Length", "it stands beside 'Transfer-Encoding', which has no length (RFC 9112 §6.2)")
        }
        if response.status == 204 || response.status < 200 {
            for (name, isThere) in [("Content-Length", !lengths.isEmpty), ("Transfer-Encoding", !codings.isEmpty)]
            where isThere {
                report(name, "a response with status \(response.status) has none (RFC 9110 §8.6, RFC 9112 §6.1)")
            }
        }
        return problems
    }
}

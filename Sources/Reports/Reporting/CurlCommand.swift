internal import HTTPModel
internal import Secrets
internal import Verification

/// The curl(1) command that sends a request again: same method, target, header fields and body.
///
/// Secrets are shell variables named after the API and the field. A body that a command line or a terminal cannot show
/// comes through a pipe. A very long one is left out.
struct CurlCommand {
    /// The longest body that is written out; the user supplies a longer one.
    static let longestBody = 8000

    let text: String

    init(_ exchange: Exchange, _ redaction: Redaction) {
        let request = exchange.request
        var words = ["curl", "-i"] + Self.method(request)
        let url = "\(exchange.baseURL)\(request.target)"
        // Because curl expands brackets and braces, and removes dots in paths.
        if url.contains(where: { "[]{}".contains($0) }) { words.append("-g") }
        if request.target.segments.contains(where: { $0 == "." || $0 == ".." }) { words.append("--path-as-is") }
        if request.target.query?.isEmpty == true {
            words += ["--request-target", ShellWord.quoted(Self.literalTarget(exchange, redaction))]
        }
        words += Self.fields(request, redaction)
        let body = redaction.parts(ofBody: request.body, request.fields)
        let isEmpty = request.body.isEmpty
        let isLong = request.body.count > Self.longestBody
        let isPiped = isLong || !ShellWord.isVisible(request.body)
        if isPiped && !isEmpty {
            words += ["--data-binary", "@-"]
        } else if !isEmpty || Self.sendsLength(request.method) {
            words += ["--data-raw", ShellWord.quoted(isEmpty ? [] : body)]
        }
        words.append(ShellWord.quoted(redaction.parts(ofURL: exchange.baseURL, request.target)))
        let command = words.joined(separator: " ")
        if isLong {
            text = "\(command)  # with the body of \(request.body.count) bytes on standard input"
        } else {
            text = isPiped && !isEmpty ? "printf \(ShellWord.printed(body)) | \(command)" : command
        }
    }

    private static func method(_ request: HTTPRequest) -> [String] {
        switch request.method {
        case .head: ["-I"]
        case .get where request.body.isEmpty: []
        default: ["-X", ShellWord.quoted([.literal(request.method.rawValue)])]
        }
    }

    /// The request's fields, without those that curl adds itself.
    private static func fields(_ request: HTTPRequest, _ redaction: Redaction) -> [String] {
        var words = request.fields.fields.flatMap { field in
            let value = redaction.parts(of: field)
            // Because `Name:` would keep curl from sending the field, and `Name;` sends it empty.
            let isEmpty = field.value.allSatisfy { $0 == " " || $0 == "\t" }
            return [
                "-H", ShellWord.quoted([.literal("\(field.name)\(isEmpty ? ";" : ": ")")] + (isEmpty ? [] : value)),
            ]
        }
        let hasData = !request.body.isEmpty || sendsLength(request.method)
        var added = ["Accept"]
        if hasData { added.append("Content-Type") }
        if request.body.count > CurlCommand.longestBody { added.append("Expect") }
        for name in added where request.fields[name] == nil { words += ["-H", "'\(name):'"] }
        return words
    }

    /// Whether the verifier sends `Content-Length: 0` for a request without a body (RFC 9110 §8.6).
    private static func sendsLength(_ method: HTTPMethod) -> Bool { [.post, .put, .patch].contains(method) }

    /// The target with the `?` that curl would leave out.
    private static func literalTarget(_ exchange: Exchange, _ redaction: Redaction) -> [ShellPart] {
        let afterScheme = exchange.baseURL.split(separator: "/", omittingEmptySubsequences: true).dropFirst(2)
        return redaction.parts(Array("\(afterScheme.map { "/\($0)" }.joined())\(exchange.request.target)".utf8))
    }
}

package import Diagnostics
package import Documents
internal import HTTPModel
internal import JSONModel

/// The keys of the condition `request`, in the order in which its parts are compared.
package enum RequestKey: String, CaseIterable {
    case method, path, headers, query, cookies, credential, body
    case bodyText = "body-text"
}

extension RequestExpectation {
    /// Reads the expectation for a request; nil, with findings, if it has errors.
    package static func read(
        _ node: Node, in context: ExpectedReader.Context, findings: inout Findings
    ) -> RequestExpectation? {
        var reader = RequestExpectationReader(context: context)
        let criteria = reader.read(node)
        for finding in reader.findings.diagnostics { findings.add(finding) }
        return reader.findings.hasErrors ? nil : RequestExpectation(criteria, text: node.flowText)
    }
}

private struct RequestExpectationReader {
    typealias Criterion = RequestExpectation.Criterion

    let context: ExpectedReader.Context
    var findings = Findings()
    /// Whether the criterion that was just read contains expressions.
    private var hasExpressions = false

    init(context: ExpectedReader.Context) { self.context = context }

    mutating func read(_ node: Node) -> [Criterion] {
        guard var reader = MappingReader(node, as: "request", findings: &findings) else { return [] }
        let given = RequestKey.allCases.compactMap { key in
            reader.optional(key.rawValue).map { (key, $0) }
        }
        reader.finish(&findings)
        let criteria = given.flatMap { read($0, $1) }
        if criteria.isEmpty, !findings.hasErrors {
            let keys = NameList.of(RequestKey.allCases.map(\.rawValue))
            findings.error(at: node.location, "request expects nothing; give one of \(keys)")
        }
        return criteria
    }

    private mutating func read(_ key: RequestKey, _ node: Node) -> [Criterion] {
        switch key {
        case .method: [readAlternatives(.method, node) { $0.readMethod($1) }].compactMap(\.self)
        case .path: [readAlternatives(.path, node) { $0.readPath($1) }].compactMap(\.self)
        case .headers: readNamed(node, key, RequestPlace.header)
        case .query: readNamed(node, key, RequestPlace.query)
        case .cookies: readNamed(node, key, RequestPlace.cookie)
        case .credential: [readCriterion(.credential, node) { $0.readExpected($1) }].compactMap(\.self)
        case .body: [readCriterion(.body, node) { $0.readExpected($1) }].compactMap(\.self)
        case .bodyText:
            [readCriterion(.bodyText, node) { $0.readText($1, of: key.rawValue) }].compactMap(\.self)
        }
    }

    private mutating func readNamed(
        _ node: Node, _ key: RequestKey, _ place: (String) -> RequestPlace
    ) -> [Criterion] {
        (node.requireMapping(key.rawValue, &findings)?.members ?? []).compactMap { member in
            readCriterion(place(member.name), member.value) { $0.readText($1, of: member.name) }
        }
    }

    private mutating func readCriterion(
        _ place: RequestPlace, _ node: Node, _ read: (inout Self, Node) -> Expected?
    ) -> Criterion? {
        hasExpressions = false
        return read(&self, node).map {
            Criterion(place: place, expected: $0, text: node.flowText, isConstant: !hasExpressions)
        }
    }

    /// A list without a tag matches any of its elements.
    private mutating func readAlternatives(
        _ place: RequestPlace, _ node: Node, _ read: (inout Self, Node) -> Expected?
    ) -> Criterion? {
        guard node.tag == nil, let elements = node.sequence, !elements.isEmpty else {
            return readCriterion(place, node, read)
        }
        return readCriterion(place, node) { reader, node in
            let alternatives = elements.compactMap { read(&reader, $0) }
            return Expected(.matcher(Alternatives(alternatives)), at: node.location)
        }
    }

    private mutating func readExpected(_ node: Node) -> Expected? {
        var reader = ExpectedReader(context: context)
        let expected = reader.read(node)
        for finding in reader.findings.diagnostics { findings.add(finding) }
        hasExpressions = hasExpressions || reader.hasExpressions
        return expected
    }

    /// Reads an expectation for texts, which cannot be objects.
    private mutating func readText(_ node: Node, of name: String) -> Expected? {
        guard node.tagged.tag == nil, node.isNull || node.mapping != nil else {
            return readExpected(node)
        }
        let hint = node.isNull ? "; write '!absent' for one that is not there" : ""
        findings.error(
            at: node.location,
            "expected a text, a list or a matcher for '\(name)', found \(node.foundDescription)\(hint)")
        return nil
    }

    /// Reports methods such as `post` that differ from one of HTTP in case only: methods are case-sensitive (RFC 9110
    /// §9.1).
    private mutating func readMethod(_ node: Node) -> Expected? {
        if node.tagged.tag != nil { return readExpected(node) }
        guard let name = node.requireString(RequestKey.method.rawValue, &findings) else { return nil }
        let known = HTTPMethod.describedByOpenAPI.map(\.rawValue)
        let suggestion = known.contains(name) ? "" : NearestName.suggestion(for: name, in: known)
        if suggestion.isEmpty { return readExpected(node) }
        findings.error(at: node.location, "unknown method '\(name)'\(suggestion)")
        return nil
    }

    private mutating func readPath(_ node: Node) -> Expected? {
        if node.tagged.tag != nil { return readExpected(node) }
        guard let text = node.string else {
            findings.error(
                at: node.location,
                "expected a path such as '/orders/{id}' or a matcher for 'path', found \(node.foundDescription)"
            )
            return nil
        }
        guard ["/", "$", "{$"].contains(where: text.hasPrefix) else {
            findings.error(at: node.location, "a path starts with '/', found '\(text)'")
            return nil
        }
        let decoded = PathPattern.decoded(text)
        guard decoded == text else {
            findings.error(
                at: node.location, "paths are compared decoded, found '\(text)'; write '\(decoded)'")
            return nil
        }
        guard let pattern = PathPattern(text) else { return readExpected(node) }
        return Expected(.matcher(pattern.matcher), at: node.location)
    }
}

internal import Contract
internal import HTTPModel
internal import JSONModel
internal import Matching
internal import StructuralDiff

/// Making problems from mismatches and violations.
extension StepProblem {
    /// The problems of a mismatch: one for each differing part.
    static func of(_ mismatch: Mismatch, in received: ReceivedResponse) -> [StepProblem] {
        guard let trees = xmlTrees(mismatch, received.response) else { return of(mismatch, in: received.body) }
        return StructuralDiff.differences(expected: trees.expected, actual: trees.actual)
            .map { .difference($0.inside(mismatch.pointer)) }
    }

    /// The elements of both bodies, if XML text is expected, so that elements are compared and not characters; else
    /// nil.
    static func xmlTrees(_ mismatch: Mismatch, _ response: HTTPResponse) -> (expected: JSON, actual: JSON)? {
        guard mismatch.pointer.tokens == ["body"], case .value(.string(let text)) = mismatch.wanted,
            let type = response.fields["Content-Type"].flatMap({ MediaType($0) }), type.isXML
        else { return nil }
        func trees(namespaces: Bool) -> (expected: JSON, actual: JSON)? {
            guard let expected = BodyCodec.xmlTree(Array(text.utf8), namespaces: namespaces),
                let actual = BodyCodec.xmlTree(response.body, type: type, namespaces: namespaces)
            else { return nil }
            return (expected, actual)
        }
        // Namespaces make names long, so they are shown only if nothing else differs.
        guard let plain = trees(namespaces: false), plain.expected == plain.actual else {
            return trees(namespaces: false)
        }
        return trees(namespaces: true)
    }

    private static func of(_ mismatch: Mismatch, in body: JSON?) -> [StepProblem] {
        switch (mismatch.wanted, mismatch.found) {
        case (.value(let wanted), let found?): differences(wanted, found, at: mismatch.pointer)
        case (.value(let wanted), nil): [.difference(Difference(.missing(expected: wanted), at: mismatch.pointer))]
        case (.moved(let from), _): [.difference(Difference(.moved(from: from), at: mismatch.pointer))]
        case (.nothing, let found): [.difference(Difference(.unexpected(actual: found ?? .null), at: mismatch.pointer))]
        case (.schema(let keyword, let message, let location), _):
            [
                .brokenSchema(
                    at: mismatch.pointer, keyword: keyword,
                    message: Self.message(message, keyword, value(at: mismatch.pointer, in: body)),
                    schemaLocation: location)
            ]
        case (.described(let wanted), let found): [.unmatched(at: mismatch.pointer, wanted: wanted, found: found)]
        }
    }

    private static func differences(_ expected: JSON, _ actual: JSON, at pointer: JSONPointer) -> [StepProblem] {
        let inner = StructuralDiff.differences(expected: expected, actual: actual)
        guard !inner.isEmpty else {
            return [.difference(Difference(.changed(expected: expected, actual: actual), at: pointer))]
        }
        return inner.map { .difference($0.inside(pointer)) }
    }

    /// `body` is the response's body; its value is shown if it has a wrong type.
    static func of(_ violation: Violation, in body: JSON?) -> StepProblem {
        let found = violation.part == .body ? body.flatMap { violation.pointer.value(in: $0) } : nil
        return .violation(
            at: place(of: violation), keyword: violation.keyword,
            message: message(violation.message, violation.keyword, found),
            contractLocation: violation.contractLocation)
    }

    private static func value(at pointer: JSONPointer, in body: JSON?) -> JSON? {
        guard pointer.tokens.first == "body" else { return nil }
        return body.flatMap { JSONPointer(tokens: Array(pointer.tokens.dropFirst())).value(in: $0) }
    }

    /// `expected integer, found string "ten"`.
    private static func message(_ message: String, _ keyword: String, _ found: JSON?) -> String {
        guard keyword == "type", let found, found != .null else { return message }
        return "\(message) \(Excerpt.cut(BytesText.words(for: found), to: 60))"
    }

    private static func place(of violation: Violation) -> JSONPointer {
        let part = violation.part == .header ? "headers" : violation.part.rawValue
        return JSONPointer(tokens: [part] + [violation.name].compactMap(\.self) + violation.pointer.tokens)
    }
}

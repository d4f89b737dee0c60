internal import Contract
internal import HTTPModel
internal import JSONModel
internal import Matching
internal import StructuralDiff

/// Problems from what judges find.
extension StepProblem {
    /// One for each part of the value that differs.
    static func of(_ mismatch: Mismatch, in response: HTTPResponse) -> [StepProblem] {
        guard let trees = xmlTrees(mismatch, response) else { return of(mismatch) }
        return StructuralDiff.differences(expected: trees.expected, actual: trees.actual)
            .map { .difference($0.inside(mismatch.pointer)) }
    }

    /// The elements of a body that is expected as XML text, which is held to them and not to the letters; else nil.
    static func xmlTrees(_ mismatch: Mismatch, _ response: HTTPResponse) -> (expected: JSON, actual: JSON)? {
        guard mismatch.pointer.tokens == ["body"], case .value(.string(let text)) = mismatch.wanted,
            response.fields["Content-Type"].flatMap({ MediaType($0) })?.isXML == true,
            let expected = BodyCodec.xmlTree(Array(text.utf8)), let actual = BodyCodec.xmlTree(response.body)
        else { return nil }
        return (expected, actual)
    }

    private static func of(_ mismatch: Mismatch) -> [StepProblem] {
        switch (mismatch.wanted, mismatch.found) {
        case (.value(let wanted), let found?): differences(wanted, found, at: mismatch.pointer)
        case (.value(let wanted), nil): [.difference(Difference(.missing(expected: wanted), at: mismatch.pointer))]
        case (.nothing, let found): [.difference(Difference(.unexpected(actual: found ?? .null), at: mismatch.pointer))]
        case (.schema(let keyword, let message, let location), _):
            [.brokenSchema(at: mismatch.pointer, keyword: keyword, message: message, schemaLocation: location)]
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

    static func of(_ violation: Violation) -> StepProblem {
        .violation(
            at: place(of: violation), keyword: violation.keyword, message: violation.message,
            contractLocation: violation.contractLocation)
    }

    private static func place(of violation: Violation) -> JSONPointer {
        let part = violation.part == .header ? "headers" : violation.part.rawValue
        return JSONPointer(tokens: [part] + [violation.name].compactMap(\.self) + violation.pointer.tokens)
    }
}

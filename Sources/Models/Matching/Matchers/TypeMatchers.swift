internal import JSONModel

/// Matchers of types and of presence.
extension MatcherDefinition {
    static let types: [MatcherDefinition] = [
        plain("string", ValueTest("a string") { $0.kind == .string }),
        plain("integer", ValueTest("an integer", near: .number) { $0.numberValue?.isInteger == true }),
        plain("number", ValueTest("a number") { $0.kind == .number }),
        plain("boolean", ValueTest("a boolean") { $0.kind == .boolean }),
        plain("object", ValueTest("an object") { $0.kind == .object }),
        plain("array", ArrayTest()),
        plain("null", ValueTest("null") { $0 == .null }),
        plain("any", ValueTest("any value") { _ in true }),
        plain("absent", Absence()),
    ]
}

private struct ArrayTest: Matcher {
    func description(_ judge: Judge) -> String { "a list" }
    func agrees(with actual: JSON?, _ judge: Judge) -> Bool { actual?.kind == .array }
    func agrees(with readings: TextReadings, _ judge: Judge) -> Bool { !readings.texts.isEmpty }
}

private struct Absence: Matcher {
    func description(_ judge: Judge) -> String { "nothing" }
    func agrees(with actual: JSON?, _ judge: Judge) -> Bool { actual == nil }
    func agrees(with readings: TextReadings, _ judge: Judge) -> Bool { readings.texts.isEmpty }

    func compare(_ actual: JSON?, at pointer: JSONPointer, _ judge: inout Judge) {
        if let actual { judge.report(.nothing, found: actual, at: pointer) }
    }
}

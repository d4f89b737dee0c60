internal import JSONModel

/// Matchers that contain an expectation and add to it.
extension MatcherDefinition {
    static let wrappers: [MatcherDefinition] = [
        expectation("optional") { Wrapper(expected: $0, exception: .absence) },
        expectation("null-or") { Wrapper(expected: $0, exception: .null) },
        MatcherDefinition(name: "strict") { node, reader in
            reader.readMapping(for: "strict", node, isStrict: true).map { Wrapper(expected: $0, exception: .none) }
        },
        MatcherDefinition(name: "open") { node, reader in
            reader.readMapping(for: "open", node, isStrict: false).map { Wrapper(expected: $0, exception: .none) }
        },
    ]
}

/// An expectation, or an exception from it.
private struct Wrapper: Matcher {
    enum Exception {
        case none, absence, null
    }

    let expected: Expected
    let exception: Exception

    func description(_ judge: Judge) -> String {
        switch exception {
        case .none: judge.describe(expected)
        case .absence: "nothing, or \(judge.describe(expected))"
        case .null: "null, or \(judge.describe(expected))"
        }
    }

    func agrees(with actual: JSON?, _ judge: Judge) -> Bool {
        isException(actual) || judge.agrees(actual, with: expected)
    }

    func compare(_ actual: JSON?, at pointer: JSONPointer, _ judge: inout Judge) {
        if !isException(actual) { judge.compare(actual, with: expected, at: pointer) }
    }

    func distance(from actual: JSON?, _ judge: Judge) -> Double {
        isException(actual) ? 0 : judge.distance(of: actual, from: expected)
    }

    func agrees(with readings: TextReadings, _ judge: Judge) -> Bool {
        (exception == .absence && readings.texts.isEmpty) || judge.agrees(readings, with: expected)
    }

    func leavesOpen(_ tokens: ArraySlice<String>) -> Bool { expected.leavesOpen(tokens) }

    private func isException(_ actual: JSON?) -> Bool {
        switch exception {
        case .none: false
        case .absence: actual == nil
        // `nil == .null` would compare with the optional's nil.
        case .null: actual.map { $0 == .null } ?? false
        }
    }
}

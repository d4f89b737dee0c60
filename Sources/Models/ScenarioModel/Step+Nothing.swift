package import Matching

extension Step {
    /// Whether every response that the contract allows passes: the step expects nothing, or only that values are what
    /// they are; it binds nothing and does not wait.
    package var expectsNothing: Bool {
        if case .scenario = call { return false }
        guard outputs.isEmpty, repetition == nil else { return false }
        return expectation.status?.isReference(to: "$statusCode") ?? true
            && expectation.headers.allSatisfy { $0.value.isReference(to: "$response.header.\($0.name)") }
            && expectation.body?.isReference(to: "$response.body") ?? true
    }
}

extension Expected {
    /// Whether it is `reference` alone; a value that is compared with itself is always as expected.
    package func isReference(to reference: String) -> Bool {
        guard case .value(_, let source) = form else { return false }
        return source.lowercased() == reference.lowercased()
    }
}

extension Step {
    /// Whether any answer passes that the contract allows: nothing is expected, taken or waited for.
    package var expectsNothing: Bool {
        if case .scenario = call { return false }
        return expectation.status == nil && expectation.headers.isEmpty && expectation.body == nil && outputs.isEmpty
            && repetition == nil
    }
}

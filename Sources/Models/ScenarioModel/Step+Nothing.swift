extension Step {
    /// Whether every response that the contract allows passes: the step expects nothing, binds nothing and does not
    /// wait.
    package var expectsNothing: Bool {
        if case .scenario = call { return false }
        return expectation.status == nil && expectation.headers.isEmpty && expectation.body == nil && outputs.isEmpty
            && repetition == nil
    }
}

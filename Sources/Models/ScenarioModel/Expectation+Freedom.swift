package import JSONModel
internal import Matching

/// The values that an expectation leaves open.
extension Expectation {
    /// Whether the step allows a response of this status.
    package func allows(status: Int) -> Bool {
        guard let expected = self.status else { return false }
        return Judge(scope: EmptyScope()).agrees(.number(JSONNumber(status)), with: expected)
    }

    /// Whether a matcher or an expression describes the value at `pointer`, from `/headers/Name` or `/body`, so that it
    /// may differ from response to response.
    package func leavesOpen(_ pointer: JSONPointer) -> Bool {
        switch pointer.tokens.first {
        case "headers":
            guard let name = pointer.tokens.dropFirst().first?.lowercased() else { return false }
            return headers.contains { $0.name.lowercased() == name && $0.value.leavesOpen([]) }
        case "body": return body?.leavesOpen(pointer.tokens.dropFirst()) ?? false
        default: return false
        }
    }
}

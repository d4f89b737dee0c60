package import JSONModel
internal import Matching

/// What an expectation leaves open.
extension Expectation {
    /// Whether the step says that a response of this status may come.
    package func allows(status: Int) -> Bool {
        guard let expected = self.status else { return false }
        return Judge(scope: EmptyScope()).agrees(.number(JSONNumber(status)), with: expected)
    }

    /// Whether the value at `pointer`, from `/headers/Name` or `/body`, is described by a matcher or an expression, and
    /// so may be another in each response that fulfils it.
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

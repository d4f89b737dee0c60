internal import Expressions
package import JSONModel

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

extension Expected {
    /// Whether the value that `tokens` lead to stands under a matcher or an expression.
    fileprivate func leavesOpen(_ tokens: ArraySlice<String>) -> Bool {
        switch rule {
        case .value(let template, _): return !template.isConstant
        case .object(let members, _):
            guard let name = tokens.first, let member = members.first(where: { $0.name.hasSameCodePoints(as: name) })
            else { return false }
            return member.value.leavesOpen(tokens.dropFirst())
        case .list(let elements):
            guard let index = tokens.first.flatMap(JSONPointer.arrayIndex), elements.indices.contains(index) else {
                return false
            }
            return elements[index].leavesOpen(tokens.dropFirst())
        case .matcher(let matcher): return matcher.leavesOpen(tokens)
        }
    }
}

extension Matcher {
    /// A matcher that only says where its expectation holds is as open as that is; any other is open itself.
    fileprivate func leavesOpen(_ tokens: ArraySlice<String>) -> Bool {
        switch name {
        case "each":
            return tokens.isEmpty || argument.expectations.contains { $0.leavesOpen(tokens.dropFirst()) }
        case "optional", "null-or", "strict": return argument.expectations.contains { $0.leavesOpen(tokens) }
        default: return true
        }
    }
}

/// What refers to nothing is judged in.
private struct EmptyScope: ExpressionScope {
    func value(of reference: Reference) -> JSON? { nil }
    func nextRandom() -> UInt64 { 0 }
}

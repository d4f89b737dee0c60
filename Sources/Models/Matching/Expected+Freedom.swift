internal import Expressions
internal import JSONModel

/// The values that an expectation leaves open.
extension Expected {
    /// Whether a matcher or an expression describes the value at `tokens`, so that it may differ between values that
    /// agree.
    package func leavesOpen(_ tokens: ArraySlice<String>) -> Bool {
        switch form {
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

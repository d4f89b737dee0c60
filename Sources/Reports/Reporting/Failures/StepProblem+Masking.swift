internal import JSONModel
internal import Secrets
internal import StructuralDiff
internal import Verification

extension StepProblem {
    /// The same problem, with values of members with secret names masked, however short they are.
    func masked(by names: SecretNames) -> StepProblem {
        switch self {
        case .difference(let difference):
            func masked(_ value: JSON) -> JSON { names.masked(value, at: difference.pointer) }
            switch difference.kind {
            case .missing(let expected):
                return .difference(Difference(.missing(expected: masked(expected)), at: difference.pointer))
            case .unexpected(let actual):
                return .difference(Difference(.unexpected(actual: masked(actual)), at: difference.pointer))
            case .changed(let expected, let actual):
                let kind = Difference.Kind.changed(expected: masked(expected), actual: masked(actual))
                return .difference(Difference(kind, at: difference.pointer))
            case .typeChanged(let expected, let actual):
                let kind = Difference.Kind.typeChanged(expected: masked(expected), actual: masked(actual))
                return .difference(Difference(kind, at: difference.pointer))
            case .moved, .reordered: return self
            }
        case .unmatched(let pointer, let wanted, let found):
            return .unmatched(at: pointer, wanted: wanted, found: found.map { names.masked($0, at: pointer) })
        case .onTarget(let name, let inner): return .onTarget(name, inner.masked(by: names))
        case .onBoth(let inner): return .onBoth(inner.masked(by: names))
        default: return self
        }
    }
}

extension SecretNames {
    /// `value`, which is at `pointer`, with parts that have secret names masked.
    fileprivate func masked(_ value: JSON, at pointer: JSONPointer) -> JSON {
        guard pointer.tokens.first == "body", pointer.tokens.contains(where: members.contains),
            value.kind != .null
        else { return masked(value) }
        return .string(Self.mask)
    }
}

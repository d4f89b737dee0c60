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
            let wanted = names.hides(pointer) ? Self.masked(quotations: wanted) : wanted
            return .unmatched(at: pointer, wanted: wanted, found: found.map { names.masked($0, at: pointer) })
        case .violation(let pointer, let keyword, let message, let location) where names.hides(pointer):
            return .violation(
                at: pointer, keyword: keyword, message: Self.masked(found: message), contractLocation: location)
        case .brokenSchema(let pointer, let keyword, let message, let location) where names.hides(pointer):
            return .brokenSchema(
                at: pointer, keyword: keyword, message: Self.masked(found: message), schemaLocation: location)
        case .onTarget(let name, let inner): return .onTarget(name, inner.masked(by: names))
        case .onBoth(let inner): return .onBoth(inner.masked(by: names))
        default: return self
        }
    }

    /// Masks the value in `expected at most 5, found 17`.
    private static func masked(found message: String) -> String {
        message.firstRange(of: ", found ").map { "\(message[..<$0.upperBound])\(SecretNames.mask)" } ?? message
    }

    /// Masks texts in quotes.
    private static func masked(quotations text: String) -> String {
        let pieces = text.split(separator: "\"", omittingEmptySubsequences: false)
        return pieces.enumerated().map { $0.offset % 2 == 0 ? String($0.element) : SecretNames.mask }
            .joined(separator: "\"")
    }
}

extension SecretNames {
    /// `value`, which is at `pointer`, with parts that have secret names masked.
    fileprivate func masked(_ value: JSON, at pointer: JSONPointer) -> JSON {
        guard hides(pointer), value.kind != .null else { return masked(value) }
        return .string(Self.mask)
    }

    /// Whether the value at `pointer` is secret because of a name on its way.
    fileprivate func hides(_ pointer: JSONPointer) -> Bool {
        switch pointer.tokens.first {
        case "body": pointer.tokens.dropFirst().contains(where: isSecret(member:))
        case "headers": pointer.tokens.dropFirst().first.map(isSecret(header:)) ?? false
        default: false
        }
    }
}

internal import Documents
internal import JSONModel
internal import Lending

/// A compiled schema: a list of constraints for an instance.
///
/// Sharing is safe because constraints are written once, under the registry's lock, before the schema is given out.
final class Subschema: @unchecked Sendable {
    let place: SchemaPlace
    var constraints: [Constraint] = [] {
        didSet {
            uncounted.deallocate()
            uncounted = .allocate(capacity: constraints.count)
            _ = uncounted.initialize(from: constraints.map { Uncounted($0) })
        }
    }
    // The constraints without counted references; `constraints` keeps them alive.
    private var uncounted = UnsafeMutableBufferPointer<Uncounted<Constraint>>(start: nil, count: 0)
    /// Whether a constraint needs to know which members or elements the others have evaluated.
    var hasUnevaluated = false

    init(_ place: SchemaPlace) { self.place = place }

    deinit { uncounted.deallocate() }

    var resource: SchemaResource { place.resource }

    /// Whether all constraints hold for `instance`.
    ///
    /// Unless `evaluation` collects violations, the first broken constraint ends it.
    func constraintsHold(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        var isValid = true
        for constraint in uncounted
        where !constraint.lend({ $0.holds(for: instance, &evaluation, &marks) }) {
            isValid = false
            if !evaluation.isTelling { return false }
        }
        return isValid
    }

    /// Whether this is the schema `false`, for which no instance is valid.
    var isFalse: Bool {
        if case .bool(false) = place.node.content { return true }
        return false
    }
}

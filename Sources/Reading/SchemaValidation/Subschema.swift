internal import Documents
internal import JSONModel
internal import Lending

/// A compiled schema: the constraints an instance must keep.
///
/// Because constraints are written once, under the registry's lock and before the schema is given out, sharing is safe.
final class Subschema: @unchecked Sendable {
    let place: SchemaPlace
    var constraints: [Constraint] = [] {
        didSet {
            uncounted.deallocate()
            uncounted = .allocate(capacity: constraints.count)
            _ = uncounted.initialize(from: constraints.map { Uncounted($0) })
        }
    }
    // Because counting references, to a constraint or to the list of them, costs more than most constraints; the list
    // above keeps them alive.
    private var uncounted = UnsafeMutableBufferPointer<Uncounted<Constraint>>(start: nil, count: 0)
    /// Whether a constraint asks which members or elements the others have seen.
    var hasUnevaluated = false

    init(_ place: SchemaPlace) { self.place = place }

    deinit { uncounted.deallocate() }

    var resource: SchemaResource { place.resource }

    /// Whether `instance` keeps every constraint.
    ///
    /// Where `evaluation` does not tell why not, the first one broken ends it.
    func constraintsHold(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        var isValid = true
        for constraint in uncounted
        where !constraint.lend({ $0.holds(for: instance, &evaluation, &marks) }) {
            isValid = false
            if !evaluation.isTelling { return false }
        }
        return isValid
    }

    /// The schema `false`, which nothing fulfils.
    var isFalse: Bool {
        if case .bool(false) = place.node.content { return true }
        return false
    }
}

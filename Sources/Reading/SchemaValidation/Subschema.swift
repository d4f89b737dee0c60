internal import Documents
internal import JSONModel
internal import Lending

/// A compiled schema: the rules an instance must keep.
///
/// Because rules are written once, under the registry's lock and before the schema is given out, sharing is safe.
final class Subschema: @unchecked Sendable {
    let place: SchemaPlace
    var rules: [Rule] = [] {
        didSet {
            uncounted.deallocate()
            uncounted = .allocate(capacity: rules.count)
            _ = uncounted.initialize(from: rules.map { Uncounted($0) })
        }
    }
    // Because counting references, to a rule or to the list of them, costs more than most rules; `rules` keeps them alive.
    private var uncounted = UnsafeMutableBufferPointer<Uncounted<Rule>>(start: nil, count: 0)
    /// Whether a rule asks which members or elements the others have seen.
    var hasUnevaluated = false

    init(_ place: SchemaPlace) { self.place = place }

    deinit { uncounted.deallocate() }

    var resource: SchemaResource { place.resource }

    /// Whether `instance` keeps every rule; where `evaluation` does not tell why not, the first one broken ends it.
    func rulesHold(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        var isValid = true
        for rule in uncounted
        where !rule.lend({ $0.holds(for: instance, &evaluation, &marks) }) {
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

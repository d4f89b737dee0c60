internal import JSONModel
internal import Lending

/// `$ref`.
final class ReferenceConstraint: Constraint, @unchecked Sendable {
    /// Not owned, because references may be circular.
    ///
    /// The registry owns every compiled schema, and each `Schema` owns the registry, so the target outlives this rule.
    private let target: Uncounted<Subschema>

    init(_ target: Subschema) { self.target = Uncounted(target) }

    override var inPlaceSchemas: [Subschema] { [target.object] }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        // The registry keeps the target alive.
        target.lend { evaluation.apply($0, instance, "$ref", nil, &marks) }
    }
}

/// `$dynamicRef` to a dynamic anchor (2020-12 Core §8.2.3.2).
final class DynamicReferenceConstraint: Constraint, @unchecked Sendable {
    private let anchor: String
    /// What the reference means when nothing in the dynamic scope overrides it; not owned, see `ReferenceConstraint`.
    private unowned(unsafe) let initial: Subschema

    init(_ anchor: String, initial: Subschema) {
        self.anchor = anchor
        self.initial = initial
    }

    override var inPlaceSchemas: [Subschema] { [initial] }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        evaluation.apply(evaluation.dynamicTarget(anchor) ?? initial, instance, "$dynamicRef", nil, &marks)
    }
}

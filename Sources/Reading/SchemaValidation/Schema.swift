package import JSONModel

/// A compiled schema.
///
/// Evaluating takes no lock, and allocates nothing for a valid instance.
package final class Schema: Sendable {
    private let root: Subschema
    /// Owns the compiled schemas, which refer to each other without owning.
    package let registry: SchemaRegistry
    private let tracksScope: Bool

    init(root: Subschema, registry: SchemaRegistry, tracksScope: Bool) {
        self.root = root
        self.registry = registry
        self.tracksScope = tracksScope
    }

    /// Where the schema is written.
    package var place: SchemaPlace { root.place }

    /// Whether `instance` is valid.
    ///
    /// In a `direction`, `required` does not demand members that are `readOnly` (request) or `writeOnly` (response).
    package func isValid(_ instance: JSON, direction: Direction? = nil) -> Bool {
        var evaluation = evaluation(direction, isTelling: false)
        var marks = EvaluatedMarks()
        return evaluation.evaluate(root, instance, &marks) && !evaluation.isAborted
    }

    /// The violations, in the order of the schema's keywords; empty when the instance is valid.
    package func violations(of instance: JSON, direction: Direction? = nil) -> [SchemaViolation] {
        if isValid(instance, direction: direction) { return [] }
        var evaluation = evaluation(direction, isTelling: true)
        var marks = EvaluatedMarks()
        _ = evaluation.evaluate(root, instance, &marks)
        return evaluation.violations
    }

    private func evaluation(_ direction: Direction?, isTelling: Bool) -> Evaluation {
        Evaluation(options: registry.options, direction: direction, tracksScope: tracksScope, isTelling: isTelling)
    }
}

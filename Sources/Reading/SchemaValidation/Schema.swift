package import JSONModel

/// A compiled schema; evaluates instances without locks, and without memory for one that is valid.
package final class Schema: Sendable {
    private let root: Subschema
    /// Owns what the schema refers to; compiled schemas refer to each other without owning.
    package let registry: SchemaRegistry
    private let tracksScope: Bool

    init(root: Subschema, registry: SchemaRegistry, tracksScope: Bool) {
        self.root = root
        self.registry = registry
        self.tracksScope = tracksScope
    }

    /// Where the schema is written.
    package var place: SchemaPlace { root.place }

    /// Whether `instance` fulfils the schema.
    ///
    /// In a `direction`, members that are `readOnly` (request) or `writeOnly` (response) need not be there though
    /// `required`.
    package func isValid(_ instance: JSON, direction: Direction? = nil) -> Bool {
        var evaluation = evaluation(direction, isTelling: false)
        var marks = EvaluatedMarks()
        return evaluation.evaluate(root, instance, &marks) && !evaluation.isAborted
    }

    /// Every breach of the schema, in the order of its keywords; empty when the instance is valid.
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

internal import Documents
package import JSONModel
internal import WorkBudgets

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
    /// In a `direction`, `required` does not demand members that are `readOnly` (request) or `writeOnly` (response). False
    /// also if the thread's `WorkBudget` does not suffice.
    package func isValid(_ instance: JSON, direction: Direction? = nil) -> Bool {
        evaluated(instance, direction, isTelling: false).isValid
    }

    /// The violations, in the order of the schema's keywords; empty when the instance is valid.
    ///
    /// If the thread's `WorkBudget` does not suffice to find them, one of them says so.
    package func violations(of instance: JSON, direction: Direction? = nil) -> [SchemaViolation] {
        if isValid(instance, direction: direction) { return [] }
        let violations = evaluated(instance, direction, isTelling: true).violations
        return violations.isEmpty ? [unfinished] : violations
    }

    /// The most work before an evaluation starts again, and remembers its results.
    ///
    /// A body of 1 MiB rarely takes as much. Remembering makes applying a schema several times as slow, and schemas that
    /// branch into each other need it, because the number of ways through them grows exponentially.
    private static let mostUnremembered = 200_000

    private func evaluated(
        _ instance: JSON, _ direction: Direction?, isTelling: Bool
    ) -> (isValid: Bool, violations: [SchemaViolation]) {
        let budget = WorkBudget.ofThisThread
        let most = min(Self.mostUnremembered, budget.allowance / 4)
        var evaluation = Evaluation(
            options: registry.options, direction: direction, tracksScope: tracksScope, isTelling: isTelling,
            allowance: most, remembers: false)
        var marks = EvaluatedMarks()
        var isValid = evaluation.evaluate(root, instance, &marks)
        if evaluation.isOverAllowance, evaluation.settle(budget, root) {
            evaluation = Evaluation(
                options: registry.options, direction: direction, tracksScope: tracksScope, isTelling: isTelling,
                allowance: budget.allowance, remembers: true)
            marks = EvaluatedMarks()
            isValid = evaluation.evaluate(root, instance, &marks)
        }
        isValid = evaluation.settle(budget, root) && isValid && !evaluation.isAborted && !evaluation.isUndecided
        return (isValid, evaluation.violations)
    }

    /// The violation of an evaluation that was given up where violations are not told, such as inside of `not`.
    private var unfinished: SchemaViolation {
        SchemaViolation(
            instanceLocation: JSONPointer(tokens: []), keywordLocation: JSONPointer(tokens: []),
            schemaLocation: root.place.node.location, keyword: "", problem: .tooMuchWork, causes: [])
    }
}

internal import JSONModel

/// `anyOf`.
final class AnyOfConstraint: Constraint, @unchecked Sendable {
    private let branches: [Subschema]
    private let discriminator: Discriminator?

    init(_ branches: [Subschema], _ discriminator: Discriminator?) {
        self.branches = branches
        self.discriminator = discriminator
    }

    override var inPlaceSchemas: [Subschema] { branches }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        var failures: [[SchemaViolation]] = []
        var isValid = false
        for position in branches.indices {
            var own = marks.fresh
            let (holds, violations) = evaluation.attempt {
                $0.apply(branches[position], instance, "anyOf", .index(position), &own)
            }
            if holds {
                marks.formUnion(own)
                isValid = true
                // Because every matching branch adds to the evaluated members, all are tried when these are tracked.
                if !marks.isTracked { return true }
            } else if evaluation.isTelling {
                failures.append(violations)
            }
        }
        return isValid || evaluation.failBranches("anyOf", failures, discriminator, instance)
    }
}

/// `oneOf`.
final class OneOfConstraint: Constraint, @unchecked Sendable {
    private let branches: [Subschema]
    private let discriminator: Discriminator?

    init(_ branches: [Subschema], _ discriminator: Discriminator?) {
        self.branches = branches
        self.discriminator = discriminator
    }

    override var inPlaceSchemas: [Subschema] { branches }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        var failures: [[SchemaViolation]] = []
        var first: Int?
        for position in branches.indices {
            var own = marks.fresh
            let (holds, violations) = evaluation.attempt {
                $0.apply(branches[position], instance, "oneOf", .index(position), &own)
            }
            if holds {
                if let first { return several(from: first, second: position, instance, &evaluation) }
                marks.formUnion(own)
                first = position
            } else if evaluation.isTelling {
                failures.append(violations)
            }
        }
        return first != nil || evaluation.failBranches("oneOf", failures, discriminator, instance)
    }

    private func several(from first: Int, second: Int, _ instance: JSON, _ evaluation: inout Evaluation) -> Bool {
        guard evaluation.isTelling else { return false }
        var matching = [first, second]
        for position in branches.indices.dropFirst(second + 1) {
            var discarded = EvaluatedMarks()
            if evaluation.quietly(branches[position], instance, &discarded) { matching.append(position) }
        }
        return evaluation.fail("oneOf", .severalBranchesMatched(matching))
    }
}

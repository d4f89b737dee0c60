internal import JSONModel

/// What one keyword, or a few that belong together, demands of an instance.
///
/// A class to inherit from, so that a schema is a plain list of constraints, called without boxes; adding a keyword is
/// adding one constraint, one line in `KeywordTable` and one in `ConstraintCompiler`.
///
/// Because every constraint is immutable, sharing it is safe; a class that is inherited from cannot be checked for it.
class Constraint: @unchecked Sendable {
    /// Whether `instance` keeps the constraint; what it breaks is told to `evaluation`, what was seen goes to `marks`.
    func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool { true }

    /// The schemas applied to the same instance, for the search for cycles.
    var inPlaceSchemas: [Subschema] { [] }
}

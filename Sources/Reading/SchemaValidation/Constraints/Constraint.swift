internal import JSONModel

/// The condition of one keyword, or of several that belong together.
///
/// Kinds of constraints are subclasses. To add a keyword, add a constraint, a line in `KeywordTable` and one in
/// `ConstraintCompiler`.
///
/// Sharing is safe because every constraint is immutable; the compiler cannot check that of a class with subclasses.
class Constraint: @unchecked Sendable {
    /// Whether the constraint holds for `instance`.
    ///
    /// Violations go to `evaluation`, evaluated members and elements to `marks`.
    func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool { true }

    /// The schemas that this applies to the same instance, for the search for cycles.
    var inPlaceSchemas: [Subschema] { [] }
}

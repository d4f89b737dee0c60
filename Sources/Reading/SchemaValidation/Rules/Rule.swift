internal import JSONModel

/// What one keyword, or a few that belong together, demands of an instance.
///
/// A class to inherit from, so that a schema is a plain list of rules, called without boxes; adding a keyword is
/// adding one rule, one line in `KeywordTable` and one in `RuleCompiler`.
///
/// Because every rule is immutable, sharing it is safe; a class that is inherited from cannot be checked for it.
class Rule: @unchecked Sendable {
    /// Whether `instance` keeps the rule; what it breaks is told to `evaluation`, what was seen goes to `marks`.
    func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool { true }

    /// The schemas applied to the same instance, for the search for cycles.
    var inPlaceSchemas: [Subschema] { [] }
}

package import Diagnostics
package import JSONModel

/// One violation of a schema: what, where in the instance, and by which keyword.
package struct SchemaViolation: Sendable, Hashable {
    /// The wrong value; for a missing or unexpected member, the object.
    package let instanceLocation: JSONPointer
    /// The path through the schema, references included (2020-12 Core §12.3.1).
    package let keywordLocation: JSONPointer
    /// The place of the keyword in its file.
    package let schemaLocation: SourceLocation
    /// The name of the keyword; empty for the schema `false`.
    package let keyword: String
    package let problem: Problem
    /// The violations of the closest branch, or of a name that is not allowed.
    package let causes: [SchemaViolation]

    /// The location of the wrong value, or of the missing or unexpected member or element.
    package var subjectLocation: JSONPointer {
        switch problem {
        case .required(let name), .additionalProperty(let name), .unevaluatedProperty(let name),
            .dependentRequired(let name, _), .propertyName(let name), .missingDiscriminator(let name):
            instanceLocation.appending(name)
        case .unknownDiscriminator(let property, _, _): instanceLocation.appending(property)
        case .additionalItem(let index), .unevaluatedItem(let index), .duplicateItems(_, let index):
            instanceLocation.appending(index)
        default: instanceLocation
        }
    }

    /// The violations that explain this one: those of the closest branch, or itself.
    package var leaves: [SchemaViolation] { causes.isEmpty ? [self] : causes.flatMap(\.leaves) }

    /// A case for each kind of violation, with the expected and the found value.
    package enum Problem: Sendable, Hashable {
        case notAllowed
        case type(expected: [String], found: String)
        case constant(JSON, found: JSON)
        case enumeration([JSON], found: JSON)
        case minimum(limit: JSONNumber, found: JSONNumber)
        case maximum(limit: JSONNumber, found: JSONNumber)
        case exclusiveMinimum(limit: JSONNumber, found: JSONNumber)
        case exclusiveMaximum(limit: JSONNumber, found: JSONNumber)
        case multipleOf(JSONNumber, found: JSONNumber)
        case minLength(limit: Int, found: Int)
        case maxLength(limit: Int, found: Int)
        case pattern(String, found: String)
        /// Matching reached its limit of steps, so the result is unknown.
        case patternTooCostly(String)
        case format(String, found: JSON)
        case required(String)
        case dependentRequired(String, because: String)
        case additionalProperty(String)
        case unevaluatedProperty(String)
        case propertyName(String)
        case minProperties(limit: Int, found: Int)
        case maxProperties(limit: Int, found: Int)
        case additionalItem(Int)
        case unevaluatedItem(Int)
        case minItems(limit: Int, found: Int)
        case maxItems(limit: Int, found: Int)
        case duplicateItems(first: Int, second: Int)
        case minContains(limit: Int, found: Int)
        case maxContains(limit: Int, found: Int)
        /// None of `count` branches matched; `causes` has the violations of the closest.
        case noBranchMatched(count: Int, closest: Int?)
        case severalBranchesMatched([Int])
        case unknownDiscriminator(property: String, found: String, known: [String])
        case missingDiscriminator(String)
        case matchesNot
        case endlessReference(limit: Int)
        /// The limit of work was reached, so the result is unknown.
        case tooMuchWork
    }
}

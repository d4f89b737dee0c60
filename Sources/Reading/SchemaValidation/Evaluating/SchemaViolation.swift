package import Diagnostics
package import JSONModel

/// One breach of a schema by an instance: what, where in the instance, and by which keyword of the schema.
package struct SchemaViolation: Sendable, Hashable {
    /// The value at fault; for a member that is missing or too much, the object.
    package let instanceLocation: JSONPointer
    /// The way through the schema, references included (2020-12 Core §12.3.1).
    package let keywordLocation: JSONPointer
    /// Where the keyword is written in its file.
    package let schemaLocation: SourceLocation
    /// The name of the keyword; empty for the schema `false`.
    package let keyword: String
    package let problem: Problem
    /// Why the branch that came closest did not match, or why a name is not allowed.
    package let causes: [SchemaViolation]

    /// The location of the value, or of the member or element that is missing or too much.
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

    /// One case for each way to fail, with what was wanted and what was found.
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
        /// Matching took longer than the limit allows, so that nothing is known.
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
        /// None of `count` branches held; `causes` tell of the closest.
        case noBranchMatched(count: Int, closest: Int?)
        case severalBranchesMatched([Int])
        case unknownDiscriminator(property: String, found: String, known: [String])
        case missingDiscriminator(String)
        case matchesNot
        case endlessReference(limit: Int)
    }
}

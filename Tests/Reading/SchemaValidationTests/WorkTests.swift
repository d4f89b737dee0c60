import JSONModel
import SchemaValidation
import Testing
import WorkBudgets

/// Schemas whose evaluation could take exponential work.
struct WorkTests {
    /// `allOf` with the next level twice, and at the end `last`.
    private static func doubled(_ levels: Int, _ last: String) -> Schema {
        let definitions = (0..<levels).map { level in
            "  s\(level): {allOf: [{$ref: '#/$defs/s\(level + 1)'}, {$ref: '#/$defs/s\(level + 1)'}]}\n"
        }
        return Samples.schema("$ref: '#/$defs/s0'\n$defs:\n\(definitions.joined())  s\(levels): \(last)\n")
    }

    @Test func aSchemaOnManyWaysIsJudgedOnce() {
        let schema = Self.doubled(25, "{type: integer}")
        let ((isValid, violations), excess) = WorkBudget.limited(to: 1_000_000) {
            (schema.isValid(5), schema.violations(of: "a"))
        }
        #expect(isValid)
        #expect(violations.map(\.message) == ["expected integer, found string"])
        #expect(excess == nil)
    }

    @Test func theSameValueElsewhereIsJudgedAgain() {
        let schema = Samples.schema(
            """
            $ref: '#/$defs/s'
            $defs:
              s:
                anyOf:
                - {type: object, required: [n, x], properties: {n: {$ref: '#/$defs/s'}}}
                - {type: object, required: [n], properties: {n: {$ref: '#/$defs/s'}}}
                - {type: integer}
            """)
        func nested(_ levels: Int, _ last: JSON) -> JSON { (0..<levels).reduce(last) { value, _ in ["n": value] } }
        #expect(schema.isValid(nested(60, 1)))
        #expect(!schema.isValid(nested(60, "a")))
    }

    @Test func aLimitThatDoesNotSufficeIsAViolation() {
        let schema = Samples.schema("items: {items: {type: integer}}")
        let value = JSON.array(Array(repeating: [1, 2, 3], count: 100))
        let (violations, excess) = WorkBudget.limited(to: 50) { schema.violations(of: value) }
        #expect(violations.map(\.message) == ["cannot be checked: it takes too much work"])
        #expect(
            excess?.description
                == "more than 50 units of work; cut off while judging a value by the schema at schema.yaml:1:1")
    }

    @Test func whatCannotBeDecidedIsNotValidInsideOfNot() {
        let schema = Samples.schema("not: {pattern: '^(a+)+$'}")
        let value = JSON.string(String(repeating: "a", count: 40) + "b")
        #expect(!schema.isValid(value))
        #expect(schema.violations(of: value).map(\.message) == ["cannot be checked: it takes too much work"])
    }
}

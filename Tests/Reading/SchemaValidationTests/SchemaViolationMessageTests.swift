import JSONModel
import SchemaValidation
import Testing

/// Every message word for word: a schema, an instance, and what is said about it where.
struct SchemaViolationMessageTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        let schema: String
        let instance: String
        let told: String

        init(_ schema: String, _ instance: String, _ told: String) {
            self.schema = schema
            self.instance = instance
            self.told = told
        }

        var testDescription: String { told }
    }

    static let samples = [
        Sample("false", "1", ": no value is allowed here"),
        Sample("{type: string}", "1", ": expected string, found integer"),
        Sample("{type: [string, 'null', boolean]}", "1.5", ": expected boolean, string or null, found number"),
        Sample("{const: a}", "\"b\"", ": expected 'a', found 'b'"),
        Sample("{const: {a: 1}}", "[1]", #": expected {"a":1}, found [1]"#),
        Sample("{enum: [a, 1, null]}", "\"b\"", ": expected 'a', 1 or null, found 'b'"),
        Sample("{enum: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}", "0", ": expected 1, 2, 3, 4, 5, 6, 7, 8 or 2 more, found 0"),
        Sample("{minimum: 1}", "0", ": expected at least 1, found 0"),
        Sample("{maximum: 56.890}", "56.891", ": expected at most 56.890, found 56.891"),
        Sample("{exclusiveMinimum: 0}", "0", ": expected more than 0, found 0"),
        Sample("{exclusiveMaximum: 1e2}", "100", ": expected less than 1e2, found 100"),
        Sample("{multipleOf: 0.01}", "1.005", ": expected a multiple of 0.01, found 1.005"),
        Sample("{minLength: 4}", "\"ab\"", ": expected at least 4 characters, found 2"),
        Sample("{minLength: 1}", "\"\"", ": expected at least 1 character, found 0"),
        Sample("{maxLength: 1}", "\"äöü\"", ": expected at most 1 character, found 3"),
        Sample("{pattern: '^a'}", "\"b\"", ": expected a match of pattern '^a', found 'b'"),
        Sample("{format: date}", "\"2024-02-30\"", ": expected format 'date', found '2024-02-30'"),
        Sample("{format: int32}", "2147483648", ": expected format 'int32', found 2147483648"),
        Sample("{required: [amount]}", "{}", "/amount: 'amount' is required"),
        Sample("{dependentRequired: {a: [b]}}", #"{"a":1}"#, "/b: 'b' is required when 'a' is present"),
        Sample("{additionalProperties: false}", #"{"a/b":1}"#, "/a~1b: unexpected member 'a/b'"),
        Sample("{unevaluatedProperties: false}", #"{"a":1}"#, "/a: unexpected member 'a'"),
        Sample("{propertyNames: {maxLength: 1}}", #"{"ab":1}"#, "/ab: 'ab' is not allowed as a member name"),
        Sample("{minProperties: 2}", #"{"a":1}"#, ": expected at least 2 members, found 1"),
        Sample("{maxProperties: 0}", #"{"a":1}"#, ": expected at most 0 members, found 1"),
        Sample("{prefixItems: [true], items: false}", "[1,2]", "/1: unexpected element 1"),
        Sample("{unevaluatedItems: false}", "[1]", "/0: unexpected element 0"),
        Sample("{minItems: 1}", "[]", ": expected at least 1 element, found 0"),
        Sample("{maxItems: 1}", "[1,2]", ": expected at most 1 element, found 2"),
        Sample(
            "{uniqueItems: true}", "[1,2,1.0]",
            "/2: expected elements without repetition, found element 2 equal to element 0"),
        Sample("{contains: {type: string}}", "[1]", ": expected at least 1 element to match 'contains', found 0"),
        Sample(
            "{contains: {type: integer}, maxContains: 1}", "[1,2]",
            ": expected at most 1 element to match 'contains', found 2"),
        Sample(
            "{anyOf: [{type: string}, {minimum: 5}]}", "1",
            ": expected a match of one of 2 schemas, found none; closest is number 2"),
        Sample(
            "{oneOf: [{type: integer}, {minimum: 5}, true]}", "7",
            ": expected a match of exactly one schema, found 3: numbers 1, 2, 3"),
        Sample("{not: {type: integer}}", "1", ": expected no match of the schema in 'not'"),
    ]

    @Test(arguments: samples)
    func tellsWordForWord(_ sample: Sample) throws {
        let violations = Samples.schema(sample.schema).violations(of: try JSON(text: sample.instance))
        #expect(violations.map { "\($0.subjectLocation): \($0.message)" } == [sample.told])
    }

    @Test func shortensLongValues() throws {
        let long = String(repeating: "x", count: 61)
        let violations = Samples.schema("{const: a}").violations(of: .string(long))
        #expect(violations.map(\.message) == ["expected 'a', found '\(long.dropLast())…'"])
    }

    @Test func tellsThatMatchingWasGivenUp() {
        let problem = SchemaViolation.Problem.patternTooCostly("(a+)+$")
        #expect(problem.message == "matching pattern '(a+)+$' took too many steps and was given up")
    }

    @Test func namesTheValuesOfTheDiscriminator() {
        let unknown = SchemaViolation.Problem.unknownDiscriminator(
            property: "kind", found: "cow", known: ["cat", "dog"])
        #expect(unknown.message == "expected 'cat' or 'dog' for 'kind', found 'cow'")
        #expect(
            SchemaViolation.Problem.missingDiscriminator("kind").message
                == "'kind' is required to tell which schema applies")
    }
}

import Diagnostics
import Generation
import JSONModel
import Randomness
import SchemaValidation
import Testing
import WorkBudgets

@Suite struct ValueGeneratorTests {
    private static let pet = """
        Pet:
          type: object
          required: [id, name]
          properties:
            id: {type: integer, format: int64, minimum: 1, readOnly: true}
            name: {type: string}
            email: {type: string, format: email}
            secret: {type: string, writeOnly: true}
            status: {type: string, enum: [available, sold]}
        """

    @Test func isTheSameForTheSameSeed() throws {
        let first = try Samples.value(Self.pet, at: "/Pet", seed: 7)
        #expect(try Samples.value(Self.pet, at: "/Pet", seed: 7).description == first.description)
        #expect(try Samples.value(Self.pet, at: "/Pet", seed: 8).description != first.description)
    }

    @Test func hasOnlyWhatIsRequiredWhenSmall() throws {
        var generator = ValueGenerator(for: Samples.schema(Self.pet, at: "/Pet"), random: SeededRandom(seed: 1))
        #expect(try generator.value(isSmall: true).objectValue?.members.map(\.name) == ["id", "name"])
    }

    @Test func leavesOutWhatDoesNotTravelThatWay() throws {
        let response = try Samples.value(Self.pet, at: "/Pet", direction: .response)
        #expect(response["id"] != nil && response["secret"] == nil && response["email"] != nil)
        let request = try Samples.value(Self.pet, at: "/Pet", direction: .request)
        #expect(request["id"] == nil && request["secret"] != nil)
    }

    @Test func namesTheBranchThatAMappingPointsAt() throws {
        let schema = """
            Item:
              discriminator: {propertyName: type, mapping: {plain: '#/Item/oneOf/1', extra: '#/Item/oneOf/0'}}
              oneOf:
                - {type: object, required: [type, more], properties: {type: {type: string}, more: {type: boolean}}}
                - {type: object, required: [type], properties: {type: {type: string}}, additionalProperties: false}
            """
        for seed in 1...20 as ClosedRange<UInt64> {
            let value = try Samples.value(schema, at: "/Item", seed: seed)
            #expect(value["type"] == (value["more"] == nil ? "plain" : "extra"))
        }
    }

    @Test(arguments: ["integer", "string", "object"])
    func choosesOfManyValuesWithoutCheckingEach(type: String) throws {
        let values = (0..<20_000).map { number in
            switch type {
            case "string": "text\(number)"
            case "object": "{number: \(number)}"
            default: "\(number)"
            }
        }
        let schema = Samples.schema("{enum: [\(values.joined(separator: ", "))]}")
        var generator = ValueGenerator(for: schema, random: SeededRandom(seed: 1))
        let (value, excess) = WorkBudget.limited(to: 500_000) { try? generator.value() }
        #expect(value != nil)
        #expect(excess == nil)
    }

    @Test func makesNoTextThatNeedsTooManyCharacters() {
        #expect(throws: GenerationFailure.self) { try Samples.value("{type: string, minLength: 10000000}") }
    }

    @Test func prefersExamplesWhereTheyAreValid() throws {
        #expect(try Samples.value("{type: integer, example: 42}") == 42)
        #expect(try Samples.value("{type: integer, examples: [wrong, 43]}") == 43)
        #expect(try Samples.value("{type: string, default: abc}") == "abc")
        #expect(try Samples.value("{type: integer, example: wrong, minimum: 5, maximum: 5}") == 5)
    }

    @Test(arguments: [
        ("{multipleOf: 0.01, minimum: 0.015, maximum: 0.025}", "0.02"),
        ("{type: integer, exclusiveMinimum: 6, exclusiveMaximum: 8}", "7"),
        ("{type: number, minimum: 1e300, maximum: 1e300}", "1e300"),
        ("{type: number, exclusiveMinimum: 0, exclusiveMaximum: 0.2, multipleOf: 0.1}", "0.1"),
        ("{type: integer, minimum: 9007199254740993, maximum: 9007199254740993}", "9007199254740993"),
        ("{type: integer, minimum: -10, maximum: -8, multipleOf: 4.5}", "-9"),
    ]) func keepsExactBounds(schema: String, number: String) throws {
        #expect(try Samples.value(schema) == .number(try #require(JSONNumber(number))))
    }

    @Test(arguments: [
        ("email", "@example."), ("created_at", "T"), ("homepageUrl", "https://"), ("name", " "), ("IBAN", "00"),
        ("currency", "EUR GBP USD"),
    ]) func writesRealisticTexts(name: String, part: String) throws {
        let text = try #require(try Samples.value("{type: string}", named: name).stringValue)
        #expect(text.contains(part) || part.contains(text) || name == "IBAN" && text.count == 22, "\(text)")
    }

    @Test func comesToAnEndWithCircularSchemas() throws {
        let text = """
            Category: {type: object, required: [name], properties: {name: {type: string}, parent: {$ref: '#/Category'}, children: {type: array, items: {$ref: '#/Category'}}}}
            Term: {oneOf: [{type: object, required: [left, right], properties: {left: {$ref: '#/Term'}, right: {$ref: '#/Term'}}}, {type: integer}]}
            """
        for seed in 1...20 {
            let category = try Samples.value(text, at: "/Category", seed: UInt64(seed))
            #expect(category["name"] != nil && category.description.utf8.count < 4_000)
            let term = try Samples.value(text, at: "/Term", seed: UInt64(seed))
            #expect(term.description.utf8.count < 20_000)
        }
    }

    @Test(arguments: [
        ("A: {type: object, required: [a], properties: {a: {$ref: '#/A'}}}", "demands itself without end"),
        (
            "A: {type: string, enum: [a, b], minLength: 2}",
            "no value was found that the schema at schema.yaml:1:4 allows"
        ),
        ("A: {type: object, required: [b], properties: {b: {allOf: [{type: string}, {type: integer}]}}}", "1:50"),
    ]) func saysWhichSchemaCannotBeFulfilled(text: String, message: String) {
        do {
            let value = try Samples.value(text, at: "/A")
            Issue.record("made \(value)")
        } catch { #expect("\(error)".contains(message), "\(error)") }
    }

    @Test func namesTheBranchThatTheDiscriminatorMeans() throws {
        let text = """
            Pet:
              oneOf: [{$ref: '#/Cat'}, {$ref: '#/Dog'}]
              discriminator: {propertyName: kind, mapping: {cat: '#/Cat', dog: '#/Dog'}}
            Cat: {type: object, required: [kind, lives], properties: {kind: {type: string}, lives: {type: integer}}}
            Dog: {type: object, required: [kind, bark], properties: {kind: {type: string}, bark: {type: boolean}}, not: {required: [lives]}}
            """
        for seed in 1...10 {
            let pet = try Samples.value(text, .openAPI30, at: "/Pet", seed: UInt64(seed))
            #expect(pet["kind"] == (pet["lives"] == nil ? "dog" : "cat"))
        }
    }

    @Test func keepsBranchesApartThatRequireNothing() throws {
        let text = """
            oneOf: [{type: object, properties: {bark: {type: boolean}}}, {type: object, properties: {hunts: {type: boolean}}}]
            """
        let pet = try Samples.value(text)
        #expect((pet["bark"]?.boolValue == nil) != (pet["hunts"]?.boolValue == nil))
    }

    @Test func takesNullOnlyWhereNothingElseIsLeft() throws {
        #expect(try Samples.value("{type: string, nullable: true}", .openAPI30).stringValue != nil)
        #expect(try Samples.value("{anyOf: [{type: 'null'}, {type: integer}]}").numberValue != nil)
        #expect(
            try Samples.value(
                "A: {type: object, nullable: true, required: [a], properties: {a: {$ref: '#/A'}}}", .openAPI30, at: "/A"
            )
            .description.contains("null"))
    }
}

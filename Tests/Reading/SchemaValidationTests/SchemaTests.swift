import Diagnostics
import Documents
import JSONModel
import SchemaValidation
import Testing

struct SchemaTests {
    @Test func tellsWhereInTheInstanceAndWhereInTheFile() throws {
        let schema = Samples.schema(
            """
            properties:
              intents: {type: array, items: {$ref: '#/$defs/intent'}}
            $defs:
              intent:
                required: [id]
                minProperties: 2
            """)
        let violations = schema.violations(of: ["intents": [["a": 1, "id": 2], [:]]])
        let required = try #require(violations.first)
        #expect("\(required.instanceLocation)" == "/intents/1")
        #expect("\(required.subjectLocation)" == "/intents/1/id")
        #expect("\(required.keywordLocation)" == "/properties/intents/items/$ref/required")
        #expect("\(required.schemaLocation)" == "schema.yaml:5:5")
        #expect(violations.map(\.keyword) == ["required", "minProperties"])
    }

    @Test func comparesNumbersExactly() throws {
        let schema = Samples.schema("{multipleOf: 0.01, maximum: 100000000000000000000.02}")
        #expect(schema.isValid(try JSON(text: "100000000000000000000.01")))
        #expect(!schema.isValid(try JSON(text: "100000000000000000000.011")))
        #expect(!schema.isValid(try JSON(text: "100000000000000000000.03")))
        #expect(Samples.schema("{multipleOf: 0.1, type: integer}").isValid(try JSON(text: "1e9999999")))
    }

    @Test func distinguishesNamesBySpelling() {
        let schema = Samples.schema("{properties: {\"\\u00e9\": true}, additionalProperties: false}")
        #expect(schema.isValid(["\u{e9}": 1]))
        #expect(!schema.isValid(["e\u{301}": 1]))
    }

    @Test func endsWhenReferencesLeadNowhereNew() {
        let schema = Samples.schema("{anyOf: [{$ref: '#'}, {$ref: '#'}]}")
        #expect(schema.isValid(1))
        #expect(schema.violations(of: 1).isEmpty)
    }

    @Test func evaluatesDeeplyNestedInstances() {
        let schema = Samples.schema("{type: array, items: {anyOf: [{$ref: '#'}]}}")
        var instance: JSON = []
        for _ in 0..<500 { instance = [instance] }
        #expect(schema.isValid(instance))
    }

    @Test func endsLongChainsOfReferencesWithAFinding() {
        let links = (0..<300).map { "  a\($0): {$ref: '#/$defs/a\($0 + 1)'}" }.joined(separator: "\n")
        let text = "$ref: '#/$defs/a0'\n$defs:\n\(links)\n  a300: true\n"
        #expect(Samples.findings(text).contains { $0.contains("more than 128 references lead on from here") })
        #expect(!Samples.schema(text).isValid(1))
    }

    @Test func tracksMoreThanSixtyFourMembers() {
        let names = (0..<150).map { "m\($0)" }
        let list = names.map { "\($0): true" }.joined(separator: ", ")
        let required = names.joined(separator: ", ")
        let schema = Samples.schema(
            "{allOf: [{properties: {\(list)}, required: [\(required)]}], unevaluatedProperties: false}")
        var object = JSONObject(names.map { ($0, 1) })
        #expect(schema.isValid(.object(object)))
        object["other"] = 1
        #expect(schema.violations(of: .object(object)).map(\.problem) == [.unevaluatedProperty("other")])
        object["other"] = nil
        object["m149"] = nil
        #expect(schema.violations(of: .object(object)).map(\.problem) == [.required("m149")])
    }

    @Test func tellsNoMoreViolationsThanTheLimit() {
        var options = SchemaOptions()
        options.maxViolations = 3
        let registry = SchemaRegistry(options: options)
        let schema = registry.schema(Samples.node("{items: {type: string}}"), base: "urn:a", dialect: .draft202012)
        #expect(schema.violations(of: [1, 2, 3, 4, 5]).count == 3)
    }

    @Test func tellsWhenMatchingAPatternIsGivenUp() {
        let schema = Samples.schema("pattern: '^(a|a)+$'")
        let runaway = JSON.string(String(repeating: "a", count: 60) + "b")
        #expect(schema.violations(of: runaway).map(\.problem) == [.patternTooCostly("^(a|a)+$")])
    }

    @Test func assertsFormatsOnlyWhenAsked() {
        let registry = SchemaRegistry(options: SchemaOptions(formatAssertion: false))
        #expect(registry.schema(Samples.node("format: date"), base: "urn:a", dialect: .draft202012).isValid("x"))
        #expect(!Samples.schema("format: date").isValid("x"))
    }

    @Test func freesWhatItCompiled() {
        weak var registry: SchemaRegistry?
        do {
            let made = Samples.registry("{$dynamicAnchor: a, items: {$dynamicRef: '#a'}, anyOf: [true]}")
            registry = made
            #expect(made.schema(at: Samples.reference("")).isValid([[], 1]))
        }
        #expect(registry == nil)
    }

    @Test func outlivesItsRegistryVariable() {
        var registry: SchemaRegistry? = Samples.registry("{properties: {child: {$ref: '#'}}, required: [id]}")
        let schema = registry?.schema(at: Samples.reference(""))
        registry = nil
        #expect(schema?.isValid(["id": 1, "child": ["id": 2]]) == true)
        #expect(schema?.isValid(["id": 1, "child": [:]]) == false)
    }

    @Test func resolvesReferencesForOtherReaders() throws {
        let registry = Samples.registry("{$defs: {pet: {$id: 'pets/pet.yaml', title: Pet}}}")
        let place = try #require(registry.resolve("#/$defs/pet", base: "file:///schema.yaml"))
        #expect(place.node["title"]?.string == "Pet")
        #expect(place.base == "file:///pets/pet.yaml")
        #expect(place.dialect == .draft202012)
        #expect(registry.resolve("#/$defs/dog", base: "file:///schema.yaml") == nil)
        #expect(registry.schema(at: place).isValid(1))
        let root = try #require(registry.resolve("", base: "file:///schema.yaml"))
        #expect(root.descend(JSONPointer(tokens: ["$defs", "pet"]))?.base == "file:///pets/pet.yaml")
        #expect(root.descend(JSONPointer(tokens: ["$defs", "dog"])) == nil)
    }

    @Test func resolvesReferencesBetweenDocuments() {
        let registry = SchemaRegistry()
        registry.add(Samples.node("$ref: common/money.yaml#/amount"), uri: "file:///api/a.yaml", dialect: .openAPI30)
        registry.add(Samples.node("amount: {minimum: 1}"), uri: "file:///api/common/money.yaml", dialect: .openAPI30)
        let schema = registry.schema(at: SchemaReference(uri: "file:///api/a.yaml"))
        #expect(registry.findings.diagnostics == [])
        #expect(schema.isValid(1))
        #expect(!schema.isValid(0))
    }

    @Test func compilesSchemasFromSeveralThreads() async {
        let registry = Samples.registry("{$defs: {a: {items: {$ref: '#/$defs/b'}}, b: {type: integer}}}")
        let answers = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let pointer = number.isMultiple(of: 2) ? "/$defs/a" : "/$defs/b"
                    let schema = registry.schema(at: Samples.reference(pointer))
                    return schema.isValid(number.isMultiple(of: 2) ? [1] : 1) && !schema.isValid(["x"])
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(answers == [Bool](repeating: true, count: 64))
    }
}

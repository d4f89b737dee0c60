import Behaviour
import Diagnostics
import Documents
import HTTPModel
import JSONModel
import SchemaValidation
import TestSupport
import Testing

/// The page on behaviour files and the published schema say what the reader knows, no more and no less.
@Suite struct DocumentationTests {
    let page: BehaviourPage
    let schema: PublishedSchema

    init() throws {
        page = try BehaviourPage()
        schema = try PublishedSchema()
    }

    @Test func theSchemaIsASchema() {
        let metaschema = schema.registry.schema(
            at: SchemaReference(uri: "https://json-schema.org/draft/2020-12/schema"))
        #expect(metaschema.violations(of: schema.json) == [])
        #expect(schema.registry.findings.diagnostics == [])
    }

    @Test(arguments: MappingKind.all) func readerSchemaAndPageKnowTheSameKeys(kind: MappingKind) throws {
        let finding = try #require(try Shop.read(kind.file(with: ["ZZ": "ZZ: 1"])).findings.first)
        let start = "unknown key 'ZZ' in \(kind.name); \(kind.name) has "
        try #require(finding.hasPrefix(start), "\(finding)")
        let known = Set(Self.quoted(String(finding.dropFirst(start.count))))
        #expect(schema.keys(of: kind.definition) == known)
        #expect(page.rows(under: kind.heading).map { $0[0] }.sorted() == known.sorted())
    }

    @Test(arguments: MappingKind.all) func readerAndSchemaRefuseAnUnknownKey(kind: MappingKind) throws {
        let right = try Shop.read(kind.file())
        #expect(right.findings == [])
        #expect(schema.violations(of: right.json) == [])
        let wrong = try Shop.read(kind.file(with: ["ZZ": "ZZ: 1"]))
        #expect(wrong.findings.count == 1)
        let violations = schema.violations(of: wrong.json)
        #expect(violations.count == 1)
        #expect(violations.first?.contains("ZZ: ") == true, "\(violations)")
    }

    @Test(arguments: MappingKind.all + [.error])
    func readerSchemaAndPageRequireTheSameKeys(kind: MappingKind) throws {
        for key in kind.required.keys {
            let read = try Shop.read(kind.file(without: key))
            #expect(read.findings.contains("\(kind.name) has no '\(key)'"))
            #expect(schema.violations(of: read.json) != [], "\(key)")
        }
        let required = schema.required(in: kind.definition)
        #expect(kind.definition == "error" || required == Set(kind.required.keys))
        for row in page.rows(under: kind.heading) {
            #expect((row[2] == "required") == required.contains(row[0]), "\(row[0])")
        }
    }

    @Test(arguments: MappingKind.all + [.error]) func theExamplesOfThePageAreRight(kind: MappingKind) throws {
        let rows = page.rows(under: kind.heading)
        #expect(!rows.isEmpty)
        for row in rows {
            let (key, example) = (row[0], row[4])
            #expect(example.hasPrefix("\(key): "))
            let read = try Shop.read(kind.file(with: [key: example]))
            #expect(read.findings == [], "\(example)")
            #expect(schema.violations(of: read.json) == [], "\(example)")
        }
    }

    @Test(arguments: MappingKind.all + [.error]) func schemaAndPageGiveTheSameDefaults(kind: MappingKind) {
        for row in page.rows(under: kind.heading) {
            guard let value = schema.property(row[0], of: kind.definition)?["default"] else { continue }
            #expect(row[2] == value.stringValue.map { $0.isEmpty ? "\"\"" : $0 } ?? value.description, "\(row[0])")
        }
    }

    @Test func theDefaultsAreThoseOfTheReader() throws {
        let text = "credentials: {api-key: {known: []}}\nresources: {orders: {key: id}}\nidempotency: {operations: []}"
        let behaviour = try #require(try Shop.read(text).behaviour)
        let credentials = try #require(behaviour.credentials["api-key"])
        let orders = try #require(behaviour.collections.first)
        let idempotency = try #require(behaviour.idempotency)
        func value(_ key: String, _ definition: String) -> JSON? {
            schema.property(key, of: definition)?["default"]
        }
        #expect(value("check", "credentials") == .string(credentials.check.rawValue))
        #expect(value("prefix", "credentials") == .string(credentials.prefix))
        #expect(value("window-minutes", "credentials") == .number(JSONNumber(credentials.windowMinutes)))
        #expect(value("limit", "resource") == .number(JSONNumber(orders.limit)))
        #expect(value("header", "idempotency") == .string(idempotency.header))
        #expect(value("keep", "idempotency")?.stringValue.flatMap(DurationText.parse) == idempotency.keep)
    }

    @Test func thePageHasATableForEveryKindOfMapping() {
        #expect(page.headingsOfKeys.sorted() == (MappingKind.all + [.error]).map(\.heading).sorted())
    }

    @Test func anErrorTakesMembersOfItsOwn() throws {
        let keys = page.rows(under: MappingKind.error.heading).map { $0[0] }
        #expect(schema.keys(of: "error") == Set(keys))
        let read = try Shop.read(MappingKind.error.file(with: ["ZZ": "ZZ: 1"]))
        #expect(read.findings == [])
        #expect(schema.violations(of: read.json) == [])
    }

    @Test func theSentenceThatTellsHowToProvokeAnErrorIsNoMemberOfIt() throws {
        let read = try Shop.read("errors: {codes: {E17: {status: 422, provoke: Order nothing., hint: none}}}")
        let error = try #require(read.behaviour?.errors["E17"])
        #expect(error.provoke == "Order nothing.")
        #expect(error.members == ["code": "E17", "status": 422, "hint": "none"])
    }

    @Test func theBlocksOfThePageAreRight() throws {
        let blocks = page.yamlBlocks
        #expect(blocks.count == 4)
        for block in blocks {
            let read = try Shop.read(block)
            #expect(read.findings == [])
            #expect(schema.violations(of: read.json) == [])
        }
    }

    @Test(arguments: [
        "credentials: {api-key: {known: [{client: c}]}}",
        "credentials: {api-key: {check: citypay-key, known: [{client: c}]}}",
        "credentials: {api-key: {window-minutes: 0, known: []}}",
        "credentials: {api-key: {known: [{token: k-1, expires: 2025}]}}",
        "resources: {t: {key: a}}\ncredentials: {api-key: {check: citypay-key, known: [], issued: {in: t, member: a}}}",
        "resources: {orders: {key: id, limit: 10000001}}",
        "resources: {orders: {key: id, secret: pin}}",
        "resources: {orders: {key: id, seed: [1]}}",
        "errors: {codes: {E17: The item is not for sale}}",
        "errors: {codes: {E17: {message: The item is not for sale}}}",
        "errors: {status: 99, codes: {}}",
        "operations: {GetOrder: {when: 5, then: {respond: {status: 200}}}}",
        "operations: {GetOrder: {request: {}, then: {respond: {status: 200}}}}",
        "operations: {GetOrder: {request: [], then: {respond: {status: 200}}}}",
        "operations: {GetOrder: {request: {method: 5}, then: {respond: {status: 200}}}}",
        "operations: {GetOrder: {request: {headers: X}, then: {respond: {status: 200}}}}",
        "operations: {GetOrder: {then: {respond: {status: 200}, delay: 2 minutes}}}",
        "operations: {GetOrder: {then: {respond: {status: 200}, fault: garbage}}}",
        "operations: {GetOrder: {then: {respond: 5}}}",
        "idempotency: {keep: a day, operations: []}",
        "idempotency: {operations: CreateOrder}",
        "operations: {GetOrder: {then: {create: 5, respond: {status: 200}}}}",
        "errors: {codes: {E17: {status: 409, operations: GetOrder}}}",
        "resources: {o: {key: id}}\noperations: {GetOrder: {find: {in: o, all: 1, where: {}}, then: {respond: {status: 200}}}}",
        "resources: {o: {key: id}}\noperations: {GetOrder: {unless: {in: o, all: true, where: {}}, then: {respond: {status: 200}}}}",
        "fidelity: [{behaviour: it answers}]",
        "fidelity: [{behaviour: it answers, found: here, assumed: it must}]",
    ])
    func readerAndSchemaRefuse(text: String) throws {
        let read = try Shop.read(text)
        #expect(read.findings.count == 1)
        #expect(schema.violations(of: read.json) != [])
    }

    @Test func theSchemaHasTheWordsOfTheReader() {
        func words(_ key: String, _ definition: String) -> [String?] {
            schema.property(key, of: definition)?["enum"]?.arrayValue?.map(\.stringValue) ?? []
        }
        #expect(words("check", "credentials") == CredentialSet.Check.allCases.map(\.rawValue))
        #expect(words("fault", "then") == HTTPResponse.Fault.allCases.map(\.rawValue))
    }

    @Test func thePageHasTheWordsOfTheReader() {
        func type(_ key: String, under heading: String) -> String? {
            page.rows(under: heading).first { $0[0] == key }?[1]
        }
        let checks = CredentialSet.Check.allCases.map { "`\($0.rawValue)`" }
        #expect(type("check", under: "Credentials") == checks.joined(separator: " or "))
        #expect(type("fault", under: "Then") == HTTPResponse.Fault.allCases.map(\.rawValue).joined(separator: " or "))
    }

    @Test func schemaAndPageKnowEveryRefusal() throws {
        let rows = page.rows(under: "Refusals")
        #expect(rows.map { $0[0] } == RefusalKind.allCases.map(\.rawValue))
        #expect(rows.map { $0[1] } == RefusalKind.allCases.map { "\($0.defaultStatus)" })
        #expect(rows.map { $0[2] == "yes" } == RefusalKind.allCases.map(\.canBeIgnored))
        let property = try #require(schema.property("refusals", of: nil)?["properties"]?.objectValue)
        #expect(Set(property.names.map(\.self)) == Set(rows.map { $0[0] }))
        for refusal in RefusalKind.allCases {
            let read = try Shop.read("refusals: {\(refusal.rawValue): ignore}")
            #expect((read.findings == []) == refusal.canBeIgnored)
            #expect((schema.violations(of: read.json) == []) == refusal.canBeIgnored)
        }
        #expect(schema.violations(of: try Shop.read("refusals: {malformed: ignore}").json) != [])
    }

    @Test(arguments: [
        ("operations: {GetOrder: {then: {respond: {status: 200, body: $zz}}}}", ["all"]),
        ("refusals: {invalid-request: {then: {respond: {status: 400, body: $zz}}}}", ["all", "refusals, errors"]),
        ("errors: {codes: {E17: {status: 400, body: $zz}}}", ["all", "refusals, errors", "errors"]),
    ])
    func thePageHasTheNamesOfEachPlace(text: String, places: [String]) throws {
        let finding = try #require(try Shop.read(text).findings.first)
        let start = "unknown name '$zz'; expected "
        try #require(finding.hasPrefix(start), "\(finding)")
        let rows = page.rows(under: "Names").filter { places.contains($0[1]) }
        #expect(rows.map { $0[0] }.sorted() == Self.quoted(String(finding.dropFirst(start.count))).sorted())
    }

    @Test(arguments: Repository().entries(of: "Fixtures") ?? [])
    func theSchemaTakesTheBehaviourOf(api: String) throws {
        let path = "Fixtures/\(api)/behaviour.yaml"
        var findings = Findings()
        let node = DocumentReader.read(try Repository().read(path), file: path, findings: &findings)
        #expect(findings.diagnostics == [])
        #expect(schema.violations(of: node?.json) == [])
        let firstLine = "# yaml-language-server: $schema=../../docs/schemas/behaviour.schema.json\n"
        #expect(try Repository().text(path).hasPrefix(firstLine))
    }

    @Test func findsFixtures() { #expect(Repository().entries(of: "Fixtures")?.contains("citypay") == true) }

    /// The names in single quotes.
    private static func quoted(_ text: String) -> [String] {
        text.split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
    }
}

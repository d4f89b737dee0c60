import Diagnostics
import Documents
import JSONModel
import Reporting
import SchemaValidation
import TestSupport
import Testing
import Verification

/// The JSON report keeps to the schema that is published of it, and the schema says no more than the report has.
@Suite struct ReportSchemaTests {
    private static let path = "docs/schemas/report.schema.json"

    private func violations(of value: JSON) throws -> [String] {
        var findings = Findings()
        let document = try #require(
            JSONDocument.read(try Repository().read(Self.path), file: Self.path, findings: &findings))
        let registry = SchemaRegistry(options: SchemaOptions(formatAssertion: true))
        registry.add(document, uri: "file:///\(Self.path)", dialect: .draft202012)
        let schema = registry.schema(at: SchemaReference(uri: "file:///\(Self.path)"))
        return schema.violations(of: value).map { "\($0.subjectLocation): \($0.message)" }
    }

    @Test(arguments: Runs.all.map(\.name)) func everyReportIsValid(name: String) throws {
        let run = try #require(Runs.all.first { $0.name == name }?.run)
        #expect(try violations(of: JSONText(JSONReporter().render(run)).value) == [])
    }

    @Test func whatIsAddedOrMissingIsFound() throws {
        var report = try #require(JSONText(JSONReporter().render(Runs.failing)).value.objectValue)
        report["more"] = 1
        #expect(try violations(of: .object(report)).count == 1)
        report["more"] = nil
        report["verdict"] = "good"
        #expect(try violations(of: .object(report)).count == 1)
        report["verdict"] = nil
        #expect(try violations(of: .object(report)).count == 1)
    }

    /// Every member that the schema has is in some report.
    @Test func theSchemaHasNoMemberThatNoReportHas() throws {
        let schema = try JSONText(try Repository().read(Self.path)).value
        var known: Set<String> = []
        func collectNames(of schema: JSON) {
            for member in schema["properties"]?.objectValue?.members ?? [] { known.insert(member.name) }
            schema.objectValue?.members.forEach { collectNames(of: $0.value) }
            schema.arrayValue?.forEach(collectNames)
        }
        collectNames(of: schema)
        var found: Set<String> = []
        func collectMembers(of value: JSON) {
            value.objectValue?.members.forEach {
                found.insert($0.name)
                collectMembers(of: $0.value)
            }
            value.arrayValue?.forEach(collectMembers)
        }
        for (_, run) in Runs.all { collectMembers(of: try JSONText(JSONReporter().render(run)).value) }
        // The classes of differences, of which the examples have one.
        let classes = Set(DriftClass.allCases.map(\.rawValue))
        #expect(known.subtracting(found).subtracting(classes) == [])
    }

    @Test func theSchemaListsWhatTheEnginesHave() throws {
        let schema = try JSONText(try Repository().read(Self.path)).value
        func names(_ list: JSON?) -> Set<String> { Set(list?.arrayValue?.compactMap(\.stringValue) ?? []) }
        #expect(names(schema["properties"]?["verdict"]?["enum"]) == Set(Verdict.allCases.map(\.rawValue)))
        let classes = Set(DriftClass.allCases.map(\.rawValue))
        #expect(names(schema["$defs"]?["problem"]?["properties"]?["class"]?["enum"]) == classes)
    }
}

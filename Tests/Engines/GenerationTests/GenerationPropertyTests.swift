import Diagnostics
import Documents
import Generation
import JSONModel
import Randomness
import SchemaValidation
import TestSupport
import Testing

/// What is generated validates: for random schemas, and for those of the public suite.
struct GenerationPropertyTests {
    private static let suite = ConformanceSuite.jsonSchema

    @Test(arguments: [UInt64(1), 2, 3, 4]) func fulfilsRandomSchemas(seed: UInt64) throws {
        var schemas = RandomSchemas(random: SeededRandom(seed: seed))
        var made = 0
        var failed: [String] = []
        for _ in 0..<750 {
            let text = schemas.schema().description
            let schema = Samples.schema(text, .draft202012)
            var generator = ValueGenerator(for: schema, random: SeededRandom(seed: seed))
            guard let value = try? generator.value() else {
                failed.append(text)
                continue
            }
            made += 1
            #expect(schema.violations(of: value) == [], "\(value) for \(text)")
        }
        print("random schemas, seed \(seed): \(made) of 750")
        #expect(made >= 745, "\(failed.joined(separator: "\n"))")
    }

    @Test(.enabled(if: suite.isWanted, "\(suite.missing)")) func fulfilsSchemasOfThePublicSuite() throws {
        var (made, count) = (0, 0)
        var failed: [String] = []
        for file in Self.suite.schemaTests("draft2020-12") {
            let groups = try Self.suite.schemaTestGroups(file)
            for group in groups where hasValidInstance(group) {
                count += 1
                let schema = try schema(of: group)
                var generator = ValueGenerator(for: schema, random: SeededRandom(seed: 1))
                do {
                    let value = try generator.value()
                    #expect(schema.violations(of: value) == [])
                    made += 1
                } catch { failed.append("\(file): \(group["description"]?.string ?? "")") }
            }
        }
        print("schemas of the suite: \(made) of \(count)")
        #expect(count > 300)
        // Because every one succeeds, the share to keep is all of them.
        #expect(failed == [])
    }

    private func hasValidInstance(_ group: Node) -> Bool {
        (group["tests"]?.sequence ?? []).contains { test in
            if case .bool(true)? = test["valid"]?.content { return true }
            return false
        }
    }

    private func schema(of group: Node) throws -> Schema {
        let registry = SchemaRegistry(options: SchemaOptions(formatAssertion: false))
        for remote in try Self.suite.remotes(of: "draft2020-12") {
            registry.add(remote.node, uri: remote.uri, dialect: .draft202012)
        }
        return registry.schema(try #require(group["schema"]), base: "urn:suite", dialect: .draft202012)
    }
}

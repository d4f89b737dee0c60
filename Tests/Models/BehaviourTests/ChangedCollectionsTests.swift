import Behaviour
import Testing

@Suite struct ChangedCollectionsTests {
    /// Each collection of `text` with whether a rule changes it.
    private static func changed(_ operations: String) throws -> [String: Bool] {
        let (behaviour, findings, _) = try Shop.read(
            """
            resources: {found: {key: id}, changed: {key: id, lifecycle: {member: state, initial: a, transitions: {a: [b]}}}}
            \(operations)
            """)
        #expect(findings == [])
        let read = try #require(behaviour)
        return Dictionary(uniqueKeysWithValues: zip(read.collections.map(\.name), read.areChanged))
    }

    @Test(arguments: [
        "create: {in: changed, with: {id: '1'}}", "update: {resource: it, with: {a: 1}}", "delete: it",
        "transition: {resource: it, to: b}",
    ]) func someRuleChangesOne(effect: String) throws {
        let rule = """
            find: [{in: found, where: {id: a}}, {in: changed, as: it, where: {id: a}}]
                unless: {in: found, where: {id: b}}
                then: {\(effect), respond: {status: 200}}
            """
        let expected = ["found": false, "changed": true]
        #expect(try Self.changed("operations:\n  GetOrder:\n    \(rule)") == expected)
        #expect(try Self.changed("refusals:\n  missing-body:\n    \(rule)") == expected)
    }

    @Test func noRuleChangesWhatIsOnlyFound() throws {
        let rule = "{find: {in: changed, where: {id: a}}, then: {respond: {status: 200}}}"
        let changed = try Self.changed("operations: {GetOrder: \(rule), CreateOrder: \(rule)}")
        #expect(changed == ["found": false, "changed": false])
    }
}

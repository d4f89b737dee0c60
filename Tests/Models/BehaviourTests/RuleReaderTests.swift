import Behaviour
import Contract
import Diagnostics
import Documents
import TestSupport
import Testing

/// A rule that is read on its own, without a behaviour file around it.
@Suite struct RuleReaderTests {
    private static func read(_ text: String, in context: RuleContext) -> (rule: Rule?, findings: [String]) {
        var findings = Findings()
        let node = DocumentReader.read(Array(text.utf8), file: "r.yaml", findings: &findings)
        let rule = node.flatMap { RuleReader.read($0, in: context, findings: &findings) }
        return (rule, findings.diagnostics.map(\.description))
    }

    private static func context(_ owner: RuleContext.Owner, _ behaviour: Behaviour? = nil) -> RuleContext {
        RuleContext(
            owner: owner, contract: Shop.contract, collections: behaviour?.collections ?? [],
            errors: behaviour?.errors ?? ErrorCatalogue(), files: FileTable([:]))
    }

    @Test func needsNoOperation() throws {
        let text = """
            request: {method: POST, path: '/anything/{id}', body: !schema {type: object}}
            then: {respond: {status: 299, body: $request.body}}
            """
        let (rule, findings) = Self.read(text, in: Self.context(.anyRequest))
        #expect(findings == [])
        #expect(
            rule?.conditions.map(\.text) == [
                "request {method: POST, path: \"/anything/{id}\", body: !schema {type: object}}"
            ])
    }

    @Test func isHeldToItsOperation() throws {
        let operation = try #require(Shop.contract.operation(id: "GetOrder"))
        let (rule, findings) = Self.read("then: {respond: {status: 500}}", in: Self.context(.operation(operation)))
        #expect(
            findings == [
                "r.yaml:1:17: error: status 500 is not documented for 'GetOrder'; documented are '2XX' and '4XX'"
            ])
        #expect(rule != nil)
    }

    @Test func refersToCollectionsAndErrorsOfAnAPI() throws {
        let behaviour = try #require(
            try Shop.read("resources: {orders: {key: id}}\nerrors: {codes: {Gone: {status: 410}}}").behaviour)
        let text = "find: {in: orders, where: {id: {'!not': 5}}}\nthen: {delete: resource, respond: Gone}"
        let (rule, findings) = Self.read(text, in: Self.context(.anyRequest, behaviour))
        #expect(findings == [])
        #expect(rule?.conditions.map(\.text) == ["find in orders where id: !not 5"])
        let (_, wrong) = Self.read(text, in: Self.context(.anyRequest))
        #expect(
            wrong == [
                "r.yaml:1:12: error: unknown collection 'orders'",
                "r.yaml:2:16: error: no 'find' or 'create' of this rule gives a resource 'resource'",
                "r.yaml:2:35: error: unknown error 'Gone'",
            ])
    }

    @Test func aSchemaNeedsAContract() {
        let context = RuleContext(owner: .anyRequest, files: FileTable([:]))
        let text = "{request: {body: !schema {type: object}}, then: {respond: {status: 200}}}"
        #expect(
            Self.read(text, in: context).findings == [
                "r.yaml:1:18: error: '!schema' needs the contract of an API, and this rule has none"
            ])
    }

    @Test func aRequestDoesNotSeeWhatTheRuleFinds() throws {
        let behaviour = try #require(try Shop.read("resources: {orders: {key: id}}").behaviour)
        let text =
            "{find: {in: orders, where: {}}, request: {body: {id: $resource.id}}, then: {respond: {status: 200}}}"
        let (rule, findings) = Self.read(text, in: Self.context(.anyRequest, behaviour))
        #expect(findings.count == 1)
        #expect(findings.first?.hasPrefix("r.yaml:1:54: error: unknown name '$resource'") == true, "\(findings)")
        #expect(rule != nil)
    }
}

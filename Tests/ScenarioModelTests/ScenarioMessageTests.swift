import ScenarioModel
import Testing

/// Every finding about a scenario file, word for word.
@Suite struct ScenarioMessageTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let text: String
        let findings: [String]
        var testDescription: String { findings.first ?? text }

        init(_ text: String, _ findings: String...) {
            self.text = text
            self.findings = findings
        }

        /// The lines of one step under a head of three lines.
        static func step(_ lines: String, _ findings: String...) -> Case {
            let indented = lines.split(separator: "\n").map { "    \($0)\n" }.joined()
            return Case("scenario: s\napi: shop\nsteps:\n  -\(indented.dropFirst(3))", findings: findings)
        }

        /// An expected body on line 5.
        static func body(_ expected: String, _ findings: String...) -> Case {
            Case(
                "scenario: s\napi: shop\nsteps:\n  - operation: CreateOrder\n    expect: {body: \(expected)}",
                findings: findings)
        }

        private init(_ text: String, findings: [String]) {
            self.text = text
            self.findings = findings
        }
    }

    static let files: [Case] = [
        Case("[]", "s.yaml:1:1: error: expected a mapping for 'scenario', found an empty list"),
        Case(
            "api: shop\nstep: []",
            "s.yaml:1:1: error: scenario has no 'scenario'",
            "s.yaml:1:1: error: scenario has no 'steps'",
            "s.yaml:2:1: error: unknown key 'step' in scenario; did you mean 'steps'?"),
        Case(
            "scenario: 5\napi: chop\nonly: moc\nsteps: 5",
            "s.yaml:1:11: error: expected a string for 'scenario', found the integer 5",
            "s.yaml:2:6: error: unknown API 'chop'; did you mean 'shop'?",
            "s.yaml:3:7: error: unknown only 'moc'; did you mean 'mock'?",
            "s.yaml:4:8: error: expected a list for 'steps', found the integer 5"),
        Case(
            "scenario: s\napi: elephant\nsteps: [{operation: CreateOrder}]",
            "s.yaml:2:6: error: unknown API 'elephant'; there is 'shop'"),
        Case(
            "scenario: s\napi: shop\nsteps: []", "s.yaml:3:8: error: a scenario has at least one step, found none"),
    ]

    static let steps: [Case] = [
        .step("id: create", "s.yaml:4:5: error: step has neither 'operation' nor 'request'"),
        .step(
            "operation: CreateOrder\nrequest: GET /",
            "s.yaml:5:14: error: a step has 'operation' or 'request', found both"),
        .step(
            "operation: CreateOder", "s.yaml:4:16: error: unknown operation 'CreateOder'; did you mean 'CreateOrder'?"),
        .step(
            "operation: Refund",
            "s.yaml:4:16: error: unknown operation 'Refund'; the contract has 'CreateOrder' and 'GetLine'"),
        .step(
            "operation: GetLine\npath: {orderId: a, lin: 1}",
            "s.yaml:5:11: error: no value for 'line' of '/orders/{orderId}/lines/{line}'; give it under 'path'",
            "s.yaml:5:24: error: unknown name 'lin' of path '/orders/{orderId}/lines/{line}'; did you mean 'line'?"),
        .step(
            "request: orders",
            "s.yaml:4:14: error: expected a method and a path such as 'GET /v1/items' for 'request', found 'orders'"),
        .step(
            "request: GET /orders/{$steps}",
            "s.yaml:4:14: error: expected '$steps.<step>.outputs.<name>', found '$steps'"),
        .step(
            "request: GET /orders\npath: {a: 1}",
            "s.yaml:5:11: error: 'path' goes with 'operation'; write the values into the path of 'request'"),
        .step(
            "operation: CreateOrder\ncredentials: none",
            "s.yaml:5:5: error: unknown key 'credentials' in step; did you mean 'credential'?"),
        .step(
            "operation: CreateOrder\ncredential: nobody",
            "s.yaml:5:17: error: expected 'none' or members such as '{client: PC2}' for 'credential', found 'nobody'"),
        .step(
            "operation: CreateOrder\nbody: 1\nbody-text: a",
            "s.yaml:6:16: error: a step has 'body' or 'body-text', found both"),
        .step(
            "operation: CreateOrder\nid: a b",
            "s.yaml:5:9: error: expected letters, digits, '-' and '_' for 'id', found 'a b'"),
        .step(
            "operation: CreateOrder\nbody: {id: !uuid}",
            "s.yaml:5:16: error: unexpected tag '!uuid'; a value here is JSON with expressions in its texts"),
        .step(
            "operation: CreateOrder\nbody: $request.body",
            "s.yaml:5:11: error: '$request' is not available here; expected '$steps', '$now' or '$uuid'"),
        .step(
            "operation: CreateOrder\nexpect: {stats: 200}",
            "s.yaml:5:14: error: unknown key 'stats' in expect; did you mean 'status'?"),
        .step(
            "operation: CreateOrder\nexpect: {status: 6XX}",
            "s.yaml:5:22: error: expected a status such as 200, a range such as '4XX' or a matcher, found \"6XX\""),
        .step(
            "operation: CreateOrder\nexpect: {headers: {ETag: [a]}}",
            "s.yaml:5:30: error: expected a text or a matcher for header 'ETag', found a list"),
    ]

    static let references: [Case] = [
        Case(
            "scenario: s\napi: shop\nsteps:\n- {id: a, operation: CreateOrder}\n- {id: a, operation: CreateOrder}",
            "s.yaml:5:8: error: the id 'a' is taken by the step on line 4"),
        Case(
            """
            scenario: s
            api: shop
            steps:
            - {id: create, operation: CreateOrder, body: $steps.later.outputs.x}
            - id: next
              operation: CreateOrder
              body: [$steps.creat.outputs.x, $steps.elephant.outputs.x, $steps.create.outputs.x]
            - id: later
              operation: CreateOrder
              headers: {a: $steps.later.outputs.id, b: $steps.third, c: "{$steps.filled.outputs.idd}"}
              outputs: {x: $response.body}
            """,
            "s.yaml:4:46: error: step 'later' on line 8 comes later than this one",
            "s.yaml:7:61: error: step 'create' has no output 'x'; it has none",
            "s.yaml:7:34: error: unknown step 'elephant'; earlier steps are 'create'",
            "s.yaml:7:10: error: unknown step 'creat'; did you mean 'create'?",
            "s.yaml:10:61: error: unknown step 'filled'; earlier steps are 'create' and 'next'",
            "s.yaml:10:44: error: expected '$steps.<step>.outputs.<name>', found '$steps.third'",
            "s.yaml:10:16: error: '$steps.later.outputs.id' refers to its own step; take '$response' instead"),
        Case(
            """
            scenario: s
            api: shop
            steps:
            - {operation: CreateOrder, body: $steps.step-3.outputs.x, outputs: {id: $statusCode, ref: $url}}
            - {operation: CreateOrder, body: [$steps.step-1.outputs.di, $steps.step-1.outputs.state]}
            """,
            "s.yaml:4:34: error: unknown step 'step-3'; there is no earlier step",
            "s.yaml:5:61: error: step 'step-1' has no output 'state'; it has 'id' and 'ref'",
            "s.yaml:5:35: error: step 'step-1' has no output 'di'; did you mean 'id'?"),
    ]

    static let matchers: [Case] = [
        .body("{id: !uid}", "s.yaml:5:25: error: unknown matcher '!uid'; did you mean '!uuid'?"),
        .body(
            "!elephant ",
            "s.yaml:5:20: error: unknown matcher '!elephant'; there are '!string', '!integer', '!number', '!boolean', "
                + "'!object', '!array', '!null', '!any', '!absent', '!uuid', '!date-time', '!date', '!email', '!uri', "
                + "'!matches', '!one-of', '!not', '!length', '!range', '!contains', '!each', '!optional', '!null-or' "
                + "and '!strict'"),
        .body("!uuid 5", "s.yaml:5:20: error: '!uuid' takes no argument, found the integer 5"),
        .body("!matches 5", "s.yaml:5:20: error: '!matches' takes a regular expression, found the integer 5"),
        .body(
            "!one-of 5",
            "s.yaml:5:20: error: '!one-of' takes a list of one or more values or matchers, found the integer 5"),
        .body(
            "!one-of []",
            "s.yaml:5:20: error: '!one-of' takes a list of one or more values or matchers, found an empty list"),
        .body("!length -1", "s.yaml:5:20: error: '!length' takes a length such as 5, found the integer -1"),
        .body(
            "!range 5",
            "s.yaml:5:20: error: '!range' takes two numbers such as [1, 10], null for no bound, found the integer 5"),
        .body("!range [9, 1]", "s.yaml:5:20: error: '!range' takes the lower bound first, found [9, 1]"),
        .body(
            "!optional ",
            "s.yaml:5:20: error: '!optional' takes a value, or a matcher in brackets such as [!string], "
                + "found nothing"),
        .body(
            "!each [1, 2]",
            "s.yaml:5:20: error: '!each' takes one value or matcher in brackets such as [!string], "
                + "found 2 elements"),
        .body("!strict 5", "s.yaml:5:20: error: '!strict' takes the members of an object, found the integer 5"),
    ]

    @Test(arguments: files + steps + references + matchers)
    func saysWhatIsWrong(_ example: Case) throws {
        let (scenario, findings) = try Shop.read(example.text)
        #expect(findings == example.findings)
        #expect(scenario == nil)
    }

    @Test func saysWhatIsWrongWithAPattern() throws {
        let (_, findings) = try Shop.read(Case.body("!matches '('").text)
        #expect(findings.count == 1)
        #expect(findings[0].hasPrefix("s.yaml:5:20: error: '(' is no regular expression: "))
    }
}

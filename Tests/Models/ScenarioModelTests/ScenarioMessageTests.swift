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
            return Case(text: "scenario: s\napi: shop\nsteps:\n  -\(indented.dropFirst(3))", findings: findings)
        }

        /// An expected body on line 5.
        static func body(_ expected: String, _ findings: String...) -> Case {
            Case(
                text: "scenario: s\napi: shop\nsteps:\n  - operation: CreateOrder\n    expect: {body: \(expected)}",
                findings: findings)
        }

        init(text: String, findings: [String]) {
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

    static let formatsAndSchemas: [Case] = [
        .body(
            "!format ipv5",
            "s.yaml:5:20: error: unknown format 'ipv5'; did you mean 'ipv4'?"),
        .body(
            "!format [ipv4]",
            "s.yaml:5:20: error: '!format' takes the name of a format such as ipv4, found a list"),
        .body(
            "!format elephant",
            "s.yaml:5:20: error: unknown format 'elephant'; there are 'byte', 'date', 'date-time', 'duration', "
                + "'email', 'hostname', 'idn-email', 'idn-hostname', 'ipv4', 'ipv6', 'iri', 'iri-reference', "
                + "'json-pointer', 'regex', 'relative-json-pointer', 'time', 'uri', 'uri-reference', 'uri-template' "
                + "and 'uuid'"),
        .body(
            "!schema 5",
            "s.yaml:5:20: error: '!schema' takes a schema, such as {type: object}, found the integer 5"),
        .body(
            "!schema {typ: object}",
            "s.yaml:5:29: error: unknown keyword 'typ' in schema; did you mean 'type'?"),
        .body(
            "!schema {$ref: '#/components/schemas/Oder'}",
            "s.yaml:5:35: error: cannot resolve '$ref' '#/components/schemas/Oder': no 'Oder' in "
                + "'#/components/schemas'; did you mean 'Order'?"),
        .body(
            "!schema {$ref: none.yaml}",
            "s.yaml:5:35: error: '$ref' to 'none.yaml': cannot read 'none.yaml': no such file or directory"),
        .body(
            "!schema {properties: {a: !string }}",
            "s.yaml:5:45: error: unexpected tag '!string' in a schema"),
        .body(
            "!unordered 5",
            "s.yaml:5:20: error: '!unordered' takes a list of one or more values or matchers, found the integer 5"),
        .body(
            "!open 5",
            "s.yaml:5:20: error: '!open' takes the members of an object, found the integer 5"),
    ]

    static let repetitions: [Case] = [
        .step(
            "operation: CreateOrder\nrepeat: {every: 1s}",
            "s.yaml:5:13: error: repeat has no 'until'",
            "s.yaml:5:13: error: repeat has neither 'attempts' nor 'within', and so no end"),
        .step(
            "operation: CreateOrder\nrepeat: {until: [], attempts: 0, every: 5, wthin: 1s}",
            "s.yaml:5:21: error: expected a condition for 'until', found an empty list",
            "s.yaml:5:45: error: expected a length of time such as '250ms', '2s', '20min' or '96h', found the "
                + "integer 5",
            "s.yaml:5:35: error: expected 1 to 1000000 for 'attempts', found 0",
            "s.yaml:5:48: error: unknown key 'wthin' in repeat; did you mean 'within'?"),
        .step(
            "operation: CreateOrder\nrepeat: {until: $steps.a.outputs.b, within: 0s, fail-when: $respons.body}",
            "s.yaml:5:49: error: expected a length of time over 0, found '0s'",
            "s.yaml:5:64: error: unknown name '$respons'; did you mean '$response'?",
            "s.yaml:5:21: error: unknown step 'a'; there is no earlier step"),
        .step(
            "operation: CreateOrder\ntimeout: 5\nretries: many",
            "s.yaml:5:14: error: expected a length of time such as '250ms', '2s', '20min' or '96h', found the "
                + "integer 5",
            "s.yaml:6:14: error: expected an integer for 'retries', found the string 'many'"),
    ]

    /// Keys of the file; each case has a head of two lines and one step in the last.
    static func file(_ lines: String, _ findings: String...) -> Case {
        Case(
            text: "scenario: s\napi: shop\n\(lines)\nsteps: [{operation: CreateOrder, body: $inputs.a}]",
            findings: findings)
    }

    static let inputs: [Case] = [
        file(
            "with: [{b: 1}]",
            "s.yaml:4:48: error: unknown member 'a' of '$inputs'; did you mean 'b'?"),
        file(
            "inputs: {a: {default: 1, required: true}, b c: {}, d: {defalt: 1}}",
            "s.yaml:3:43: error: expected letters, digits, '-' and '_' for 'input', found 'b c'",
            "s.yaml:3:36: error: the input 'a' has a default, and so is not required",
            "s.yaml:3:56: error: unknown key 'defalt' in input; did you mean 'default'?"),
        file(
            "inputs: {a: , bill: {required: false}}\nwith: [{a: 1, bil: 2}, {bill: $inputs.a}, 5]",
            "s.yaml:4:15: error: unknown input 'bil'; did you mean 'bill'?",
            "s.yaml:4:31: error: unknown name '$inputs'; expected '$now' or '$uuid'",
            "s.yaml:4:24: error: the row has no value for 'a'",
            "s.yaml:4:43: error: expected a mapping for 'row', found the integer 5"),
        file(
            "with: []\ninputs: {a: {}}",
            "s.yaml:3:7: error: 'with' has at least one row, found none"),
        file(
            "with: [{a: 1, c: 2}, {c: 1, d: 2}]",
            "s.yaml:3:29: error: unknown input 'd'; did you mean 'a'?",
            "s.yaml:3:22: error: the row has no value for 'a'"),
        file(
            "tags: [a b, c, c, 5]\nstrict: 5\ninputs: {a: {default: $steps.x.outputs.y}}",
            "s.yaml:3:8: error: expected letters, digits, '-' and '_' for 'tag', found 'a b'",
            "s.yaml:3:16: error: the tag 'c' is there twice",
            "s.yaml:3:19: error: expected a string for 'tag', found the integer 5",
            "s.yaml:4:9: error: expected true or false for 'strict', found the integer 5",
            "s.yaml:5:23: error: unknown name '$steps'; expected '$now' or '$uuid'"),
        file(
            "outputs: {x: $steps.step-2.outputs.y}\ninputs: {a: {}}",
            "s.yaml:3:14: error: unknown step 'step-2'; did you mean 'step-1'?"),
    ]

    static let given: [Case] = [
        file(
            "inputs: {a: {}}\ngiven: {}",
            "s.yaml:4:8: error: given has neither 'resources' nor 'clock'"),
        file(
            "inputs: {a: {}}\ngiven: {resources: {order: [], customers: [{}, 5]}, clock: {}}",
            "s.yaml:4:21: error: unknown collection 'order'; did you mean 'orders'?",
            "s.yaml:4:44: error: the resource has no 'number', which is the key of 'customers'",
            "s.yaml:4:48: error: expected a mapping for 'resource', found the integer 5",
            "s.yaml:4:60: error: clock has neither 'advance' nor 'set'"),
        file(
            "inputs: {a: {}}\ngiven: {resources: {orders: [{id: 1, state: payed}]}, clock: {advance: 96}}",
            "s.yaml:4:45: error: unknown state 'payed' of 'orders'; there are 'open' and 'paid'",
            "s.yaml:4:72: error: expected a length of time such as '250ms', '2s', '20min' or '96h', found the "
                + "integer 96"),
        file(
            "inputs: {a: {}}\ngiven: {resources: {orders: 5}, clock: {advance: 1h, set: now}}",
            "s.yaml:4:29: error: expected a list for 'orders', found the integer 5",
            "s.yaml:4:59: error: a clock has 'advance' or 'set', found both"),
        file(
            "inputs: {a: {}}\ngiven: {clock: {set: tomorrow}}",
            "s.yaml:4:22: error: expected a moment such as '2025-03-01T12:30:00Z' for 'set', found the string "
                + "'tomorrow'"),
    ]

    static let outputs: [Case] = [
        .step(
            "operation: CreateOrder\noutputs: {a: count($response.body), b: '$(jsonpath($response.body, ''$.a[''))'}",
            "s.yaml:5:18: error: 'count(…)' is a plain text here; write '$(count(…))' for its value",
            "s.yaml:5:44: error: '$.a[' is no path (RFC 9535): expected a name in quotes, an index, a slice, '*' or '?', "
                + "found the end, at character 5 of the path"),
        .step(
            "operation: CreateOrder\noutputs: {a: '$(jsonpath($response.body, $response.body))'}",
            "s.yaml:5:21: error: 'jsonpath' takes a path written out as its second argument, such as '$.lines[0].id'"),
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
                + "'!matches', '!format', '!schema', '!one-of', '!not', '!length', '!range', '!contains', '!each', "
                + "'!unordered', '!optional', '!null-or', '!strict' and '!open'"),
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

    @Test(
        arguments: files + steps + references + matchers + formatsAndSchemas + repetitions + inputs + given + outputs)
    func saysWhatIsWrong(_ example: Case) throws {
        let (scenario, findings) = try Shop.read(example.text)
        #expect(findings == example.findings)
        #expect(scenario == nil)
    }

    /// Files that use others: what is wrong is said at its own place, and once.
    @Test(arguments: [
        (
            ["s.yaml": use("use: t.yaml"), "t.yaml": use("use: u.yaml"), "u.yaml": use("use: ./s.yaml")],
            ["u.yaml:3:15: error: './s.yaml' leads back to itself: s.yaml → t.yaml → u.yaml → s.yaml"]
        ),
        (["s.yaml": use("use: s.yaml")], ["s.yaml:3:15: error: 's.yaml' leads back to itself: s.yaml → s.yaml"]),
        (["s.yaml": use("use: none.yaml")], ["s.yaml:3:15: error: cannot read 'none.yaml': no such file or directory"]),
        (
            ["s.yaml": use("use: t.yaml, with: {amont: 1}, expect: {}"), "t.yaml": part],
            [
                "s.yaml:3:41: error: 'expect' does not go with 'use', which takes 'id' and 'with' only",
                "s.yaml:3:30: error: unknown input 'amont'; did you mean 'amount'?",
                "s.yaml:3:29: error: no value for the input 'amount' of 't.yaml'; give it under 'with'",
            ]
        ),
        (
            [
                "s.yaml": use("use: t.yaml, id: a, with: {amount: 1}},{request: 'GET /{$steps.a.outputs.idd}'"),
                "t.yaml": part,
            ], ["s.yaml:3:59: error: step 'a' has no output 'idd'; did you mean 'id'?"]
        ),
        (
            [
                "s.yaml": use("use: t.yaml, id: a},{use: t.yaml},{request: 'GET /{$steps.a.outputs.x}'"),
                "t.yaml": "scenario: t\napi: shop\nsteps: []",
            ], ["t.yaml:3:8: error: a scenario has at least one step, found none"]
        ),
        (["s.yaml": use("operation: CreateOrder, with: {a: 1}")], ["s.yaml:3:40: error: 'with' goes with 'use'"]),
    ]) func saysWhatIsWrongWithUse(_ files: [String: String], _ expected: [String]) throws {
        let (scenarios, findings) = try Shop.read(files)
        #expect(findings == expected)
        #expect(scenarios.isEmpty)
    }

    private static func use(_ step: String) -> String { "scenario: s\napi: shop\nsteps: [{\(step)}]" }

    private static let part = """
        scenario: t
        api: shop
        inputs: {amount: {}}
        steps: [{id: c, operation: CreateOrder, body: $inputs.amount, outputs: {id: $response.body#/id}}]
        outputs: {id: $steps.c.outputs.id}
        """

    @Test func saysWhatIsWrongWithAPattern() throws {
        let (_, findings) = try Shop.read(Case.body("!matches '('").text)
        #expect(findings.count == 1)
        #expect(findings[0].hasPrefix("s.yaml:5:20: error: '(' is no regular expression: "))
    }
}

import Contract
import Diagnostics
import Documents
import Linting
import TestSupport
import Testing

/// Every finding of the checks of behaviours and scenarios, word for word.
@Suite struct BehaviourLinterMessageTests {
    private static let contract = """
        openapi: 3.1.0
        info: {title: Pets, version: '1'}
        paths:
          /pets: {get: {operationId: List, responses: {'200': {description: x}, '404': {description: x}}}}
        """

    private static func contract(_ findings: inout Findings) throws -> Contract {
        let files = FileTable(["a.yaml": contract])
        return try #require(try ContractReader.read("a.yaml", files: files, findings: &findings))
    }

    private static func findings(_ text: String) throws -> String {
        var findings = Findings()
        let root = try #require(DocumentReader.read(Array(text.utf8), file: "b.yaml", findings: &findings))
        _ = BehaviourLinter.lint(
            root, contract: try contract(&findings), files: FileTable([:]), findings: &findings)
        return findings.rendered()
    }

    @Test(arguments: [
        (
            """
            operations:
              List:
                - {when: true, then: {respond: {status: 200}}}
                - {then: {respond: {status: 200}}}
                - {when: true, then: {respond: {status: 404}}}
            """,
            "b.yaml:5:7: warning: this rule never runs: the one at b.yaml:4:7 has no condition, and answers first\n"
        ),
        (
            """
            resources: {pets: {key: id}}
            refusals:
              missing-body:
                - {find: {in: pets, all: true, where: {}}, then: {respond: {status: 200}}}
                - {then: {respond: {status: 404}}}
            """,
            "b.yaml:5:7: warning: this rule never runs: the one at b.yaml:4:7 has no condition, and answers first\n"
        ),
        (
            """
            operations:
              List:
                - {request: {headers: {X: !matches a}}, then: {respond: {status: 200}}}
                - {request: {headers: {X: !matches a, Y: 5}, query: {z: 1}}, when: true, then: {respond: {status: 404}}}
                - {request: {headers: {X: !matches b}}, then: {respond: {status: 404}}}
                - {request: {headers: {X: $request.query.x}}, then: {respond: {status: 404}}}
                - {request: {headers: {X: $request.query.x}}, then: {respond: {status: 200}}}
            """,
            "b.yaml:4:7: warning: this rule never runs: the one at b.yaml:3:7 holds whenever this one does, and answers "
                + "first\n"
        ),
        (
            """
            operations:
              List:
                - {request: {heders: {X: a}}, then: {respond: {status: 200}}}
                - {wen: true, then: {respond: {status: 200}}}
                - {then: {respond: {status: 404}}}
            """,
            "b.yaml:3:18: error: unknown key 'heders' in request; did you mean 'headers'?\n"
                + "b.yaml:4:8: error: unknown key 'wen' in rule; did you mean 'when'?\n"
        ),
        (
            """
            operations:
              List:
                - {request: {method: HEAD}, then: {respond: {status: 200}}}
                - {request: {method: [PUT, POST]}, then: {respond: {status: 200}}}
                - {request: {path: "/pets/{id}"}, then: {respond: {status: 404}}}
                - {request: {path: !matches '^/pets'}, then: {respond: {status: 404}}}
            """,
            "b.yaml:4:7: warning: this rule never runs: its 'request' expects one of \"PUT\" or \"POST\" as the method, "
                + "and 'List' is GET /pets\n"
                + "b.yaml:5:7: warning: this rule never runs: its 'request' expects a path like '/pets/{id}' as the path, "
                + "and 'List' is GET /pets\n"
        ),
        (
            "errors: {body: null, codes: {Gone: {status: 410}, Lost: {status: 404}}}\n",
            "b.yaml:1:30: warning: error 'Gone' is never used: no rule answers with it, and its status 410 is not "
                + "documented for any operation\n"
        ),
    ])
    func tellsWhatIsSaidInVain(text: String, expected: String) throws { #expect(try Self.findings(text) == expected) }

    @Test func tellsOfStatusesThatTheContractDoesNotHave() throws {
        var findings = Findings()
        let text = "scenario: x\napi: pets\nsteps:\n  - operation: List\n    expect: {status: 410}\n"
        try ScenarioLinter.lint(
            "s.yaml", apis: ["pets": Self.contract(&findings)], collections: [:], files: FileTable(["s.yaml": text]),
            findings: &findings)
        #expect(
            findings.rendered()
                == "s.yaml:5:22: error: status 410 is not documented for 'List'; documented are 200, 404\n")
    }

    @Test(arguments: [
        (
            "{operation: List}",
            "4:5: warning: the step expects nothing: every status that 'List' documents passes; add 'expect'"
        ),
        ("{request: GET /nowhere}", "4:5: warning: the step expects nothing: any answer passes; add 'expect'"),
        ("{operation: List, outputs: {id: $response.body#/id}}", ""),
        (
            "{operation: List, expect: {status: $statusCode}}",
            "4:40: warning: '$statusCode' is this value itself, which is always as expected; write what it must be"
        ),
        (
            "{operation: List, expect: {status: 200, body: {a: [$response.body#/a/0]}}}",
            "4:56: warning: '$response.body#/a/0' is this value itself, which is always as expected; write what it must be"
        ),
        ("{operation: List, expect: {status: 200, body: {a: $response.body#/b}}}", ""),
    ])
    func tellsOfExpectationsThatAnyAnswerFulfils(step: String, expected: String) throws {
        var findings = Findings()
        let text = "scenario: x\napi: pets\nsteps:\n  - \(step)\n"
        try ScenarioLinter.lint(
            "s.yaml", apis: ["pets": Self.contract(&findings)], collections: [:], files: FileTable(["s.yaml": text]),
            findings: &findings)
        #expect(findings.rendered() == (expected.isEmpty ? "" : "s.yaml:\(expected)\n"))
    }

    @Test func tellsOfNamesThatAreAlwaysAbsent() throws {
        let contract = """
            openapi: 3.1.0
            info: {title: Pets, version: '1'}
            paths:
              /pets:
                get:
                  operationId: List
                  responses:
                    '200':
                      description: x
                      content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}
            """
        var findings = Findings()
        let read = try ContractReader.read("a.yaml", files: FileTable(["a.yaml": contract]), findings: &findings)
        let body = "{name: !optional rex, nmae: !optional rex, colour: !absent }"
        let text = "scenario: x\napi: pets\nsteps:\n  - {operation: List, expect: {status: 200, body: \(body)}}\n"
        try ScenarioLinter.lint(
            "s.yaml", apis: ["pets": try #require(read)], collections: [:], files: FileTable(["s.yaml": text]),
            findings: &findings)
        #expect(
            findings.rendered() == """
                s.yaml:4:79: warning: the contract has no member 'nmae' here, so that it is always absent; did you mean 'name'?

                """)
    }
}

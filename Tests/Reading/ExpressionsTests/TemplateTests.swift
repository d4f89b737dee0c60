import Diagnostics
import Documents
import Expressions
import JSONModel
import Testing

@Suite struct TemplateTests {
    private let scope = SampleScope([
        "request": ["body": ["n": 5, "s": "abc", "list": [1, 2]]], "now": "2025-01-01T00:00:00Z",
        "resource": ["id": "p-1", "gone": nil],
    ])

    private func template(_ yaml: String, file: String = "a.yaml") throws -> (template: Template, findings: String) {
        var findings = Findings()
        let node = try #require(DocumentReader.read(Array(yaml.utf8), file: file, findings: &findings))
        let template = Template(node, vocabulary: .sample, findings: &findings)
        return (template, findings.rendered())
    }

    @Test(arguments: [
        ("{a: $request.body#/list, b: $now}", #"{"a":[1,2],"b":"2025-01-01T00:00:00Z"}"#),
        ("{a: $resource.none, b: 1, c: {d: $resource.none}}", #"{"b":1,"c":{}}"#),
        ("[1, $resource.none, $resource.id, [$resource.none]]", #"[1,"p-1",[]]"#),
        ("{a: $resource.gone}", #"{"a":null}"#),
        ("{a: '{$resource.none}', b: 'x{$resource.none}y'}", #"{"a":"","b":"xy"}"#),
        ("'{$resource.id}-{$request.body#/list}-{$resource.gone}'", #""p-1-[1,2]-null""#),
        ("a {$resource.id}b{$resource.id} c", #""a p-1bp-1 c""#),
        ("$(count($request.body#/list) == 2 && !$resource.gone)", "true"),
        ("$(  $request.body#/list  )", "[1,2]"),
        ("'{$(first($resource.none, ''}''))}'", #""}""#),
        ("$$resource.id", #""$resource.id""#), ("$$ {$resource.id}", #""$ p-1""#), ("$$$now", #""$$now""#),
        ("'$5'", #""$5""#), ("'$'", #""$""#), ("'a $now'", #""a $now""#), ("'{$5}'", #""{$5}""#),
        ("'{x} {'", #""{x} {""#),
        ("'{{$resource.id}}'", #""{p-1}""#), ("''", #""""#),
        ("{a: 1.50, b: true, c: null, d: [x, 0x10]}", #"{"a":1.50,"b":true,"c":null,"d":["x",16]}"#),
    ])
    func gives(yaml: String, expected: String) throws {
        let (template, findings) = try template(yaml)
        #expect(findings.isEmpty)
        #expect(template.value(in: scope)?.description == expected)
    }

    @Test func isAbsentWhenItsOnlyExpressionIs() throws {
        #expect(try template("$resource.none").template.value(in: scope) == nil)
        #expect(try template("$(lower(5))").template.value(in: scope) == nil)
    }

    @Test(arguments: [
        ("{a: [1, {b: text}], c: $$5}", true), ("$(count([1, 2]))", true), ("{a: $now}", false), ("x{$now}", false),
        ("$(hex(4))", false),
    ])
    func knowsWhetherItIsConstant(yaml: String, expected: Bool) throws {
        #expect(try template(yaml).template.isConstant == expected)
    }

    @Test func takesAConstantAsItIs() {
        let template = Template(constant: ["a": "$now"])
        #expect(template.isConstant && template.value(in: scope) == ["a": "$now"])
    }

    @Test func listsReferencesOfAllItsParts() throws {
        let template = try template("{a: $now, b: ['x{$resource.id}', $now], c: $(count($request.body#/s))}").template
        #expect(template.references.map(\.text) == ["$now", "$resource.id", "$request.body#/s"])
    }

    @Test func givesTheTextOfAHeader() throws {
        #expect(try template("$request.body#/s").template.text(in: scope) == "abc")
        #expect(try template("$request.body#/list").template.text(in: scope) == "[1,2]")
        #expect(try template("$resource.none").template.text(in: scope) == nil)
    }

    @Test(arguments: [
        ("a: $nwo", "a.yaml:1:4: error: unknown name '$nwo'; did you mean '$now'?\n"),
        ("a: 'x {$nwo}'", "a.yaml:1:8: error: unknown name '$nwo'; did you mean '$now'?\n"),
        ("a: x {$nwo}", "a.yaml:1:7: error: unknown name '$nwo'; did you mean '$now'?\n"),
        ("- $now\n- $(cuont($now))", "a.yaml:2:5: error: unknown function 'cuont'; did you mean 'count'?\n"),
        (
            "a: $now and $url",
            "a.yaml:1:8: error: text follows the expression '$now'; embed it as '{$now}', write a condition as '$( … )', or "
                + "start literal text with '$$'\n"
        ),
        ("a: x{$now", "a.yaml:1:10: error: expected '}', found the end\n"),
        ("a: x{$now .}", "a.yaml:1:11: error: expected '}', found '.'\n"),
        (
            "a: !uuid x",
            "a.yaml:1:4: error: unexpected tag '!uuid'; a value here is JSON with expressions in its texts\n"
        ),
        (
            "[$nwo, '{$nwo}', $now]",
            "a.yaml:1:2: error: unknown name '$nwo'; did you mean '$now'?\n"
                + "a.yaml:1:10: error: unknown name '$nwo'; did you mean '$now'?\n"
        ),
    ])
    func reportsWhatIsWrongWhereItIs(yaml: String, expected: String) throws {
        #expect(try template(yaml).findings == expected)
    }
}

import Diagnostics
import Documents
import Expressions
import JSONModel
import Testing

/// Every message word for word, with the byte it is about.
@Suite struct ExpressionMessageTests {
    @Test(arguments: [
        ("cuont($now)", 0, "unknown function 'cuont'; did you mean 'count'?"),
        ("$resorce.id", 0, "unknown name '$resorce'; did you mean '$resource'?"),
        (
            "1 == $zzzzzzz", 5,
            "unknown name '$zzzzzzz'; expected '$url', '$method', '$request', '$statusCode', '$response', '$resource', "
                + "'$credential', '$steps' or '$now'"
        ),
        ("$request.bdy", 9, "expected header, query, path or body after '$request', found 'bdy'; did you mean 'body'?"),
        ("$request == 1", 8, "expected header, query, path or body after '$request'"),
        ("$response.query.a", 10, "expected header or body after '$response', found 'query'"),
        ("$request.header", 15, "expected a name after '$request.header.'"),
        ("$resource. ", 10, "expected a name after '$resource.'"),
        ("$request.body.amount", 13, "'$request.body' takes a JSON pointer; write '$request.body#/amount'"),
        ("$request.query.a#/b", 16, "'$request.query.a' is a plain value and takes no pointer after '#'"),
        ("$url.host", 4, "'$url' has no members"),
        ("$now.year", 4, "'$now' has no members"),
        ("$now#/year", 4, "'$now' has no members"),
        ("$steps.craete.outputs", 7, "unknown member 'craete' of '$steps'; did you mean 'create'?"),
        ("$credential#/merchant", 13, "unknown member 'merchant' of '$credential'; did you mean 'merchants'?"),
        ("$credential.x", 12, "unknown member 'x' of '$credential'; expected 'client' or 'merchants'"),
        ("$request.body#a", 14, "'a' is no JSON pointer: it starts with '/', and '~' is followed by 0 or 1"),
        ("$request.body#/a~2", 14, "'/a~2' is no JSON pointer: it starts with '/', and '~' is followed by 0 or 1"),
        ("$request.body#/a==1", 14, "the pointer runs into '=='; put a space before the operator"),
        ("each($now, 'a')", 0, "'a' is no JSON pointer: it starts with '/', and '~' is followed by 0 or 1"),
        ("count()", 0, "'count' takes 1 argument, found 0"),
        ("contains([1])", 0, "'contains' takes 2 arguments, found 1"),
        ("first()", 0, "'first' takes 1 to 64 arguments, found 0"),
        ("digits(0)", 0, "'digits' takes a length from 1 to 1024, found 0"),
        ("hex('a')", 0, "'hex' takes a length from 1 to 1024, found \"a\""),
        ("'abc", 0, "the text has no closing quote"),
        ("1 == \"a\"", 5, "expected a text in single quotes, found a double quote"),
        ("012", 0, "'012' is no number as JSON spells it"),
        ("count", 0, "unknown word 'count'; names start with '$', texts are in single quotes"),
        ("$statusCode = 422", 12, "expected '==', found '='"),
        ("true and false", 5, "expected '&&', found 'and'"),
        ("true | false", 5, "expected '||', found '|'"),
        ("1 < 2 < 3", 6, "comparisons do not chain; join them with '&&' or set parentheses"),
        ("true true", 5, "expected an operator or the end, found 'true'"),
        ("1 == ", 5, "expected a value, found the end"),
        ("", 0, "expected a value, found the end"),
        ("(1", 2, "expected ')', found the end"),
        ("[1 2]", 3, "expected ',' or ']', found '2'"),
        ("count(1;", 7, "expected ',' or ')', found ';'"),
        ("$ == 1", 2, "expected a name after '$', found '='"),
    ])
    func says(text: String, offset: Int, message: String) {
        let error = #expect(throws: ExpressionSyntaxError.self) { try Expression(text, vocabulary: .sample) }
        #expect(error?.message == message)
        #expect(error?.offset == offset)
    }

    @Test func saysWhichNamesAreAvailableWhereThereIsNoResponse() {
        let vocabulary = ReferenceVocabulary(request: true)
        let error = #expect(throws: ExpressionSyntaxError.self) {
            try Expression("$statusCode", vocabulary: vocabulary)
        }
        #expect(error?.message == "'$statusCode' is not available here; expected '$url', '$method' or '$request'")
    }

    @Test func saysWhyARegularExpressionIsWrong() throws {
        let error = #expect(throws: ExpressionSyntaxError.self) {
            try Expression("matches($now, '[a')", vocabulary: .sample)
        }
        let message = try #require(error?.message)
        #expect(message.hasPrefix("'[a' is no regular expression: "))
        #expect(message.count > "'[a' is no regular expression: ".count)
    }

    @Test func limitsNesting() throws {
        let inside = String(repeating: "(", count: 63) + "1" + String(repeating: ")", count: 63)
        #expect(try Expression(inside, vocabulary: .sample).value(in: SampleScope([:])) == 1)
        let error = #expect(throws: ExpressionSyntaxError.self) { try Expression("(\(inside))", vocabulary: .sample) }
        #expect(error?.message == "the expression is nested deeper than 64 levels")
        let many = Array(repeating: "true", count: 5_000).joined(separator: " && ")
        #expect(try Expression(many, vocabulary: .sample).isTrue(in: SampleScope([:])))
    }

    @Test(arguments: [
        (
            "behaviour.yaml", "when: cuont($now)",
            "behaviour.yaml:1:7: error: unknown function 'cuont'; did you mean 'count'?\n"
        ),
        (
            "behaviour.yaml", "when: $url != $nwo",
            "behaviour.yaml:1:15: error: unknown name '$nwo'; did you mean '$now'?\n"
        ),
        (
            "behaviour.yaml", "when: \"'é' == $nwo\"",
            "behaviour.yaml:1:15: error: unknown name '$nwo'; did you mean '$now'?\n"
        ),
        (
            "stub.json", "{\"when\": \"true && $nwo\"}",
            "stub.json:1:19: error: unknown name '$nwo'; did you mean '$now'?\n"
        ),
        (
            "behaviour.yaml", "when: |\n  true\n  && $nwo\n",
            "behaviour.yaml:1:7: error: unknown name '$nwo'; did you mean '$now'?\n"
        ),
        (
            "behaviour.yaml", "when: !exists($now)",
            "behaviour.yaml:1:7: error: put the condition for 'when' in quotes; YAML takes a '!' at its start for a tag\n"
        ),
        ("behaviour.yaml", "when: [1]", "behaviour.yaml:1:7: error: expected a condition for 'when', found a list\n"),
    ])
    func placesFindingsInTheFile(file: String, text: String, expected: String) throws {
        var findings = Findings()
        let document = try #require(DocumentReader.read(Array(text.utf8), file: file, findings: &findings))
        let node = try #require(document["when"])
        #expect(Expression(node, as: "when", vocabulary: .sample, findings: &findings) == nil)
        #expect(findings.rendered() == expected)
    }

    @Test func takesTrueAndFalseOfADocumentAsConditions() throws {
        var findings = Findings()
        let document = try #require(
            DocumentReader.read(Array("[true, false]".utf8), file: "a.yaml", findings: &findings))
        let conditions = try #require(document.sequence).map {
            Expression($0, as: "when", vocabulary: .sample, findings: &findings)?.isTrue(in: SampleScope([:]))
        }
        #expect(conditions == [true, false])
        #expect(findings.rendered().isEmpty)
    }
}

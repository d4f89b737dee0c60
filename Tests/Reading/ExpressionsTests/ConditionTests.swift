import Expressions
import JSONModel
import Testing

@Suite struct ConditionTests {
    private let scope = SampleScope([
        "statusCode": 422,
        "request": [
            "body": [
                "n": 5, "s": "abc", "yes": true, "no": false, "null": nil, "list": [1, "a", nil], "object": ["k": 1],
            ]
        ],
    ])

    @Test(arguments: [
        // Equality is exact.
        ("5 == 5.0", true), ("1e2 == 100", true), ("12345678901234567890 == 12345678901234567891", false),
        ("'a' == 'A'", false), ("'5' == 5", false), ("'\u{E9}' == 'e\u{301}'", false), ("null == null", true),
        ("[1, 'a'] == [1.0, 'a']", true), ("true == 1", false),
        // Order.
        ("$request.body#/n < 6", true), ("'b' < 'ab'", false), ("'Z' < 'a'", true), ("'5' < 6", false),
        ("5 <= 5", true), ("5 >= 5.1", false), ("true < false", false), ("true <= true", false),
        ("99999999999999999999 > 99999999999999999998", true),
        // Absent values.
        ("$request.body#/x == $request.body#/x", false), ("$request.body#/x != $request.body#/x", true),
        ("$request.body#/x == null", false), ("$request.body#/x != 1", true), ("$request.body#/x < 1", false),
        ("$request.body#/x >= 1", false), ("1 > $request.body#/x", false), ("!$request.body#/x", true),
        ("$request.body#/x in [1]", false), ("$request.body#/x not in [1]", true), ("1 in $request.body#/x", false),
        // Truth.
        ("$request.body#/yes", true), ("$request.body#/no", false), ("$request.body#/null", false),
        ("0", true), ("''", true), ("[]", true), ("!0", false), ("!!0", true), ("!!!0", false),
        ("$request.body#/object", true),
        // Membership.
        ("1.0 in $request.body#/list", true), ("null in $request.body#/list", true), ("'b' in $request.body#/s", true),
        ("'' in 'abc'", true), ("'abcd' in 'abc'", false), ("'k' in $request.body#/object", true),
        ("1 in $request.body#/object", false), ("5 in 5", false), ("'a' not in ['b']", true),
        // Precedence.
        ("true || false && false", true), ("(true || false) && false", false), ("!false && false", false),
        ("!(false && false)", true), ("!$request.body#/no == true", true), ("1 < 2 && 2 < 3 || false", true),
        ("false && false || true", true),
        // Spacing.
        ("$statusCode==422&&1<2", true), ("$($request.body#/n == 5) && $(true)", true),
        ("\t$statusCode\n == 422 ", true), ("($request.body#/n)==5", true),
        ("$request.body#/n in[5]", true), ("$statusCode not  in [$request.body#/n,$statusCode]", false),
    ])
    func isTrueOrNot(text: String, expected: Bool) throws {
        let expression = try Expression(text, vocabulary: .sample)
        #expect(expression.isTrue(in: scope) == expected)
        if text.first == "!" || text.contains(" == ") { #expect(expression.value(in: scope) == .bool(expected)) }
    }

    @Test func stopsAtTheFirstConditionThatDecides() throws {
        let scope = SampleScope([:])
        let condition = try Expression("false && hex(4) == '' || true || hex(4) == ''", vocabulary: .sample)
        #expect(condition.isTrue(in: scope))
        #expect(scope.nextRandom() == 0x910A_2DEC_8902_5CC1)
    }

    @Test func listsItsReferencesOnceInOrder() throws {
        let text = "$steps.create.outputs.id == $request.body#/a && $request.body#/a in [$now]"
        let references = try Expression(text, vocabulary: .sample).references
        #expect(references.map(\.text) == ["$steps.create.outputs.id", "$request.body#/a", "$now"])
        #expect(references[0].source == .named(root: "steps", path: ["create", "outputs", "id"]))
        #expect(references[1].pointer == JSONPointer("/a"))
    }
}

import JSONPath
import Testing

/// Each error, word for word.
struct JSONPathMessageTests {
    @Test(arguments: [
        ("", "expected '$' at the start, found the end, at character 1 of the path"),
        ("paths", "expected '$' at the start, found 'p', at character 1 of the path"),
        ("$ ", "white space at the end of the path, at character 2 of the path"),
        ("$.", "expected a name or '*' after '.', found the end, at character 3 of the path"),
        ("$. a", "expected a name or '*' after '.', found a space, at character 3 of the path"),
        ("$..", "expected a name, '*' or '[' after '..', found the end, at character 4 of the path"),
        (
            "$.payment-intents",
            "expected '.', '[' or the end, found '-'; a name with '-' is written in brackets, as in ['a-b'], "
                + "at character 10 of the path"
        ),
        ("$.a]", "expected '.', '[' or the end, found ']', at character 4 of the path"),
        (
            "$[a]",
            "expected a name in quotes, an index, a slice, '*' or '?', found 'a'; a name in brackets is written ['a'], "
                + "at character 3 of the path"
        ),
        (
            "$[(@.length-1)]",
            "expected a name in quotes, an index, a slice, '*' or '?', found '('; a filter starts with '?', "
                + "at character 3 of the path"
        ),
        (
            "$[]",
            "expected a name in quotes, an index, a slice, '*' or '?', found ']', at character 3 of the path"
        ),
        ("$['a'", "'[' is never closed, at character 2 of the path"),
        ("$['a' 'b']", "expected ',' or ']' after a selector, found a single quote, at character 7 of the path"),
        ("$['a", "the string is never closed, at character 3 of the path"),
        (#"$["\x"]"#, #"expected an escape such as '\n' after '\', found 'x', at character 4 of the path"#),
        (#"$["\u12"]"#, #"'\u' must be followed by 4 hex digits, at character 4 of the path"#),
        (#"$["\uD800"]"#, "half of a surrogate pair stands alone, at character 4 of the path"),
        ("$['\t']", "control character 9 in a string must be written as an escape, at character 4 of the path"),
        ("$[01]", "'01' has a leading zero, at character 3 of the path"),
        ("$[-0]", "'-0' is no index, at character 3 of the path"),
        ("$[-]", "expected a digit after '-', found ']', at character 4 of the path"),
        (
            "$[9007199254740992]",
            "'9007199254740992' is beyond 9007199254740991, the largest index, at character 3 of the path"
        ),
    ])
    func saysWhatIsWrongWithASegment(_ text: String, _ message: String) { expect(text, message) }

    @Test(arguments: [
        ("$[?@.a = 1]", "'=' is no comparison; write '==', at character 8 of the path"),
        ("$[?@.a & @.b]", "expected '&&', at character 8 of the path"),
        ("$[?@.a | @.b]", "expected '||', at character 8 of the path"),
        (
            "$[?@.a == x]",
            "expected '@', '$', a literal or a function, found 'x'; a string needs quotes, "
                + "at character 11 of the path"
        ),
        (
            "$[?a]",
            "expected '@', '$', a literal or a function, found 'a'; a string needs quotes, "
                + "at character 4 of the path"
        ),
        ("$[?]", "expected '@', '$', a literal or a function, found ']', at character 4 of the path"),
        ("$[?@.a == 1.]", "'1.' is no number of JSON, at character 11 of the path"),
        ("$[?'a']", "a literal alone is no condition; compare it, as in @.a == 1, at character 4 of the path"),
        ("$[?(@.a]", "expected ')', found ']', at character 8 of the path"),
        ("$[?(@.a", "'(' is never closed, at character 4 of the path"),
        ("$[?!@.a == 1]", "'!' before a comparison needs parentheses, as in !(@.a == 1), at character 8 of the path"),
        (
            "$[?@.* == 1]",
            "this path may select several values; only names and single indices give one value, "
                + "at character 4 of the path"
        ),
        ("$[?length(@.a)]", "'length()' gives a value, which must be compared, at character 4 of the path"),
        (
            "$[?match(@.a, 'a') == true]",
            "'match()' gives true or false, which is no value to compare or pass on, at character 4 of the path"
        ),
        ("$[?count(1) == 1]", "'count()' takes a path, such as @.*, at character 10 of the path"),
        ("$[?match(@.a)]", "'match()' takes 2 arguments, found 1, at character 4 of the path"),
        ("$[?length(@, @) == 1]", "'length()' takes 1 argument, found 2, at character 4 of the path"),
        ("$[?lenght(@) == 1]", "unknown function 'lenght'; did you mean 'length'?, at character 4 of the path"),
        (
            "$[?contains(@, 'a')]",
            "unknown function 'contains'; the functions are length, count, match, search, value, "
                + "at character 4 of the path"
        ),
        (
            "$[?count (@.*) == 1]",
            "expected '@', '$', a literal or a function, found 'count'; '(' must follow at once, "
                + "at character 4 of the path"
        ),
        (
            "$[?length(@.a == 1]",
            "expected ',' or ')' after an argument of 'length()', found '=', "
                + "at character 15 of the path"
        ),
        ("$[?length(@.a", "the arguments of 'length()' are never closed, at character 4 of the path"),
    ])
    func saysWhatIsWrongWithAFilter(_ text: String, _ message: String) { expect(text, message) }

    @Test func saysWhenItIsNestedTooDeep() {
        expect(
            "$[?" + String(repeating: "(", count: 64) + "@",
            "nested deeper than 64 levels, at character 68 of the path")
    }

    private func expect(_ text: String, _ message: String) {
        let error = #expect(throws: JSONPathError.self) { try JSONPath(text) }
        #expect(error?.description == message)
    }
}

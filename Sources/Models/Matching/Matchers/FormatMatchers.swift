internal import Diagnostics
internal import Documents
internal import JSONModel
internal import RegularExpressions
internal import SchemaValidation

/// Matchers of strings by their form.
extension MatcherDefinition {
    static let formats: [MatcherDefinition] = [
        plain("uuid", ValueTest("a UUID", near: .string, StringFormat("uuid").holds)),
        plain("date-time", ValueTest("a date-time (RFC 3339)", near: .string, StringFormat("date-time").holds)),
        plain("date", ValueTest("a date (RFC 3339)", near: .string, StringFormat("date").holds)),
        plain("email", ValueTest("an email address", near: .string, StringFormat("email").holds)),
        plain("uri", ValueTest("a URI", near: .string, StringFormat("uri").holds)),
        MatcherDefinition(name: "matches") { node, reader in
            reader.readPattern(for: "matches", node).map { pattern in
                ValueTest("a string that matches '\(pattern.pattern)'", near: .string) { pattern.isFound(in: $0) }
            }
        },
        MatcherDefinition(name: "format") { node, reader in
            reader.readFormat(for: "format", node).map { format in
                ValueTest("a string of format '\(format.name)'", near: .string, format.holds)
            }
        },
        MatcherDefinition(name: "schema") { node, reader in
            reader.readSchema(for: "schema", node).map { SchemaMatcher(schema: $0) }
        },
    ]
}

private struct SchemaMatcher: Matcher {
    let schema: Schema

    func description(_ judge: Judge) -> String { "a value of the schema at \(schema.place.node.location)" }

    func agrees(with actual: JSON?, _ judge: Judge) -> Bool {
        actual.map { schema.isValid($0, direction: judge.direction) } ?? false
    }

    func compare(_ actual: JSON?, at pointer: JSONPointer, _ judge: inout Judge) {
        guard let actual else { return judge.report(.described(description(judge)), found: nil, at: pointer) }
        for violation in schema.violations(of: actual, direction: judge.direction) {
            let wanted = Mismatch.Wanted.schema(
                keyword: violation.keyword, message: violation.message, location: violation.schemaLocation)
            let place = JSONPointer(tokens: pointer.tokens + violation.subjectLocation.tokens)
            judge.report(wanted, found: nil, at: place)
        }
    }

    /// The distance grows with the number of violations.
    func distance(from actual: JSON?, _ judge: Judge) -> Double {
        guard let actual else { return 1 }
        if agrees(with: actual, judge) { return 0 }
        let count = max(1, schema.violations(of: actual, direction: judge.direction).count)
        return Double(count) / Double(count + 1)
    }
}

extension RegularExpression {
    /// Whether the pattern matches a part of the string; a pattern that exceeded its limit does not match.
    func isFound(in value: JSON) -> Bool { value.stringValue.map { (try? matches($0)) ?? false } ?? false }
}

internal import Behaviour
internal import Contract
internal import Diagnostics
internal import HTTPModel
internal import JSONModel
internal import MockEngine

/// The list as text: at most 100 columns wide, unless one word is wider.
extension APIDescription {
    private static let width = 100

    /// One line for each API: its name, title and counts.
    static func table(of descriptions: [APIDescription]) -> String {
        let rows = descriptions.map { description in
            [
                description.api.name, description.api.contract.title,
                Plural.of(description.operations.count, "operation"), Plural.of(description.errors.count, "error"),
            ]
        }
        let widths = (0..<4).map { column in rows.map(\.[column].count).max() ?? 0 }
        return rows.map { row in
            line([
                padded(row[0], widths[0]), padded(row[1], widths[1]), leftPadded(row[2], widths[2]),
                leftPadded(row[3], widths[3]),
            ])
        }.joined()
    }

    /// The details of one API.
    var page: String {
        var page = "\(api.contract.title) (\(api.name))\n\nOperations\n"
        for operation in operations { page += Self.text(of: operation) }
        if !credentials.isEmpty {
            page += "\nCredentials\n"
            for credential in credentials { page += Self.text(of: credential) }
            for note in credentialNotes + recipes { page += Self.wrapped(note, indent: 2) }
        }
        if !errors.isEmpty { page += errorText }
        return page
    }

    private static func text(of operation: Operation) -> String {
        let scopes = operation.security.first?.items.flatMap(\.scopes) ?? []
        let needs =
            operation.security.isEmpty
            ? " (no credentials)"
            : scopes.isEmpty ? "" : " (\(scopes.count == 1 ? "scope" : "scopes") \(scopes.joined(separator: ", ")))"
        let summary = operation.summary.map { ": \($0)" } ?? ""
        return "  \(operation.method) \(operation.path)\n" + wrapped("\(operation.id)\(summary)\(needs)", indent: 4)
    }

    private static func text(of credential: KnownCredential) -> String {
        let members = (credential.members.members + credential.secrets.members).map { member in
            let name = member.name == "expires" && credential.hasExpired ? "expired" : member.name
            return "\(name) \(plain(member.value))"
        }.joined(separator: "; ")
        let field =
            credential.isHeader ? "\(credential.name): \(credential.value)" : "?\(credential.name)=\(credential.value)"
        return "  \(field)\n" + wrapped(members, indent: 4) + (credential.note.map { wrapped($0, indent: 4) } ?? "")
    }

    private var errorText: String {
        let nameWidth = errors.map(\.entry.name.count).max() ?? 0
        var text = "\nErrors\n"
        text += Self.wrapped(
            "A request with `Prefer: example=NAME` gets the error NAME. Others get it as is said below each.", indent: 2
        )
        for error in errors {
            let start = "  \(Self.padded(error.entry.name, nameWidth))  \(error.entry.response.status)"
            let message = error.message.map { Self.lines($0, width: Self.width - start.count - 2) } ?? []
            let rest = message.dropFirst().map { String(repeating: " ", count: start.count + 2) + $0 + "\n" }
            text += "\n" + Self.line([start] + message.prefix(1)) + rest.joined()
            for request in Self.requests(for: error) { text += Self.wrapped(request, indent: 4) }
        }
        return text
    }

    /// A line for each way to provoke `error`: the sentence of the behaviour file, else the rules.
    private static func requests(for error: KnownError) -> [String] {
        if let sentence = error.entry.provoke { return [sentence] }
        if error.occasions.isEmpty { return ["only Prefer: example=\(error.entry.name)"] }
        return error.occasions.map { occasion in
            let places = occasion.places.joined(separator: ", ")
            let conditions = occasion.conditions.joined(separator: "; ")
            return conditions.isEmpty ? places : "\(places): \(conditions)"
        }
    }

    private static func plain(_ value: JSON) -> String {
        if let elements = value.arrayValue { return elements.map(plain).joined(separator: ", ") }
        return value.stringValue ?? value.description
    }

    /// Columns two spaces apart, without spaces at the end.
    private static func line(_ columns: [String]) -> String {
        var text = columns.joined(separator: "  ")
        while text.last == " " { text.removeLast() }
        return text + "\n"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(width - text.count, 0))
    }

    private static func leftPadded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(width - text.count, 0)) + text
    }

    private static func wrapped(_ text: String, indent: Int) -> String {
        lines(text, width: width - indent - 2).enumerated().map { position, line in
            // Because a continued line is indented further than the next one.
            String(repeating: " ", count: indent + (position == 0 ? 0 : 2)) + line + "\n"
        }.joined()
    }

    /// The words of `text` in lines of at most `width` characters.
    private static func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}

internal import JSONModel

/// Writes known failures as the YAML text that `BaselineReader` reads.
package enum BaselineWriter {
    private static let introduction = """
        # Known failures, written by '--write-baseline'. An entry may have a 'reason' and a day 'until' which it is
        # accepted; both are kept when the file is written anew. docs/baselines.md has every key.

        """

    package static func text(of entries: some Collection<BaselineEntry>) -> String {
        guard !entries.isEmpty else { return "\(introduction)\(BaselineKey.known.rawValue): []\n" }
        return "\(introduction)\(BaselineKey.known.rawValue):\n" + entries.map(text).joined()
    }

    private static func text(of entry: BaselineEntry) -> String {
        let key = entry.key
        let members: [(BaselineEntryKey, String?)] = [
            (.file, scalar(key.file)), (.scenario, scalar(key.scenario)), (.step, scalar(key.step)),
            (.code, scalar(key.code)), (.pointer, key.pointer.map(scalar)),
            (.status, entry.look.status.map(String.init)), (.kind, entry.look.kind.map(scalar)),
            (.value, entry.look.value.map(value)),
            (.until, entry.until), (.reason, entry.reason.map(scalar)),
        ]
        let lines = members.compactMap { name, text in text.map { "\(name.rawValue): \($0)\n" } }
        return "  - " + lines.joined(separator: "    ")
    }

    /// The value in flow style (YAML 1.2 §7.4), with every string in double quotes.
    private static func value(_ value: JSON) -> String {
        switch value {
        case .null, .bool, .number: return value.description
        case .string(let text): return quoted(text)
        case .array(let elements): return "[\(elements.map(Self.value).joined(separator: ", "))]"
        case .object(let object):
            let members = object.members.map { "\(quoted($0.name)): \(Self.value($0.value))" }
            return "{\(members.joined(separator: ", "))}"
        }
    }

    /// To readers of YAML 1.1 or 1.2.
    private static let wordsThatAreNoStrings: Set = ["false", "n", "no", "null", "off", "on", "true", "y", "yes"]

    /// Plain where a plain scalar can only be this string (YAML 1.2 §7.3.3), else in double quotes (§7.3.1).
    private static func scalar(_ text: String) -> String {
        isPlain(text) ? text : quoted(text)
    }

    private static func quoted(_ text: String) -> String { "\"\(text.unicodeScalars.map(escaped).joined())\"" }

    private static func isPlain(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last, last != " ",
            ("a"..."z").contains(first) || ("A"..."Z").contains(first) || first == "/" || text.hasPrefix("../"),
            !wordsThatAreNoStrings.contains(text.lowercased())
        else { return false }
        return scalars.allSatisfy { scalar in
            ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                || " /._-~".unicodeScalars.contains(scalar)
        }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\t": return "\\t"
        case " "..."~": return String(scalar)
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .unassigned, .privateUse, .lineSeparator, .paragraphSeparator, .spaceSeparator:
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        default: return String(scalar)
        }
    }
}

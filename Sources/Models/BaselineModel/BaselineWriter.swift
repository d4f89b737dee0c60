/// Writes known failures as the YAML text that `BaselineReader` reads.
package enum BaselineWriter {
    private static let introduction = """
        # Known failures, written by '--write-baseline'. An entry may have a 'reason', which is kept when the file is
        # written anew; docs/baselines.md has every key.

        """

    package static func text(of entries: some Collection<BaselineEntry>) -> String {
        guard !entries.isEmpty else { return "\(introduction)\(BaselineKey.known.rawValue): []\n" }
        return "\(introduction)\(BaselineKey.known.rawValue):\n" + entries.map(text).joined()
    }

    private static func text(of entry: BaselineEntry) -> String {
        let key = entry.key
        let members: [(BaselineEntryKey, String?)] = [
            (.file, key.file), (.scenario, key.scenario), (.step, key.step), (.code, key.code),
            (.pointer, key.pointer), (.reason, entry.reason),
        ]
        let lines = members.compactMap { name, value in value.map { "\(name.rawValue): \(scalar($0))\n" } }
        return "  - " + lines.joined(separator: "    ")
    }

    /// To readers of YAML 1.1 or 1.2.
    private static let wordsThatAreNoStrings: Set = ["false", "n", "no", "null", "off", "on", "true", "y", "yes"]

    /// Plain where a plain scalar can only be this string (YAML 1.2 §7.3.3), else in double quotes (§7.3.1).
    private static func scalar(_ text: String) -> String {
        isPlain(text) ? text : "\"\(text.unicodeScalars.map(escaped).joined())\""
    }

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

/// Names listed in a sentence: `'a'`, `'a' or 'b'`, `'a', 'b' or 'c'`.
package enum NameList {
    package static func of(_ names: some Sequence<String>, conjunction: String = "or") -> String {
        let quoted = names.map { "'\($0)'" }
        guard quoted.count > 1, let last = quoted.last else { return quoted.first ?? "nothing" }
        return "\(quoted.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
    }
}

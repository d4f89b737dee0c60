/// Names listed in a sentence: `'a'`, `'a' or 'b'`, `'a', 'b' or 'c'`.
package enum NameList {
    package static func of(_ names: some Sequence<String>, conjunction: String = "or") -> String {
        let quoted = names.map { "'\($0)'" }
        guard quoted.count > 1, let last = quoted.last else { return quoted.first ?? "nothing" }
        return "\(quoted.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
    }

    /// `the state is 'a'`, `the states are 'a' and 'b'`; `noun` is in the singular.
    package static func sentence(_ noun: String, _ names: some Collection<String>) -> String {
        "the \(noun)\(names.count == 1 ? " is" : "s are") \(of(names, conjunction: "and"))"
    }
}

/// Counted things in a sentence.
package enum Plural {
    /// `1 step`, `2 steps`.
    package static func of(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

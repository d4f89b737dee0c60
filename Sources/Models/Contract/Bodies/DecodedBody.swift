package import JSONModel

/// A body that could be read: its value, and the entry of the contract that describes it.
// A class, because passing on what has so many parts would count as many references each time.
package final class DecodedBody: Sendable {
    package let value: JSON
    package let content: MediaTypeContent
    /// What is wrong with it that no schema says.
    let violations: [Violation]

    init(value: JSON, content: MediaTypeContent, violations: [Violation]) {
        self.value = value
        self.content = content
        self.violations = violations
    }
}

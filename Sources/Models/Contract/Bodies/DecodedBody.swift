package import JSONModel

/// A body that was read: its value, and the entry of the contract that describes it.
// A class, so that passing it on counts one reference.
package final class DecodedBody: Sendable {
    package let value: JSON
    package let content: MediaTypeContent
    /// Faults that no schema describes.
    let violations: [Violation]

    init(value: JSON, content: MediaTypeContent, violations: [Violation]) {
        self.value = value
        self.content = content
        self.violations = violations
    }
}

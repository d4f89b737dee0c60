package import JSONModel

/// A body that could be read: its value, and the entry of the contract that describes it.
package struct DecodedBody: Sendable {
    package let value: JSON
    package let content: MediaTypeContent
    /// What is wrong with it that no schema says.
    let violations: [Violation]
}

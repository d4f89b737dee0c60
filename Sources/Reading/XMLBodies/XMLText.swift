package import JSONModel

/// The result of reading an XML document: its value as JSON, and the name of its root element.
package struct XMLText: Sendable {
    /// Without a prefix.
    package let rootName: String
    package let value: JSON
}

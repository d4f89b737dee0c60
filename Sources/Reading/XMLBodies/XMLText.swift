package import JSONModel

/// What reading an XML document gave: its value as JSON, and what the root element is called.
package struct XMLText: Sendable {
    /// Without a prefix.
    package let rootName: String
    package let value: JSON
}

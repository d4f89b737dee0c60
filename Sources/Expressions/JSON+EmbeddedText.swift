package import JSONModel

extension JSON {
    /// The value inside a longer text: a text as it is, anything else as compact JSON.
    package var embeddedText: String {
        if case .string(let text) = self { return text }
        return description
    }
}

package import JSONModel

extension JSON {
    /// The value inside a longer text: a text as it is, any other value as compact JSON.
    package var embeddedText: String {
        switch self {
        case .string(let text): text
        // The writer would give the same text.
        case .number(let number): number.spelling
        default: description
        }
    }
}

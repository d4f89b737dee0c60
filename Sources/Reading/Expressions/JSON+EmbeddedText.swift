package import JSONModel

extension JSON {
    /// The value inside a longer text: a text as it is, anything else as compact JSON.
    package var embeddedText: String {
        switch self {
        case .string(let text): text
        // Because it is what the text would be, without the way through a writer.
        case .number(let number): number.spelling
        default: description
        }
    }
}

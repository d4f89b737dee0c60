/// A text such as `count($response.body)`, which looks like an expression and is a plain text in a template.
package enum BareCall {
    /// The name of the function that `text` seems to call; nil for any other text.
    package static func function(of text: String) -> String? {
        guard text.utf8.last == UInt8(ascii: ")"), let open = text.firstIndex(of: "(") else { return nil }
        return Function.named(String(text[..<open]))?.name
    }
}

/// A text such as `count($response.body)`: in a template it is plain text, and probably meant as an expression.
package enum BareCall {
    /// The name of the function that `text` seems to call; nil for any other text.
    package static func function(of text: String) -> String? {
        guard text.utf8.last == UInt8(ascii: ")"), let open = text.firstIndex(of: "(") else { return nil }
        return Function.named(String(text[..<open]))?.name
    }
}

extension String {
    /// The name or value of a field: its UTF-8, or one character for each byte if it is no UTF-8 (RFC 9110 §5.5).
    init(fieldText: UnsafePointer<CChar>) {
        if let text = String(validatingCString: fieldText) {
            self = text
        } else {
            let bytes = UnsafeBufferPointer(start: fieldText, count: Self.length(of: fieldText))
            self = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar(UInt8(bitPattern: $0)) }))
        }
    }

    private static func length(of text: UnsafePointer<CChar>) -> Int {
        var length = 0
        while text[length] != 0 { length += 1 }
        return length
    }
}

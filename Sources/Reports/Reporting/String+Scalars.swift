extension String {
    /// The text with each scalar replaced by the text that `replacement` gives for it; nil keeps it.
    ///
    /// By scalars, because a combining mark would hide the scalar before it.
    func replacingScalars(_ replacement: (Unicode.Scalar) -> String?) -> String {
        var result = ""
        for scalar in unicodeScalars {
            if let text = replacement(scalar) { result += text } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }
}

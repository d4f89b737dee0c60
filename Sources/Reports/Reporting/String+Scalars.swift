extension String {
    /// The text with what `replacement` gives for a scalar in its place; nil leaves it.
    ///
    /// Scalar by scalar, because a mark that combines would hide what it stands on.
    func replacingScalars(_ replacement: (Unicode.Scalar) -> String?) -> String {
        var result = ""
        for scalar in unicodeScalars {
            if let text = replacement(scalar) { result += text } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }
}

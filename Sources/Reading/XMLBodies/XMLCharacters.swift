/// Tells which characters XML 1.0 allows, and how they are written.
package enum XMLCharacters {
    /// The place of a text.
    package enum Place: Sendable {
        /// Between tags.
        case content
        /// In an attribute's value, between `"` and `"`.
        case attribute
    }

    /// The reference that must be written for a character; nil if it is written as it is.
    ///
    /// `>` gets one because `]]>` is not allowed in content (§2.4). White space gets one if a reader would turn it into
    /// line feeds or spaces (§2.11, §3.3.3).
    package static func reference(for scalar: Unicode.Scalar, in place: Place) -> String? {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"" where place == .attribute: "&quot;"
        case "\r": "&#13;"
        case "\n" where place == .attribute: "&#10;"
        case "\t" where place == .attribute: "&#9;"
        default: nil
        }
    }

    /// Production 2, `Char`.
    package static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// A name without a colon (Namespaces in XML 1.0, production 4), with `_` for each character that a name cannot
    /// have.
    static func name(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(isName(scalar) ? scalar : "_") }
        guard let first = scalars.first, isNameStart(first) else { return "_" + String(scalars) }
        return String(scalars)
    }

    /// Production 4, `NameStartChar`, without the colon.
    private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
            0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
            0x10000...0xEFFFF:
            true
        default: false
        }
    }

    /// Production 4a, `NameChar`, without the colon.
    private static func isName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: isNameStart(scalar)
        }
    }
}

internal import CLibIDN2

/// A label of a domain name that IDNA 2008 allows (RFC 5891 §4.2), checked by libidn2.
struct InternationalLabel {
    /// The label in Unicode.
    let text: String
    /// The label in ASCII, as in the DNS: an `xn--` label, or `text` itself.
    let encoded: String

    /// A label in Unicode; nil if one of its code points, their order or its length is not allowed.
    init?(unicode text: String) {
        guard case .success(let encoded) = Self.registered(unicode: text) else { return nil }
        self.text = text
        self.encoded = encoded
    }

    /// A label that starts with `xn--`; nil if its decoded form is not allowed, or is encoded differently.
    init?(encoded label: String) {
        guard case .success(let encoded) = Self.result({ idn2_register_u8(nil, label.lowercased(), $0, 0) }),
            case .success(let text) = Self.unicode(ofEncoded: encoded)
        else { return nil }
        self.text = text
        self.encoded = encoded
    }

    /// A label of ASCII letters, digits and hyphens.
    init(ascii text: String) {
        self.text = text
        encoded = text
    }

    /// Whether it contains a right-to-left script (RFC 5893 §1.4), which matters for the other labels of its name.
    var isRightToLeft: Bool {
        // The library tells this only by rejecting a label: Latin letters before a right-to-left script violate the
        // rule for directions.
        Self.registered(unicode: "aa" + text) == .failure(.bidi)
    }

    /// Whether it starts with a European digit, which is not allowed in a name with a right-to-left label (RFC 5893 §2
    /// rule 1).
    ///
    /// libidn2 checks each label separately.
    var startsWithEuropeanDigit: Bool { text.unicodeScalars.first.map(Self.isEuropeanDigit) ?? false }

    /// Whether it contains European and Arabic digits, which RFC 5893 §2 rule 4 forbids and libidn2 2.3 allows.
    var mixesDigits: Bool {
        text.unicodeScalars.contains(where: Self.isEuropeanDigit)
            && text.unicodeScalars.contains { ("\u{660}"..."\u{669}").contains($0) }
    }

    private static func isEuropeanDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || ("\u{6F0}"..."\u{6F9}").contains(scalar)
    }

    private static func registered(unicode text: String) -> Result<String, Refusal> {
        // A C string would end there.
        guard !text.unicodeScalars.contains("\0") else { return .failure(.other) }
        return result { idn2_register_u8(text, nil, $0, 0) }
    }

    private static func unicode(ofEncoded text: String) -> Result<String, Refusal> {
        var output: UnsafeMutablePointer<CChar>?
        return result { bytes in
            let code = idn2_to_unicode_8z8z(text, &output, 0)
            bytes.pointee = output.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: UInt8.self) }
            return code
        }
    }

    /// The output of a function of libidn2, which is freed here.
    private static func result(
        _ function: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>) -> CInt
    ) -> Result<String, Refusal> {
        var output: UnsafeMutablePointer<UInt8>?
        let code = function(&output)
        defer { idn2_free(output) }
        guard code == IDN2_OK.rawValue, let output else {
            return .failure(code == IDN2_BIDI.rawValue ? .bidi : .other)
        }
        return .success(String(cString: output))
    }

    private enum Refusal: Error {
        case bidi, other
    }
}

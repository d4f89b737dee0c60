internal import HTTPModel

/// The secret values of a form: `grant_type=password&password=…`, `user[password]=…`.
struct FormSecrets {
    let parts: [SecretMembers.Part]

    init(_ bytes: [UInt8], _ names: SecretNames) {
        parts = bytes.split(separator: UInt8(ascii: "&")).compactMap { pair in
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")), equals + 1 < pair.endIndex else { return nil }
            let name = Self.decoded(pair[..<equals])
            guard names.isSecret(query: name) || names.isSecret(query: Self.innermost(name)) else { return nil }
            let value = equals + 1..<pair.endIndex
            return SecretMembers.Part(name: name, text: Self.decoded(bytes[value]), range: value)
        }
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        TextEscaping.form.decoded(String(decoding: bytes, as: UTF8.self)[...])
    }

    /// `password` of `user[password]` and `user.password`.
    private static func innermost(_ name: String) -> String {
        name.split { "[].".contains($0) }.last.map(String.init) ?? name
    }
}

package import HTTPModel
internal import JSONModel

/// A value that no report shows, and its shell variable: `$CITYPAY_CP_API_KEY`.
package struct Secret: Hashable, Sendable {
    package let text: String
    /// Its text in a shell: a variable, after the name of the scheme if it has one.
    package let parts: [ShellPart]

    package init(_ text: String, api: String, name: String) {
        self.text = text
        parts = [.variable(Self.variable(api, name))]
    }

    /// The whole value of a header field.
    package init(_ field: HTTPFields.Field, api: String) {
        text = field.value
        let variable = ShellPart.variable(Self.variable(api, field.name))
        let scheme = field.name.lowercased().hasSuffix("authorization") ? field.value.prefix { $0 != " " } : ""
        let hasScheme = !scheme.isEmpty && scheme.utf8.count < field.value.utf8.count
        parts = hasScheme ? [.literal("\(scheme) "), variable] : [variable]
    }

    /// The secrets of a header field: its value, the part after the scheme in `Authorization`, and the values of
    /// cookies.
    static func all(of field: HTTPFields.Field, api: String) -> [Secret] {
        let afterScheme = field.value.split(separator: " ", maxSplits: 1).dropFirst()
            .flatMap { rest in
                ([String(rest)] + Self.userAndPassword(rest)).map { Secret($0, api: api, name: field.name) }
            }
        guard field.value.contains(";") else { return [Secret(field, api: api)] + afterScheme }
        let cookies = HeaderText.split(field.value, at: ";").compactMap { pair -> Secret? in
            let parts = pair.split(separator: "=", maxSplits: 1)
            return parts.count < 2 ? nil : Secret(String(parts[1]), api: api, name: "\(field.name)_\(parts[0])")
        }
        return [Secret(field, api: api)] + afterScheme + cookies
    }

    /// `user:password` and `password` of Basic credentials (RFC 7617 §2); empty for others.
    private static func userAndPassword(_ credentials: Substring) -> [String] {
        guard let bytes = Base64.decode(credentials), let pair = String(validating: bytes, as: UTF8.self),
            let colon = pair.firstIndex(of: ":")
        else { return [] }
        return [pair, String(pair[pair.index(after: colon)...])]
    }

    /// The value itself, its spellings in JSON and in a URL, and other encodings of it.
    ///
    /// A spelling that differs from the value has a variable of its own, such as `$SHOP_X_KEY_URL`.
    var spellings: [(String, [ShellPart])] {
        let json = String(JSON.string(text).description.dropFirst().dropLast())
        let url = PercentEncoding.encode(text)
        let others = SecretSpellings.of(text).map { ($0, parts.map { $0.named("ENCODED") }) }
        return [(text, parts), (json, parts.map { $0.named("JSON") }), (url, parts.map { $0.named("URL") })] + others
    }

    /// `CITYPAY_CP_API_KEY` for the field `cp-api-key` of the API `citypay`.
    static func variable(_ api: String, _ name: String) -> String {
        let text = "\(api)_\(name)".uppercased().unicodeScalars.map { scalar in
            switch scalar {
            case "A"..."Z", "0"..."9": String(scalar)
            default: "_"
            }
        }.joined()
        return text.first?.isNumber == true ? "_\(text)" : text
    }
}

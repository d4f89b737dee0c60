/// The address that a client called, as reverse proxies describe it in header fields.
///
/// `Forwarded` (RFC 7239) goes before `X-Forwarded-Proto` and `X-Forwarded-Host`. `X-Forwarded-Prefix`, which has no
/// counterpart in it, always counts. A value that no address can have is ignored.
package struct ForwardedAddress: Hashable, Sendable {
    /// `http` or `https`.
    package let scheme: String?
    /// The host, with a port if the address has one.
    package let host: String?
    /// The path that the proxies removed: `/mock`, or empty.
    package let prefix: String

    package init(_ fields: HTTPFields) {
        let pairs = Self.pairs(of: fields["Forwarded"])
        // Each proxy appends to the list, so the first value is about the client.
        func first(_ name: String, else field: String) -> String? {
            pairs.first { $0.name == name }?.value
                ?? fields[field].map { HeaderText.unquote(HeaderText.split($0, at: ",")[0]) }
        }
        scheme = first("proto", else: "X-Forwarded-Proto").map { $0.lowercased() }.flatMap {
            ["http", "https"].contains($0) ? $0 : nil
        }
        host = first("host", else: "X-Forwarded-Host").flatMap { FieldText.isHost($0) ? $0 : nil }
        prefix = fields["X-Forwarded-Prefix"].map(Self.prefix) ?? ""
    }

    /// The pairs of all elements of `Forwarded` in their order (RFC 7239 §4).
    private static func pairs(of field: String?) -> [(name: String, value: String)] {
        guard let field else { return [] }
        return HeaderText.split(field, at: ",").flatMap { HeaderText.split($0, at: ";") }.compactMap { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { return nil }
            return (HeaderText.trim(halves[0]).lowercased(), HeaderText.unquote(HeaderText.trim(halves[1])))
        }
    }

    /// The prefixes of all proxies one after the other; empty if one of them is not a path.
    private static func prefix(_ value: String) -> String {
        let prefixes = value.split(separator: ",").map { HeaderText.trim($0) }
        guard prefixes.allSatisfy(FieldText.isPath) else { return "" }
        return prefixes.map { $0.hasSuffix("/") ? $0.dropLast() : $0 }.joined()
    }
}

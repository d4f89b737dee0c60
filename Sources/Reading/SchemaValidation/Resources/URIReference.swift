internal import HTTPModel

/// A URI reference in its five parts, and how it resolves against a base (RFC 3986 §5).
package struct URIReference: Hashable, Sendable {
    package private(set) var scheme: String?
    var authority: String?
    package private(set) var path: String
    var query: String?
    /// Without its `#`, still percent-encoded.
    var fragment: String?

    package init(_ text: String) {
        var rest = Substring(text)
        fragment = Self.cut(&rest, at: "#")
        query = Self.cut(&rest, at: "?")
        if let colon = rest.firstIndex(of: ":"), Self.isScheme(rest[..<colon]) {
            scheme = String(rest[..<colon])
            rest = rest[rest.index(after: colon)...]
        }
        if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
            let end = rest.firstIndex(of: "/") ?? rest.endIndex
            authority = String(rest[..<end])
            rest = rest[end...]
        }
        path = String(rest)
    }

    /// The reference as text, without its fragment.
    package var withoutFragment: String {
        (scheme.map { "\($0):" } ?? "") + (authority.map { "//\($0)" } ?? "") + path + (query.map { "?\($0)" } ?? "")
    }

    /// Resolves this against `base` (RFC 3986 §5.2.2); the fragment of the base does not count.
    package func resolved(against base: URIReference) -> URIReference {
        var target = self
        if scheme != nil {
            target.path = Self.removingDotSegments(path)
            return target
        }
        target.scheme = base.scheme
        if authority != nil {
            target.path = Self.removingDotSegments(path)
            return target
        }
        target.authority = base.authority
        if path.isEmpty {
            target.path = base.path
            target.query = query ?? base.query
        } else if path.hasPrefix("/") {
            target.path = Self.removingDotSegments(path)
        } else {
            target.path = Self.removingDotSegments(merged(with: base))
        }
        return target
    }

    private func merged(with base: URIReference) -> String {
        if base.authority != nil && base.path.isEmpty { return "/" + path }
        guard let slash = base.path.lastIndex(of: "/") else { return path }
        return base.path[...slash] + path
    }

    private static func removingDotSegments(_ path: String) -> String {
        guard path.contains(".") else { return path }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        var kept: [Substring] = []
        for (position, segment) in segments.enumerated() {
            let isLast = position == segments.count - 1
            if segment == ".." {
                if kept.count > (path.hasPrefix("/") ? 1 : 0) { kept.removeLast() }
                if isLast { kept.append("") }
            } else if segment == "." {
                if isLast { kept.append("") }
            } else {
                kept.append(segment)
            }
        }
        return kept.joined(separator: "/")
    }

    private static func cut(_ text: inout Substring, at separator: Character) -> String? {
        guard let position = text.firstIndex(of: separator) else { return nil }
        defer { text = text[..<position] }
        return String(text[text.index(after: position)...])
    }

    private static func isScheme(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, ASCII.isLetter(first) else { return false }
        return text.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || "+-.".utf8.contains($0) }
    }
}

extension URIReference {
    /// The decoded fragment; the fragment itself when its percent-encoding is not well-formed.
    package var decodedFragment: String? { fragment.map { PercentEncoding.decode($0) ?? $0 } }

    /// The percent-decoded path; the path as written if its percent-encoding is not well-formed.
    package var decodedPath: String { PercentEncoding.decode(path) ?? path }

    /// A normal form of `uri`, in which nothing is percent-encoded, so that equivalent URIs become equal (RFC 3986
    /// §6.2.2.2).
    static func normalized(_ uri: String) -> String { PercentEncoding.decode(uri) ?? uri }
}

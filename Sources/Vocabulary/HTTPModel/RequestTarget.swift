/// The path and query of a request as they were sent, still percent-encoded (RFC 9112 §3.2.1).
package struct RequestTarget: Hashable, Sendable {
    /// Starts with `/`; still percent-encoded.
    package let path: String
    /// The text after the first `?`, still encoded; nil when there is no `?`.
    package let query: String?

    package init(path: String, query: String? = nil) {
        self.path = path
        self.query = query
    }

    /// Splits the text of a request line's target.
    ///
    /// A target in absolute form is reduced to its path.
    package init(_ text: String) {
        var rest = Substring(text)
        if !rest.hasPrefix("/"), let scheme = rest.range(of: "://") {
            let authority = rest[scheme.upperBound...]
            rest = authority.firstIndex { $0 == "/" || $0 == "?" }.map { authority[$0...] } ?? "/"
        }
        let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = parts[0].isEmpty ? "/" : String(parts[0])
        query = parts.count > 1 ? String(parts[1]) : nil
    }

    /// The path's segments, still encoded: `/a//b` has three, the second empty.
    package var segments: [Substring] {
        path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    }

    /// The query as name-value pairs, decoded as forms encode them (`+` is a space).
    package var queryItems: [QueryItem] { query.map(QueryItem.parse) ?? [] }

    /// This target with `texts` added to its query.
    ///
    /// Each is `name=value` and already percent-encoded.
    package func adding(texts: [String]) -> RequestTarget {
        guard !texts.isEmpty else { return self }
        return RequestTarget(path: path, query: ([query].compactMap(\.self) + texts).joined(separator: "&"))
    }
}

extension RequestTarget: CustomStringConvertible {
    package var description: String { query.map { "\(path)?\($0)" } ?? path }
}

extension Substring {
    /// The first occurrence of `text`; the standard library finds none without Foundation.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}

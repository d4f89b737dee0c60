internal import HTTPModel

/// A path with names in braces, such as `/v1/booking/{bookingId}/devices:list` (OAS 3.1 §4.8.8.2).
package struct PathTemplate: Hashable, Sendable {
    /// A part of a segment.
    ///
    /// `{id}:confirm` is a name followed by a literal.
    package enum Part: Hashable, Sendable {
        case literal(String)
        case name(String)
    }

    package typealias Segment = [Part]

    /// The path as the document writes it.
    package let text: String
    package let segments: [Segment]

    package init(_ text: String) {
        self.text = text
        segments = text.drop { $0 == "/" }.split(separator: "/", omittingEmptySubsequences: false).map(Self.parts)
    }

    /// The names in braces, in order.
    package var names: [String] {
        segments.joined().compactMap { part in
            if case .name(let name) = part { name } else { nil }
        }
    }

    /// The path with one name in place of all others: two paths of one shape match the same requests.
    package var shape: String {
        segments.map { segment in
            "/"
                + segment.map { part in
                    if case .literal(let text) = part { PercentEncoding.decode(text) ?? text } else { "{}" }
                }.joined()
        }.joined()
    }

    /// The path with each `{name}` replaced by its percent-encoded value; nil when one is missing.
    package func expanded(with values: (String) -> String?) -> String? {
        var path = ""
        for segment in segments {
            path += "/"
            for part in segment {
                switch part {
                case .literal(let text): path += text
                case .name(let name):
                    guard let value = values(name) else { return nil }
                    path += value
                }
            }
        }
        return path
    }

    private static func parts(_ segment: Substring) -> Segment {
        var parts: Segment = []
        var rest = segment
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
            parts.append(.name(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty || parts.isEmpty { parts.append(.literal(String(rest))) }
        return parts
    }
}

extension PathTemplate: CustomStringConvertible {
    package var description: String { text }
}

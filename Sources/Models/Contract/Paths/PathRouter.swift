package import HTTPModel

/// Finds the routes of a path: a trie of path segments, in which a literal goes before a template (OAS 3.1 §4.8.8.2).
///
/// Literals are compared percent-decoded (RFC 3986 §6.2.2): `%3Aconfirm` is `:confirm`.
package struct PathRouter<Route: Sendable>: Sendable {
    /// The routes of one path, by method, and the values of the template's names.
    package struct Match: Sendable {
        package let routes: [HTTPMethod: Route]
        /// The values of the template's names, in path order; still percent-encoded.
        package let values: [Substring]
    }

    private struct Branch: Sendable {
        /// By their decoded text.
        var literals: [Substring: Int] = [:]
        /// Templates, tried after the literals; those with most literal text first.
        var patterns: [(segment: PathTemplate.Segment, node: Int)] = []
        var routes: [HTTPMethod: Route] = [:]
    }

    // Because nodes refer to each other, they are in one array and known by their positions in it; 0 is the root.
    private var branches = [Branch()]
    /// The nodes of paths without names.
    private var literalPaths: [String: Int] = [:]

    package init() {}

    /// Adds a route; false, with nothing added, when the same path and method are taken.
    package mutating func add(_ template: PathTemplate, _ method: HTTPMethod, _ route: Route) -> Bool {
        var node = 0
        for segment in template.segments { node = child(of: node, for: Self.decoded(segment)) }
        guard branches[node].routes[method] == nil else { return false }
        branches[node].routes[method] = route
        if template.names.isEmpty { literalPaths[template.text] = node }
        return true
    }

    /// The routes at `path` (percent-encoded, starting with `/`); nil when no template fits.
    package func match(_ path: some StringProtocol) -> Match? {
        if let node = literalPaths[String(path)] { return Match(routes: branches[node].routes, values: []) }
        let segments = Substring(path).dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        var values: [Substring] = []
        guard let node = find(segments[...], from: 0, &values) else { return nil }
        return Match(routes: branches[node].routes, values: values)
    }

    private mutating func child(of node: Int, for segment: PathTemplate.Segment) -> Int {
        if segment.count == 1, case .literal(let text) = segment[0] {
            if let next = branches[node].literals[Substring(text)] { return next }
            branches.append(Branch())
            branches[node].literals[Substring(text)] = branches.count - 1
            return branches.count - 1
        }
        let shape = Self.shape(segment)
        if let known = branches[node].patterns.first(where: { Self.shape($0.segment) == shape }) { return known.node }
        branches.append(Branch())
        branches[node].patterns.append((segment, branches.count - 1))
        branches[node].patterns.sort { Self.literalLength($0.segment) > Self.literalLength($1.segment) }
        return branches.count - 1
    }

    private func find(_ segments: ArraySlice<Substring>, from node: Int, _ values: inout [Substring]) -> Int? {
        guard let segment = segments.first else { return branches[node].routes.isEmpty ? nil : node }
        let rest = segments.dropFirst()
        let encoded = EncodedSegment(segment)
        let literal = encoded.map { Substring($0.decoded) } ?? segment
        if let next = branches[node].literals[literal], let found = find(rest, from: next, &values) { return found }
        for pattern in branches[node].patterns {
            let count = values.count
            let fits = encoded?.take(pattern.segment, &values) ?? Self.take(pattern.segment, from: segment, &values)
            if fits, let found = find(rest, from: pattern.node, &values) {
                return found
            }
            values.removeLast(values.count - count)
        }
        return nil
    }

    /// Whether `text` fits the segment; appends the values of its names.
    ///
    /// The value of a name has at least one character.
    private static func take(_ segment: PathTemplate.Segment, from text: Substring, _ values: inout [Substring]) -> Bool
    {
        var rest = text
        for (position, part) in segment.enumerated() {
            switch part {
            case .literal(let literal):
                guard rest.hasPrefix(literal) else { return false }
                rest = rest.dropFirst(literal.count)
            case .name:
                var end = rest.endIndex
                if position + 1 < segment.count, case .literal(let literal) = segment[position + 1] {
                    guard let found = lastPlace(of: literal, in: rest) else { return false }
                    end = found
                }
                guard end > rest.startIndex else { return false }
                values.append(rest[..<end])
                rest = rest[end...]
            }
        }
        return rest.isEmpty
    }

    private static func lastPlace(of literal: String, in text: Substring) -> Substring.Index? {
        text.indices.last { text[$0...].hasPrefix(literal) }
    }

    private static func decoded(_ segment: PathTemplate.Segment) -> PathTemplate.Segment {
        segment.map { part in
            guard case .literal(let text) = part else { return part }
            return .literal(PercentEncoding.decode(text) ?? text)
        }
    }

    /// The segment without its names: two templates with the same result are the same path.
    private static func shape(_ segment: PathTemplate.Segment) -> PathTemplate.Segment {
        segment.map { part in
            if case .name = part { .name("") } else { part }
        }
    }

    private static func literalLength(_ segment: PathTemplate.Segment) -> Int {
        segment.reduce(0) { sum, part in
            if case .literal(let text) = part { sum + text.count } else { sum }
        }
    }
}

/// A query as it was written: where it starts, and its segments (RFC 9535 §2.2, §2.5).
struct Query: Sendable {
    enum Start {
        /// `$`
        case document
        /// `@`, inside of a filter only.
        case current
    }

    let start: Start
    let segments: [Segment]

    /// Whether it can select one node at most (RFC 9535 §1.1), and so stand for a value.
    var isSingular: Bool { segments.allSatisfy(\.isSingular) }
}

/// One step of a query from the nodes so far to the next ones.
struct Segment: Sendable {
    /// Whether it looks at each node below too: `..`.
    let isDescendant: Bool
    let selectors: [Selector]

    var isSingular: Bool {
        guard !isDescendant, selectors.count == 1 else { return false }
        switch selectors[0] {
        case .name, .index: return true
        case .wildcard, .slice, .filter: return false
        }
    }
}

/// What a segment selects of the children of one node (RFC 9535 §2.3).
enum Selector: Sendable {
    case name(String)
    case wildcard
    /// Counted from the end when negative.
    case index(Int)
    case slice(Slice)
    case filter(Condition)
}

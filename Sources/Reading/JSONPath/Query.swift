/// A parsed query: its start and its segments (RFC 9535 §2.2, §2.5).
struct Query: Sendable {
    enum Start {
        /// `$`
        case document
        /// `@`, inside of a filter only.
        case current
    }

    let start: Start
    let segments: [Segment]

    /// Whether it selects one node at most (RFC 9535 §1.1), and so can stand for a value.
    var isSingular: Bool { segments.allSatisfy(\.isSingular) }
}

/// One step of a query: from the selected nodes to the next ones.
struct Segment: Sendable {
    /// Whether it also applies to every node below (`..`).
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

/// Selects among the children of one node (RFC 9535 §2.3).
enum Selector: Sendable {
    case name(String)
    case wildcard
    /// Counted from the end when negative.
    case index(Int)
    case slice(Slice)
    case filter(Condition)
}

package import JSONModel

/// The differences of a value, shown in the value itself: rows for a console, a page or any other layout.
///
/// Parts without a difference are folded, except those next to one. Of long texts only the differing parts are shown.
/// Other long values are cut, and their length is given. No difference is lost: if its place does not exist in the
/// value, it has a row that names the place.
package struct DiffView {
    /// One row: the text on either side.
    package struct Row: Hashable, Sendable {
        package enum Mark: Hashable, Sendable {
            case equal, changed, missing, unexpected, moved
            /// Replaces folded parts.
            case folded
        }

        package let mark: Mark
        /// The depth inside the value, from 0.
        package let depth: Int
        /// Nil for `unexpected` and `moved`.
        package let expected: String?
        /// Nil for `missing`.
        package let actual: String?
    }

    /// A difference at a place; an index counts as in `Difference`.
    package struct Mark {
        package enum Kind {
            case difference(Difference.Kind)
            /// Something described by words, such as `a UUID`, was expected; the value does not fit or is missing.
            case described(String, isFound: Bool)
        }

        package let pointer: JSONPointer
        package let kind: Kind

        package init(_ kind: Kind, at pointer: JSONPointer) {
            self.pointer = pointer
            self.kind = kind
        }
    }

    package struct Options {
        /// The number of neighbours shown on either side of a difference.
        package var context = 1
        /// The greatest length of a value that is shown whole.
        package var longest = 200
        /// The word for folded parts: `… 12 equal members`.
        package var folded = "equal"
        /// Masks secrets, before a text is cut.
        package var mask: (String) -> String = { $0 }

        package init() {}
    }

    package let rows: [Row]

    package init(of actual: JSON, _ differences: [Difference], options: Options = Options()) {
        self.init(of: actual, differences.map { Mark(.difference($0.kind), at: $0.pointer) }, options: options)
    }

    package init(of actual: JSON, _ marks: [Mark], options: Options = Options()) {
        var tree = MarkTree()
        for mark in marks { tree.insert(mark.kind, at: mark.pointer.tokens[...]) }
        var builder = DiffRowBuilder(options: options)
        builder.add(actual, tree, label: "", depth: 0)
        rows = builder.rows
    }
}

/// The marks in the shape of their value.
struct MarkTree {
    /// The marks of the value itself.
    var own: [DiffView.Mark.Kind] = []
    /// The marks of missing members and elements.
    var missing: [(token: String, kind: DiffView.Mark.Kind)] = []
    private(set) var names: [String] = []
    private var children: [CodePoints: MarkTree] = [:]

    var isEmpty: Bool { own.isEmpty && !hasInner }
    var hasInner: Bool { !missing.isEmpty || !names.isEmpty }

    subscript(name: String) -> MarkTree? { children[CodePoints(name)] }

    mutating func insert(_ kind: DiffView.Mark.Kind, at path: ArraySlice<String>) {
        guard let name = path.first else { return own.append(kind) }
        if path.count == 1, kind.isMissing { return missing.append((name, kind)) }
        if children[CodePoints(name)] == nil { names.append(name) }
        children[CodePoints(name), default: MarkTree()].insert(kind, at: path.dropFirst())
    }
}

extension DiffView.Mark.Kind {
    var isMissing: Bool {
        switch self {
        case .difference(.missing), .described(_, isFound: false): true
        default: false
        }
    }

    /// The list's old place of an element that moved.
    var source: Int? {
        if case .difference(.moved(let from)) = self { return from }
        return nil
    }
}

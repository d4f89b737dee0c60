package import JSONModel

/// The differences of a value laid over the value itself: rows for a console, a page or any other layout.
///
/// Parts without a difference are folded away but for their nearest neighbours, long texts are shown around what differs,
/// and whatever is still too long is cut with its length said. No difference is lost: one whose place is not in the value
/// gets a row that names the place.
package struct DiffView {
    /// One line: what stands on either side of it.
    package struct Row: Hashable, Sendable {
        package enum Mark: Hashable, Sendable {
            case equal, changed, missing, unexpected, moved
            /// Stands for what was left out.
            case folded
        }

        package let mark: Mark
        /// How far inside the value, from 0.
        package let depth: Int
        /// Nil for `unexpected` and `moved`.
        package let expected: String?
        /// Nil for `missing`.
        package let actual: String?
    }

    /// What is to be shown at a place; an index counts as in `Difference`.
    package struct Mark {
        package enum Kind {
            case difference(Difference.Kind)
            /// Something that words describe, such as `a UUID`, was expected; the value does not fit, or is not there.
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
        /// How many neighbours of a difference are shown on either side.
        package var context = 1
        /// Of longer values the start is shown, and the length.
        package var longest = 200
        /// What a folded part is called: `… 12 equal members`.
        package var folded = "equal"
        /// Takes out what must not be seen, before anything is cut.
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

/// Marks in the shape of the value they belong to.
struct MarkTree {
    /// What is said of the value here.
    var own: [DiffView.Mark.Kind] = []
    /// What is said of members and elements that are not there.
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

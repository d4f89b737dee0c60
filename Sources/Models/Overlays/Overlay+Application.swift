package import Diagnostics
package import Documents
internal import JSONModel
internal import JSONPath
internal import WorkBudgets

extension Overlay {
    /// The `document` after every change.
    ///
    /// A target that selects nothing is a warning. A change that cannot be made is an error, and so is one that would
    /// take too much work.
    package func applied(to document: Node, findings: inout Findings) -> Node {
        actions.reduce(document) { document, action in
            let (changed, excess) = WorkBudget.limited(to: WorkBudget.defaultLimit) {
                action.applied(to: document, findings: &findings)
            }
            guard let excess else { return changed }
            findings.error(at: action.location, "this action takes too much work: \(excess)")
            return document
        }
    }
}

extension Overlay.Action {
    /// Because a change copies the lists and mappings around it.
    private static let unitsOfChange = 500

    fileprivate func applied(to document: Node, findings: inout Findings) -> Node {
        let paths = distinct(target.nodes(in: document.json).map(\.path))
        let budget = WorkBudget.ofThisThread
        guard budget.spend(paths.count * Self.unitsOfChange, on: "changing what '\(target.text)' selects") else {
            return document
        }
        if paths.isEmpty, !budget.isExceeded {
            findings.warning(at: location, "'\(target.text)' selects nothing in '\(document.location.file)'")
        }
        switch change {
        case .update(let update): return updating(document, at: paths, with: update, &findings)
        case .remove: return removing(paths, from: document, &findings)
        }
    }

    /// The paths without repetitions, which JSONPath allows.
    private func distinct(_ paths: [NormalizedPath]) -> [NormalizedPath] {
        var seen: Set<CodePoints> = []
        return paths.filter { seen.insert(CodePoints($0.description)).inserted }
    }

    private func removing(_ paths: [NormalizedPath], from document: Node, _ findings: inout Findings) -> Node {
        if paths.contains(where: \.steps.isEmpty) {
            findings.error(at: location, "'\(target.text)' selects the whole document, which cannot be removed")
            return document
        }
        // Because removing an element moves those after it, the last is removed first.
        let lastFirst = paths.sorted { $1.comesBefore($0) }
        return lastFirst.reduce(document) { document, path in document.editing(at: path.pointer) { _ in nil } }
    }

    private func updating(
        _ document: Node, at paths: [NormalizedPath], with update: Node, _ findings: inout Findings
    ) -> Node {
        paths.reduce(document) { document, path in
            document.editing(at: path.pointer) { selected in
                updated(selected, at: path, with: update, &findings)
            }
        }
    }

    private func updated(
        _ selected: Node, at path: NormalizedPath, with update: Node, _ findings: inout Findings
    ) -> Node {
        switch selected.content {
        case .mapping(let mapping):
            guard let changes = update.mapping else {
                findings.error(
                    at: update.location,
                    "expected a mapping to merge with the one at \(path), found \(update.kindDescription)")
                return selected
            }
            return NodeMerge.merged(selected, mapping, changes, &findings)
        case .sequence(let elements): return NodeMerge.joined(selected, elements, update)
        default:
            findings.error(
                at: location,
                "'\(target.text)' selects \(selected.kindDescription), at \(path); "
                    + "select the mapping around it, and write its name in 'update'")
            return selected
        }
    }
}

extension NormalizedPath {
    /// Whether it must be removed after `other`: in a list the last element goes first, and a part before the whole.
    fileprivate func comesBefore(_ other: NormalizedPath) -> Bool {
        let (mine, others) = (indices, other.indices)
        if mine == others { return steps.count < other.steps.count }
        return mine.lexicographicallyPrecedes(others)
    }

    private var indices: [Int] {
        steps.compactMap { step in
            if case .index(let index) = step { return index }
            return nil
        }
    }
}

internal import JSONModel
internal import WorkBudgets

/// Evaluates queries over one document.
///
/// Pure; its recursion is bounded by the nesting that the parser allows. When the thread's `WorkBudget` is spent, it
/// selects no further node.
struct Evaluation {
    let document: JSON
    private let text: String
    private let budget = WorkBudget.ofThisThread
    /// The units of work for a node, which takes about 100 bytes.
    private static let unitsOfNode = 40

    /// `text` is the query as it was written.
    init(document: JSON, text: String) {
        self.document = document
        self.text = text
    }

    func nodes(of query: Query, current: JSON) -> [SelectedNode] {
        let start = query.start == .document ? document : current
        var nodes = [SelectedNode(path: NormalizedPath(), value: start)]
        for segment in query.segments {
            var selected: [SelectedNode] = []
            for node in nodes where spend(1) {
                if segment.isDescendant {
                    forEachDescendant(of: node) { select(segment, of: $0, into: &selected) }
                } else {
                    select(segment, of: node, into: &selected)
                }
            }
            nodes = selected
        }
        return nodes
    }

    private func spend(_ units: Int) -> Bool { budget.spend(units, on: "searching by the JSONPath '\(text)'") }

    /// Visits the node itself, then every node below: parents before children, children in order (RFC 9535 §2.5.2.2).
    private func forEachDescendant(of node: SelectedNode, _ visit: (SelectedNode) -> Void) {
        var pending = [node]
        while let node = pending.popLast() {
            visit(node)
            pending += children(of: node).reversed()
        }
    }

    private func select(_ segment: Segment, of node: SelectedNode, into selected: inout [SelectedNode]) {
        for selector in segment.selectors { select(selector, of: node, into: &selected) }
    }

    private func select(_ selector: Selector, of node: SelectedNode, into selected: inout [SelectedNode]) {
        switch selector {
        case .name(let name):
            guard let value = node.value[name] else { return }
            selected.append(SelectedNode(path: node.path.appending(.name(name)), value: value))
        case .wildcard: selected += children(of: node)
        case .index(let index):
            guard case .array(let elements) = node.value else { return }
            append(index < 0 ? elements.count + index : index, of: node, into: &selected)
        case .slice(let slice):
            guard case .array(let elements) = node.value else { return }
            for index in slice.indices(count: elements.count) { append(index, of: node, into: &selected) }
        case .filter(let condition):
            selected += children(of: node).filter { spend(1) && holds(condition, $0.value) }
        }
    }

    private func childCount(_ value: JSON) -> Int {
        switch value {
        case .array(let elements): elements.count
        case .object(let object): object.count
        default: 0
        }
    }

    private func append(_ index: Int, of node: SelectedNode, into selected: inout [SelectedNode]) {
        guard let value = node.value[index], spend(Self.unitsOfNode) else { return }
        selected.append(SelectedNode(path: node.path.appending(.index(index)), value: value))
    }

    private func children(of node: SelectedNode) -> [SelectedNode] {
        guard spend(childCount(node.value) * Self.unitsOfNode) else { return [] }
        return switch node.value {
        case .array(let elements):
            elements.enumerated().map { index, element in
                SelectedNode(path: node.path.appending(.index(index)), value: element)
            }
        case .object(let object):
            object.lastMembers.members.map { member in
                SelectedNode(path: node.path.appending(.name(member.name)), value: member.value)
            }
        default: []
        }
    }

    // MARK: Filters

    private func holds(_ condition: Condition, _ current: JSON) -> Bool {
        switch condition {
        case .any(let conditions): conditions.contains { holds($0, current) }
        case .all(let conditions): conditions.allSatisfy { holds($0, current) }
        case .not(let condition): !holds(condition, current)
        case .exists(let query): !nodes(of: query, current: current).isEmpty
        case .comparison(let left, let comparison, let right):
            comparison.holds(value(of: left, current), value(of: right, current))
        case .matches(let text, let pattern, let extent, let compiled):
            matches(value(of: text, current), value(of: pattern, current), extent, compiled)
        }
    }

    /// The value of `operand`; nil for `Nothing`.
    private func value(of operand: Operand, _ current: JSON) -> JSON? {
        switch operand {
        case .literal(let value): value
        case .query(let query): nodes(of: query, current: current).first?.value
        case .length(let operand): value(of: operand, current).flatMap(Self.length).map { .number(JSONNumber($0)) }
        case .count(let query): .number(JSONNumber(nodes(of: query, current: current).count))
        case .value(let query): onlyValue(nodes(of: query, current: current))
        }
    }

    private func onlyValue(_ nodes: [SelectedNode]) -> JSON? { nodes.count == 1 ? nodes.first?.value : .none }

    private static func length(_ value: JSON) -> Int? {
        switch value {
        case .string(let text): text.unicodeScalars.count
        case .array(let elements): elements.count
        case .object(let object): object.lastMembers.count
        default: nil
        }
    }

    /// False also for a value that is no string, and for a text that is no pattern (RFC 9535 §2.4.6, §2.4.7).
    private func matches(_ text: JSON?, _ pattern: JSON?, _ extent: IRegexp.Extent, _ compiled: IRegexp?) -> Bool {
        guard let text = text?.stringValue, let pattern = pattern?.stringValue,
            let expression = compiled ?? IRegexp(pattern)
        else { return false }
        return expression.matches(text, extent)
    }
}

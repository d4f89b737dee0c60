internal import Diagnostics

/// The parts that can be met, in the order of the contract, and which were.
struct CoverageItems {
    private struct Item {
        let kind: CoverageKind
        let gap: Coverage.Gap
        var isCovered = false
    }

    private var items: [Item] = []

    /// Adds a part that is not met yet; gives its number.
    mutating func add(_ kind: CoverageKind, _ what: String, at location: SourceLocation) -> Int {
        items.append(Item(kind: kind, gap: Coverage.Gap(what: what, location: location)))
        return items.count - 1
    }

    mutating func cover(_ number: Int) { items[number].isCovered = true }

    func coverage(of api: String, unchecked: [Diagnostic]) -> Coverage {
        Coverage(
            api: api,
            parts: CoverageKind.allCases.map { kind in
                let all = items.filter { $0.kind == kind }
                return Coverage.Part(kind: kind, total: all.count, gaps: all.filter { !$0.isCovered }.map(\.gap))
            }, unchecked: unchecked)
    }
}

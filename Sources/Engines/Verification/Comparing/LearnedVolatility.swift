internal import Contract
internal import HTTPModel
internal import JSONModel
internal import StructuralDiff

/// The places in a step's response that differed between two runs on one target.
struct LearnedVolatility {
    /// Places whose value changes, or that are sometimes absent.
    private var values: Set<PointerPattern> = []
    private var presences: Set<PointerPattern> = []
    private var types: Set<PointerPattern> = []
    private var moves: Set<PointerPattern> = []

    /// From an echo of the request nothing is learned, because each run sends other texts.
    mutating func learn(from first: StepRun, _ second: StepRun, _ contract: Contract?) {
        let spelling = ResponseDocument.spelling(of: first, second)
        guard let one = ResponseDocument.value(of: first, contract, spelling: spelling),
            let other = ResponseDocument.value(of: second, contract, spelling: spelling),
            one["status"] == other["status"]
        else { return }
        for difference in StructuralDiff.differences(expected: one, actual: other) {
            let pattern = PointerPattern(generalizing: difference.pointer)
            switch difference.kind {
            case .changed(let old, let new):
                if !(first.hasSent(old) && second.hasSent(new)) { values.insert(pattern) }
            case .typeChanged: types.insert(pattern)
            case .missing, .unexpected: presences.insert(pattern)
            case .moved: moves.insert(pattern)
            case .reordered: continue
            }
        }
    }

    func excuses(_ difference: Difference) -> Bool {
        let patterns =
            switch difference.kind {
            case .changed: values.union(types)
            case .typeChanged: types
            case .missing, .unexpected: presences
            case .moved: moves
            case .reordered: Set<PointerPattern>()
            }
        return patterns.contains { $0.covers(difference.pointer) }
    }
}

extension StepRun {
    /// Whether the request contained the text in its target, header fields or body.
    fileprivate func hasSent(_ value: JSON) -> Bool {
        guard let text = value.stringValue, text.count >= 4, let request = exchange?.request else { return false }
        let texts = [request.target.description] + request.fields.fields.map(\.value)
        return (texts + [String(decoding: request.body, as: UTF8.self)]).contains { $0.contains(text) }
    }
}

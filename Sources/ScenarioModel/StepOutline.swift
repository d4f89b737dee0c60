internal import Diagnostics
internal import Documents

/// What other steps may refer to in one step: known before any step is read, so that a later one can be named.
struct StepOutline {
    let id: String
    let outputs: [String]
    let line: Int

    /// Reads what other steps may refer to; `index` is the step's place among the steps, from 0.
    init(_ node: Node, index: Int) {
        id = node[StepKey.id.rawValue]?.string ?? "step-\(index + 1)"
        outputs = node[StepKey.outputs.rawValue]?.mapping.map { Array($0.names) } ?? []
        line = node.location.line
    }
}

/// The steps of a scenario in outline, and which of them is being read.
struct StepContext {
    let outlines: [StepOutline]
    let index: Int

    var current: StepOutline { outlines[index] }
    var earlier: ArraySlice<StepOutline> { outlines[..<index] }
}

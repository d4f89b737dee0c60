internal import Diagnostics
internal import Documents

/// What other steps may refer to in one step: known before any step is read, so that a later one can be named.
struct StepOutline {
    let id: String
    /// Nil when they are not known, as those of a used file that is wrong.
    let outputs: [String]?
    let line: Int

    /// Reads what other steps may refer to; `index` is the step's place among the steps, from 0.
    ///
    /// A step that uses a file has the outputs of that file.
    init(_ node: Node, index: Int, used: ScenarioFile?) {
        id = node[StepKey.id.rawValue]?.string ?? "step-\(index + 1)"
        outputs =
            node[StepKey.use.rawValue] != nil
            ? used?.scenario.outputs.map(\.name) : node[StepKey.outputs.rawValue]?.mapping.map { Array($0.names) } ?? []
        line = node.location.line
    }
}

/// The steps of a scenario in outline, and which of them is being read.
struct StepContext {
    let outlines: [StepOutline]
    let index: Int

    /// Nil behind the last step.
    var current: StepOutline? { outlines.indices.contains(index) ? outlines[index] : nil }
    var earlier: ArraySlice<StepOutline> { outlines[..<index] }
}

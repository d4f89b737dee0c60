internal import Diagnostics
internal import Documents

/// The id and outputs of a step.
///
/// They are read before all steps, so that findings can name later ones.
struct StepOutline {
    let id: String
    /// Nil when they are unknown, because the used file is wrong.
    let outputs: [String]?
    let line: Int

    /// Reads the outline of a step; `index` is its position, from 0.
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

/// The outlines of all steps, and the index of the one that is being read.
struct StepContext {
    let outlines: [StepOutline]
    let index: Int

    /// Nil after the last step.
    var current: StepOutline? { outlines.indices.contains(index) ? outlines[index] : nil }
    var earlier: ArraySlice<StepOutline> { outlines[..<index] }
}

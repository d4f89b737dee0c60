/// A regular expression as a tree, as far as texts can be made from it.
indirect enum PatternNode: Sendable {
    case scalars(ScalarSet)
    case sequence([PatternNode])
    case alternatives([PatternNode])
    /// Nil for no upper limit.
    case repeated(PatternNode, least: Int, most: Int?)
    case group(Int, PatternNode)
    case reference(Int)
    /// What matches without taking part: anchors, word boundaries, lookarounds.
    case assertion

    static let empty = PatternNode.sequence([])
}

/// A regular expression as a tree, for making texts.
indirect enum PatternNode: Sendable {
    case scalars(ScalarSet)
    case sequence([PatternNode])
    case alternatives([PatternNode])
    /// `most` is nil for no upper limit.
    case repeated(PatternNode, least: Int, most: Int?)
    case group(Int, PatternNode)
    case reference(Int)
    /// A part that matches no characters: an anchor, a word boundary, a lookaround.
    case assertion

    static let empty = PatternNode.sequence([])
}

package import JSONModel

/// Where an expression finds what it refers to: one request being answered, or one step of a scenario.
package protocol ExpressionScope {
    /// The value `reference` leads to; nil when there is none. `Reference.value(within:)` walks its names and pointer.
    func value(of reference: Reference) -> JSON?

    /// The next number of the source that `digits`, `hex`, `alphanumeric` and `base62` draw from.
    func nextRandom() -> UInt64
}

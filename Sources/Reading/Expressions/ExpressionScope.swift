package import JSONModel

/// The values of references: of a request that is being answered, or of a step of a scenario.
package protocol ExpressionScope {
    /// The value of `reference`; nil when it is absent. `Reference.value(within:)` follows its names and pointer.
    func value(of reference: Reference) -> JSON?

    /// The next random number, for `digits`, `hex`, `alphanumeric` and `base62`.
    func nextRandom() -> UInt64
}

// All calls of underscored functions of the standard library; no other file has one. They have no documented form
// in Swift 6.3.

extension Uncounted {
    /// Calls `use` with the object, which must not be kept after the call.
    ///
    /// The documented `takeUnretainedValue()` counts a reference.
    @inlinable @inline(__always)
    public func lend<Result>(_ use: (Object) -> Result) -> Result { reference._withUnsafeGuaranteedRef(use) }
}

extension String {
    /// Whether both texts are the same bits: a short text with the same bytes, or the same memory.
    ///
    /// Texts with the same bytes may differ in this. Comparing bits takes 5 instructions, comparing bytes about 60.
    @inlinable @inline(__always)
    public func hasSameBits(as other: String) -> Bool { _isIdentical(to: other) }
}

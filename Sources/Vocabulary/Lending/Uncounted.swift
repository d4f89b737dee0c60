/// A reference to an object, used without reference counting.
///
/// Another owner must keep the object alive as long as this reference is used. Counting is an atomic addition, and
/// threads that count references to the same object wait for each other's caches.
///
/// This is the only file that calls underscored functions of the standard library. The documented
/// `takeUnretainedValue()` counts.
package struct Uncounted<Object: AnyObject> {
    @usableFromInline
    let reference: Unmanaged<Object>

    @inlinable
    package init(_ object: Object) { reference = .passUnretained(object) }

    /// The object behind a pointer that went through C.
    @inlinable
    package init(_ pointer: UnsafeRawPointer) { reference = .fromOpaque(pointer) }

    /// The object, as an ordinary counted reference.
    @inlinable
    package var object: Object { reference.takeUnretainedValue() }

    /// Calls `use` with the object, which must not be kept after the call.
    @inlinable @inline(__always)
    package func lend<Result>(_ use: (Object) -> Result) -> Result { reference._withUnsafeGuaranteedRef(use) }
}

extension Uncounted: Sendable where Object: Sendable {}

/// A reference to an object that something else keeps alive, used without counting references to it.
///
/// Counting is an atomic addition. Threads that count references to the same object wait for each other's caches, and a
/// short method costs less than the two additions around it. Whoever makes one must keep the object alive for as long
/// as it is used.
///
/// This is the only file that calls underscored functions of the standard library: `takeUnretainedValue()`, the
/// documented way, counts.
package struct Uncounted<Object: AnyObject> {
    @usableFromInline
    let reference: Unmanaged<Object>

    @inlinable
    package init(_ object: Object) { reference = .passUnretained(object) }

    /// The object behind a pointer that C carries for us.
    @inlinable
    package init(_ pointer: UnsafeRawPointer) { reference = .fromOpaque(pointer) }

    /// The object, counted.
    @inlinable
    package var object: Object { reference.takeUnretainedValue() }

    /// Runs `use` with the object; it must not outlive the call.
    @inlinable @inline(__always)
    package func lend<Result>(_ use: (Object) -> Result) -> Result { reference._withUnsafeGuaranteedRef(use) }
}

extension Uncounted: Sendable where Object: Sendable {}

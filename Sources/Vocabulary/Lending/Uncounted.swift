/// A reference to an object, used without reference counting.
///
/// Another owner must keep the object alive as long as this reference is used. Counting is an atomic addition, and
/// threads that count references to the same object wait for each other's caches.
// Public, because Swift 6.3 does not inline the package functions of another module.
@frozen
public struct Uncounted<Object: AnyObject> {
    @usableFromInline
    let reference: Unmanaged<Object>

    @inlinable
    public init(_ object: Object) { reference = .passUnretained(object) }

    /// The object behind a pointer that went through C.
    @inlinable
    public init(_ pointer: UnsafeRawPointer) { reference = .fromOpaque(pointer) }

    /// The object, as an ordinary counted reference.
    @inlinable
    public var object: Object { reference.takeUnretainedValue() }
}

extension Uncounted: Sendable where Object: Sendable {}

public import Synchronization

/// A value behind a lock: the standard library's `Mutex`, which the thread sanitizer can see.
///
/// A contended `Mutex` is handed from thread to thread inside the standard library and the kernel, where the sanitizer
/// does not look. So it reports a race for whatever the lock guards. `make sanitize` defines `THREAD_SANITIZER`, and then
/// each lock and unlock is told to it. Elsewhere the calls are those of `Mutex`.
@frozen
public struct Locked<Value: ~Copyable>: ~Copyable {
    @usableFromInline let mutex: Mutex<Value>
    #if THREAD_SANITIZER
        /// By its address, the sanitizer knows the lock.
        @usableFromInline let mark = UnsafeMutableRawPointer.allocate(byteCount: 8, alignment: 8)

        deinit { mark.deallocate() }
    #endif

    @inlinable
    public init(_ value: consuming sending Value) { mutex = Mutex(value) }

    /// Calls `body` while the calling thread holds the lock.
    @inlinable
    public borrowing func withLock<Result: ~Copyable, Failure: Error>(
        _ body: (inout sending Value) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
        #if THREAD_SANITIZER
            return try mutex.withLock { value throws(Failure) -> sending Result in
                didLock(mark)
                defer { willUnlock(mark) }
                return try body(&value)
            }
        #else
            return try mutex.withLock(body)
        #endif
    }
}

// As `Mutex` is: its value is used only while the lock is held.
extension Locked: @unchecked Sendable where Value: ~Copyable {}

#if THREAD_SANITIZER
    // Functions of the sanitizer's runtime, which has no header for them.
    @usableFromInline @_silgen_name("__tsan_acquire")
    func didLock(_ lock: UnsafeRawPointer)

    @usableFromInline @_silgen_name("__tsan_release")
    func willUnlock(_ lock: UnsafeRawPointer)
#endif

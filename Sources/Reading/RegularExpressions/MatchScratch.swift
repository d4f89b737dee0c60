internal import CPCRE2
internal import Glibc

/// The memory that a match writes to, and its limits.
///
/// Each thread has one for all patterns.
final class MatchScratch {
    /// The greatest number of steps of one match.
    private static let matchLimit: UInt32 = 2_000_000
    /// The greatest number of nested backtracking points of the interpreter.
    private static let depthLimit: UInt32 = 1_000_000
    /// The most memory of the interpreter, in KiB.
    private static let heapLimit: UInt32 = 65_536
    private static let jitStackSizes = (start: 32 * 1024, limit: 8 * 1024 * 1024)

    private let data: OpaquePointer
    private let context: OpaquePointer
    private let jitStack: OpaquePointer?

    private init() {
        // Because nobody asks for groups, one pair of offsets is enough.
        guard let data = pcre2_match_data_create_8(1, nil), let context = pcre2_match_context_create_8(nil) else {
            preconditionFailure("out of memory")
        }
        self.data = data
        self.context = context
        pcre2_set_match_limit_8(context, Self.matchLimit)
        pcre2_set_depth_limit_8(context, Self.depthLimit)
        pcre2_set_heap_limit_8(context, Self.heapLimit)
        jitStack = pcre2_jit_stack_create_8(Self.jitStackSizes.start, Self.jitStackSizes.limit, nil)
        if let jitStack { pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(jitStack)) }
    }

    deinit {
        pcre2_match_data_free_8(data)
        pcre2_match_context_free_8(context)
        if let jitStack { pcre2_jit_stack_free_8(jitStack) }
    }

    func match(_ code: OpaquePointer, _ subject: UnsafeBufferPointer<UInt8>, options: UInt32) -> Int32 {
        pcre2_match_8(code, subject.baseAddress, subject.count, 0, options, data, context)
    }

    static var ofThisThread: MatchScratch {
        if let kept = pthread_getspecific(key) { return Unmanaged<MatchScratch>.fromOpaque(kept).takeUnretainedValue() }
        let made = MatchScratch()
        pthread_setspecific(key, Unmanaged.passRetained(made).toOpaque())
        return made
    }

    /// The key of each thread's own scratch.
    ///
    /// It is released when the thread ends.
    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        let status = pthread_key_create(&key) { kept in
            if let kept { Unmanaged<MatchScratch>.fromOpaque(kept).release() }
        }
        precondition(status == 0, "no key for thread-local storage is left")
        return key
    }()
}

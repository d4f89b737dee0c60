internal import CPCRE2
internal import Glibc

/// The memory that a match writes to, and its limits.
///
/// Each thread has one for all patterns.
final class MatchScratch {
    /// The greatest number of steps of a match without counting, from each place where it is tried.
    private static let uncountedLimit: UInt32 = 500
    /// The greatest number of nested backtracking points of the interpreter.
    private static let depthLimit: UInt32 = 1_000_000
    /// The most memory of the interpreter, in KiB.
    private static let heapLimit: UInt32 = 65_536
    private static let jitStackSizes = (start: 32 * 1024, limit: 8 * 1024 * 1024)

    private let data: OpaquePointer
    private let uncounted: OpaquePointer
    private let counted: OpaquePointer
    private let jitStack: OpaquePointer?

    private init() {
        // Because nobody asks for groups, one pair of offsets is enough.
        guard let data = pcre2_match_data_create_8(1, nil), let uncounted = pcre2_match_context_create_8(nil),
            let counted = pcre2_match_context_create_8(nil)
        else { preconditionFailure("out of memory") }
        self.data = data
        self.uncounted = uncounted
        self.counted = counted
        jitStack = pcre2_jit_stack_create_8(Self.jitStackSizes.start, Self.jitStackSizes.limit, nil)
        for context in [uncounted, counted] {
            pcre2_set_depth_limit_8(context, Self.depthLimit)
            pcre2_set_heap_limit_8(context, Self.heapLimit)
            if let jitStack { pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(jitStack)) }
        }
        pcre2_set_match_limit_8(uncounted, Self.uncountedLimit)
        // Because the meter counts, PCRE2's own limit is never reached.
        pcre2_set_match_limit_8(counted, .max)
    }

    deinit {
        pcre2_match_data_free_8(data)
        pcre2_match_context_free_8(uncounted)
        pcre2_match_context_free_8(counted)
        if let jitStack { pcre2_jit_stack_free_8(jitStack) }
    }

    /// The result of PCRE2, without counting.
    func match(_ code: OpaquePointer, _ subject: UnsafeBufferPointer<UInt8>, options: UInt32) -> Int32 {
        match(code, subject, options: options, uncounted)
    }

    /// The result of code that was compiled with callouts, and the units of work that it took.
    func match(
        _ code: OpaquePointer, _ subject: UnsafeBufferPointer<UInt8>, options: UInt32, units: Int
    ) -> (result: Int32, units: Int) {
        withUnsafeTemporaryAllocation(of: MatchMeter.self, capacity: 1) { meter in
            guard let address = meter.baseAddress else { preconditionFailure("an allocation has no address") }
            address.initialize(to: MatchMeter(units: units))
            pcre2_set_callout_8(counted, MatchMeter.callout, address)
            let result = match(code, subject, options: options, counted)
            return (result, units - address.pointee.units)
        }
    }

    private func match(
        _ code: OpaquePointer, _ subject: UnsafeBufferPointer<UInt8>, options: UInt32, _ context: OpaquePointer
    ) -> Int32 {
        let result = pcre2_match_8(code, subject.baseAddress, subject.count, 0, options, data, context)
        guard result == PCRE2_ERROR_JIT_STACKLIMIT else { return result }
        let interpreted = options | UInt32(PCRE2_NO_JIT)
        return pcre2_match_8(code, subject.baseAddress, subject.count, 0, interpreted, data, context)
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

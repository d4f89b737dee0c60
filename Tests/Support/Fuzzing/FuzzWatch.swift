internal import Glibc
internal import Synchronization

/// Says which input a fuzz test has when the program crashes, or when an input takes over a minute.
///
/// One test at a time.
enum FuzzWatch {
    private static let seed = Atomic<UInt64>(0)
    /// The address of the test's name, a literal; 0 when no test runs.
    private static let name = Atomic<UInt>(0)
    private static let began = Atomic<Int>(0)
    private static let mostSeconds = 60

    static func begin(_ test: StaticString, _ number: UInt64) {
        _ = isWatching
        seed.store(number, ordering: .relaxed)
        began.store(time(nil), ordering: .relaxed)
        name.store(UInt(bitPattern: test.utf8Start), ordering: .releasing)
    }

    static func end() { name.store(0, ordering: .releasing) }

    /// Sets up the watch once.
    private static let isWatching: Bool = {
        for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
            Glibc.signal(signal) { signal in
                FuzzWatch.tell(" crashed")
                Glibc.signal(signal, SIG_DFL)
                raise(signal)
            }
        }
        var thread = pthread_t()
        let watch: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { _ in
            while true {
                sleep(1)
                let isRunning = name.load(ordering: .acquiring) != 0
                if isRunning, time(nil) - began.load(ordering: .relaxed) > mostSeconds {
                    tell(" does not end")
                    Glibc.signal(SIGABRT, SIG_DFL)
                    abort()
                }
            }
        }
        return pthread_create(&thread, nil, watch, nil) == 0
    }()

    /// Writes without allocating, because it may run inside of a signal handler.
    private static func tell(_ what: StaticString) {
        guard let test = UnsafePointer<UInt8>(bitPattern: name.load(ordering: .acquiring)) else { return }
        write("\nfuzz: ")
        _ = Glibc.write(2, test, strlen(UnsafeRawPointer(test).assumingMemoryBound(to: CChar.self)))
        write(what)
        write("; repeat it with UNDERSTUDY_FUZZ_COUNT=1 UNDERSTUDY_FUZZ_SEED=")
        var divisor: UInt64 = 10_000_000_000_000_000_000
        let number = seed.load(ordering: .relaxed)
        while divisor > 1, number / divisor == 0 { divisor /= 10 }
        while divisor > 0 {
            var digit = UInt8(ascii: "0") + UInt8(number / divisor % 10)
            _ = Glibc.write(2, &digit, 1)
            divisor /= 10
        }
        write("\n")
    }

    private static func write(_ text: StaticString) { _ = Glibc.write(2, text.utf8Start, text.utf8CodeUnitCount) }
}

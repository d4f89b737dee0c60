internal import Documents
internal import Glibc
internal import LocalSystem
internal import Synchronization
internal import Threads

/// Calls on a thread of its own when files have changed, and watches those that the call gives back from then on.
///
/// What changes in quick succession is one change: the call comes when nothing has for the time `settle`.
final class APIWatch: Sendable {
    /// Loads again; the snapshot has what was read, or what was looked for in vain.
    typealias Reload = @Sendable () -> FileSnapshot

    private let settle: Duration
    private let reload: Reload
    private let reportFailure: @Sendable (WatchError) -> Void
    private let folders: FolderWatch
    /// A byte at one end wakes the thread at the other.
    private let ends: (wake: Int32, stop: Int32)
    private let thread = Mutex<WorkerThread?>(nil)

    /// Because editors write in several steps; people do not notice the wait.
    static let usualSettle = Duration.milliseconds(50)
    /// Because files that never rest would never be loaded.
    private static let mostSettles = 20

    /// Starts to watch what `files` has seen; when that becomes impossible later, `reportFailure` is told.
    ///
    /// - Throws: `WatchError` when the system does not let us.
    init(
        _ files: FileSnapshot, settle: Duration = APIWatch.usualSettle,
        reportFailure: @escaping @Sendable (WatchError) -> Void, reload: @escaping Reload
    ) throws(WatchError) {
        self.settle = settle
        self.reload = reload
        self.reportFailure = reportFailure
        folders = try FolderWatch()
        try folders.add(files.paths)
        var pair: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &pair) == 0 else {
            throw WatchError(reason: LocalFiles.reason(errno))
        }
        ends = (pair[0], pair[1])
        let started = WorkerThread { [self] in run(files) }
        guard let started else { throw WatchError(reason: "there is no thread for it") }
        thread.withLock { $0 = started }
    }

    deinit {
        close(ends.wake)
        close(ends.stop)
    }

    /// Ends the thread; a load that is going on is finished first.
    func stop() {
        guard let thread = thread.withLock({ $0.take() }) else { return }
        var byte: UInt8 = 0
        write(ends.wake, &byte, 1)
        thread.join()
    }

    private func run(_ files: FileSnapshot) {
        do throws(WatchError) { try watch(files) } catch { reportFailure(error) }
    }

    private func watch(_ files: FileSnapshot) throws(WatchError) {
        var files = files
        while true {
            try folders.add(files.paths)
            // Because files may have changed since they were read, they are looked at before anything is waited for.
            if files.changedPaths.isEmpty, !folders.waitForChange(stop: ends.stop, limit: nil) { return }
            rest()
            if !files.changedPaths.isEmpty { files = reload() }
        }
    }

    /// Returns when nothing has changed for a while.
    private func rest() {
        for _ in 0..<Self.mostSettles where !folders.waitForChange(stop: ends.stop, limit: settle) { return }
    }
}

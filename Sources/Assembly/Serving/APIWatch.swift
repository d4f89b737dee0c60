internal import Documents
internal import Glibc
internal import LocalSystem
internal import Threads

/// Calls `reload` on a thread of its own when files have changed, and then watches the files of the new snapshot.
///
/// Changes in quick succession are one change: the call comes when nothing has changed for the time `settle`.
final class APIWatch: Sendable {
    /// Loads again.
    ///
    /// The snapshot lists the files that were read and the paths that did not exist.
    typealias Reload = @Sendable () -> FileSnapshot

    private let settle: Duration
    private let reload: Reload
    private let reportFailure: @Sendable (WatchError) -> Void
    private let folders: FolderWatch
    /// A byte written to one end wakes the thread at the other.
    private let ends: (wake: Int32, stop: Int32)
    private let thread = Locked<WorkerThread?>(nil)

    /// Editors write in several steps.
    static let usualSettle = Duration.milliseconds(50)
    /// The most waits, because files that never rest would never be loaded.
    private static let mostSettles = 20

    /// Starts to watch what `files` has read.
    ///
    /// Later failures are passed to `reportFailure`.
    ///
    /// - Throws: `WatchError` if the system does not allow it.
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

    /// Ends the thread, after a load that is in progress.
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
            // Because files may have changed since they were read, they are compared before the first wait.
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

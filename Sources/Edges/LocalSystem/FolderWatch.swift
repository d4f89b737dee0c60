internal import Documents
internal import Glibc

/// Tells when something changes in the folders that files lie in (inotify(7)).
///
/// Folders are watched rather than files, because editors put a new file in the place of the old one, and a file may
/// not be there yet.
package final class FolderWatch: Sendable {
    private let descriptor: Int32

    private static let events =
        UInt32(IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF)

    /// - Throws: `WatchError` when the system has no more watches of this kind.
    package init() throws(WatchError) {
        descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { throw WatchError(reason: LocalFiles.reason(errno)) }
    }

    deinit { close(descriptor) }

    /// Watches the folders of `paths` too; where one is not there, the nearest above it that is.
    ///
    /// - Throws: `WatchError` when the system watches no more.
    package func add(_ paths: [String]) throws(WatchError) {
        for folder in Set(paths.flatMap(Self.folders)).sorted() {
            guard inotify_add_watch(descriptor, folder, Self.events) < 0 else { continue }
            // Because a folder may have gone since it was seen, or never have been one; its files say so themselves.
            if [ENOENT, ENOTDIR, EACCES].contains(errno) { continue }
            let hint = errno == ENOSPC ? "; raise fs.inotify.max_user_watches" : ""
            throw WatchError(folder: folder, reason: LocalFiles.reason(errno) + hint)
        }
    }

    /// Waits for a change, and for `stop` to become readable; false when that came first, or `limit` was over.
    package func waitForChange(stop: Int32, limit: Duration?) -> Bool {
        var events = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
        events.append(pollfd(fd: stop, events: Int16(POLLIN), revents: 0))
        let milliseconds = limit.map { Int32(clamping: $0.components.seconds * 1000 + $0.milliseconds) } ?? -1
        while poll(&events, 2, milliseconds) < 0, errno == EINTR {}
        guard events[1].revents == 0, events[0].revents != 0 else { return false }
        forgetEvents()
        return true
    }

    /// Because it is looked at the files what has changed, an event says no more than that something has.
    private func forgetEvents() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while read(descriptor, &buffer, buffer.count) > 0 {}
    }

    /// The folder of `path`, that of the file it leads to by symbolic links, and the nearest one that is there.
    private static func folders(of path: String) -> Set<String> {
        var found = [folder(of: path)]
        if let target = LocalFiles().realPath(of: path) ?? missingTarget(of: path) { found.append(folder(of: target)) }
        return Set(found.map(nearestFolder))
    }

    private static func folder(of path: String) -> String { PathText.folder(of: path) }

    /// `path`, or the nearest folder above it that is there.
    private static func nearestFolder(to path: String) -> String {
        var path = path
        while access(path, F_OK) != 0, path != ".", path != "/" { path = folder(of: path) }
        return path
    }

    /// Where the symbolic link at `path` leads that leads nowhere now; nil for anything else.
    private static func missingTarget(of path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &buffer, buffer.count)
        guard count > 0 else { return nil }
        let target = String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
        return target.hasPrefix("/") ? target : PathText.join(folder(of: path), target)
    }
}

extension Duration {
    /// Those beyond the whole seconds.
    fileprivate var milliseconds: Int64 { components.attoseconds / 1_000_000_000_000_000 }
}

internal import Documents
internal import Glibc

/// Reports changes in the folders of files (inotify(7)).
///
/// Folders are watched, because editors replace a file by a new one, and a file may not exist yet.
package final class FolderWatch: Sendable {
    private let descriptor: Int32

    private static let events =
        UInt32(IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF)

    /// - Throws: `WatchError` if the system allows no further inotify instance.
    package init() throws(WatchError) {
        descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { throw WatchError(reason: LocalFiles.reason(errno)) }
    }

    deinit { close(descriptor) }

    /// Watches the folders in `paths` too.
    ///
    /// Instead of a folder that does not exist, its nearest existing ancestor is watched.
    ///
    /// - Throws: `WatchError` if the system allows no further watches.
    package func add(_ paths: [String]) throws(WatchError) {
        for folder in Set(paths.flatMap(Self.folders)).sorted() {
            guard inotify_add_watch(descriptor, folder, Self.events) < 0 else { continue }
            // Because a folder may have been removed, or never have been one; reading its files reports that.
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

    /// The events are dropped, because the files are compared to find the changes.
    private func forgetEvents() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while read(descriptor, &buffer, buffer.count) > 0 {}
    }

    /// The folder of `path`, that of the file behind symbolic links, and the nearest existing one.
    private static func folders(of path: String) -> Set<String> {
        var found = [folder(of: path)]
        if let target = LocalFiles().realPath(of: path) ?? missingTarget(of: path) { found.append(folder(of: target)) }
        return Set(found.map(nearestFolder))
    }

    private static func folder(of path: String) -> String { PathText.folder(of: path) }

    /// `path`, or its nearest ancestor that exists.
    private static func nearestFolder(to path: String) -> String {
        var path = path
        while access(path, F_OK) != 0, path != ".", path != "/" { path = folder(of: path) }
        return path
    }

    /// The target of a symbolic link at `path` whose target does not exist; nil for anything else.
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

internal import CMicroHTTPD
internal import Glibc

/// The number of files and sockets that the process may have open.
package enum FileDescriptors {
    /// Raises the limit so that `connections` fit beside the process's other files.
    ///
    /// If the system does not allow that, further connections wait until others end.
    package static func makeRoom(for connections: Int) {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        let wanted = min(rlim_t(connections + others), limit.rlim_max)
        guard limit.rlim_cur < wanted else { return }
        limit.rlim_cur = wanted
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    private static let others = 256
}

internal import Glibc

/// The environment of this process.
package enum ProcessEnvironment {
    /// The value of an environment variable; nil when it is not set.
    @Sendable package static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// The folder the program runs in.
    package static var workingFolder: String {
        guard let path = getcwd(nil, 0) else { return "/" }
        defer { free(path) }
        return String(cString: path)
    }

    /// The folders in which to look for the files that come with the program, most likely first.
    ///
    /// If `UNDERSTUDY_HOME` is set, it is the only one. Otherwise they are `PREFIX/share/understudy` beside the
    /// installed program and the folders above the program, one of which may be the checkout it was built in.
    package static var homeFolders: [String] {
        if let home = variable("UNDERSTUDY_HOME") { return [home] }
        var folders = programPath.split(separator: "/").dropLast().map(String.init)
        var candidates = ["/\((folders.dropLast() + ["share", "understudy"]).joined(separator: "/"))"]
        while !folders.isEmpty {
            candidates.append("/\(folders.joined(separator: "/"))")
            folders.removeLast()
        }
        return candidates
    }

    private static var programPath: String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        return String(decoding: buffer.prefix(max(count, 0)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

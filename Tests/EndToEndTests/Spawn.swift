import Glibc

/// posix_spawn(3) with Swift's types.
enum Spawn {
    static func start(
        _ program: String, _ arguments: [String], folder: String, output: Int32, errors: Int32
    ) throws(ChildProcess.Failure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)

        var id: pid_t = 0
        // Because posix_spawn's own change of folder is not imported, env(1) makes it, and then becomes the program.
        let code = withCStrings(["env", "-C", folder, program] + arguments) { arguments in
            withCStrings(environment()) { posix_spawn(&id, "/usr/bin/env", &actions, nil, arguments, $0) }
        }
        guard code == 0 else { throw .notStarted(program: program, reason: String(cString: strerror(code))) }
        return id
    }

    /// Without proxies, `UNDERSTUDY_…` and whatever else would make a test depend on who runs it.
    private static func environment() -> [String] {
        let names: [String] = ["HOME", "LD_LIBRARY_PATH", "PATH"]
        return names.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }
}

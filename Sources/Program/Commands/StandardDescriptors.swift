internal import Glibc

/// Standard input, output and error.
package enum StandardDescriptors {
    /// Opens those that are closed on /dev/null.
    ///
    /// Otherwise the next file or socket would get a free number, and a mock started with `>&-` would write its
    /// announcement to its own socket.
    package static func open() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
            // The lower ones are open, so this file gets the number.
            _ = Glibc.open("/dev/null", O_RDWR)
        }
    }
}

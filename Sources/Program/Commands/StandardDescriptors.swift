internal import Glibc

/// Standard input, output and error.
package enum StandardDescriptors {
    /// Opens those that are closed on /dev/null.
    ///
    /// Because the next file or socket would get a number that is free, a mock started with `>&-` would announce itself
    /// on its own socket.
    package static func open() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
            // Because the lower ones are open, this one gets the number.
            _ = Glibc.open("/dev/null", O_RDWR)
        }
    }
}

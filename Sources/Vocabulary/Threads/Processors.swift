internal import Glibc

/// The processors of this machine.
package enum Processors {
    /// How many can run a thread now; at least 1.
    package static var count: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }
}

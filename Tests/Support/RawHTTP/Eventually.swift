internal import Glibc

/// Whether `condition` becomes true within ten seconds.
package func eventually(_ condition: () -> Bool) -> Bool {
    let limit = ContinuousClock.now.advanced(by: .seconds(10))
    while ContinuousClock.now < limit {
        if condition() { return true }
        usleep(500)
    }
    return condition()
}

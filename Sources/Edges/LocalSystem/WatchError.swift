/// Why the system does not tell of changed files.
package struct WatchError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The folder that cannot be watched; nil when none can.
    package let folder: String?
    package let reason: String

    package init(folder: String? = nil, reason: String) {
        self.folder = folder
        self.reason = reason
    }

    package var description: String { "cannot watch \(folder.map { "'\($0)'" } ?? "files"): \(reason)" }
}

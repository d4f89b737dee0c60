/// The reason why changed files cannot be watched.
package struct WatchError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The folder that cannot be watched; nil if none can be.
    package let folder: String?
    package let reason: String

    package init(folder: String? = nil, reason: String) {
        self.folder = folder
        self.reason = reason
    }

    package var description: String { "cannot watch \(folder.map { "'\($0)'" } ?? "files"): \(reason)" }
}

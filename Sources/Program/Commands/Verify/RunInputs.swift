internal import ArgumentParser
internal import Glibc

/// The files that a run reads, so that no report takes the place of one.
struct RunInputs {
    /// Files and folders as the user named them.
    let paths: [String]

    /// Checks that nothing is written to a file that the run reads.
    ///
    /// - Throws: `ValidationError` with the file.
    func check(writing written: [(option: String, path: String)]) throws {
        for (option, path) in written where contains(path) {
            throw ValidationError("\(option) would replace '\(path)', which this run reads; name another file")
        }
    }

    /// Whether the file exists and is one of the paths, or YAML below one of the folders.
    private func contains(_ path: String) -> Bool {
        guard let file = Self.resolved(path) else { return false }
        let isDocument = file.hasSuffix(".yaml") || file.hasSuffix(".yml")
        return paths.compactMap(Self.resolved).contains { $0 == file || isDocument && file.hasPrefix("\($0)/") }
    }

    /// The absolute path without symbolic links; nil where nothing is.
    private static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

internal import APILoading
internal import ArgumentParser
internal import Documents
internal import LocalSystem

extension CompletionKind {
    /// For arguments that name an API: built-in APIs, folders and documents.
    static var apis: CompletionKind {
        .custom { _, _, prefix in
            let files = LocalFiles()
            let finder = APIFinder(files: files, installation: .ofThisProgram)
            return NameCompletion.candidates(for: prefix, builtIn: finder.builtInNames, files: files)
        }
    }

    /// For arguments that name a YAML or JSON file.
    static var documents: CompletionKind { .file(extensions: NameCompletion.extensions) }
}

/// The proposals of a shell for the beginning of a name.
enum NameCompletion {
    static let extensions = ["yaml", "yml", "json"]

    /// Built-in APIs, and the folders and documents in the folder of `prefix`; folders end in `/`.
    static func candidates(for prefix: String, builtIn: [String], files: any FileSource) -> [String] {
        let start = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
        let folder = start.isEmpty ? "." : start == "/" ? start : String(start.dropLast())
        let names = files.entries(of: folder) ?? []
        let paths = names.filter { !$0.hasPrefix(".") }.compactMap { name -> String? in
            if files.entries(of: start + name) != nil { return "\(start)\(name)/" }
            return extensions.contains { name.hasSuffix(".\($0)") } ? start + name : nil
        }
        return (builtIn + paths).filter { $0.hasPrefix(prefix) }
    }
}

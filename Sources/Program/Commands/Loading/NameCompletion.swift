internal import APILoading
internal import ArgumentParser
internal import Documents
internal import LocalSystem

extension CompletionKind {
    /// Where an API can be named: built-in ones, folders and documents.
    static var apis: CompletionKind {
        .custom { _, _, prefix in
            let files = LocalFiles()
            let finder = APIFinder(files: files, installation: .ofThisProgram)
            return NameCompletion.candidates(for: prefix, builtIn: finder.builtInNames, files: files)
        }
    }

    /// Where a YAML or JSON file can be named.
    static var documents: CompletionKind { .file(extensions: NameCompletion.extensions) }
}

/// What a shell offers for the beginning of a name.
enum NameCompletion {
    static let extensions = ["yaml", "yml", "json"]

    /// Built-in APIs, and the folders and documents of the folder that `prefix` leads into; folders end in '/'.
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

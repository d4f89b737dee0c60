internal import APILoading
internal import Documents
internal import LocalSystem

/// A folder for scenarios, with the schema for editors beside them.
struct ScenarioFolder {
    private let path: String
    private let isForced: Bool
    /// The path of the schema from the scenarios; nil when it did not come with the program.
    let schema: String?

    private static let schemaName = "scenario.schema.json"

    /// Makes the folder, and writes the schema into it unless it is there.
    init(path: String, isForced: Bool) throws(Failure) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        self.isForced = isForced
        let files = LocalFiles()
        let source = Installation.ofThisProgram.map { "\($0.schemas)/\(Self.schemaName)" }
        schema = source.flatMap { files.exists($0) ? Self.schemaName : nil }
        do throws(FileError) {
            try files.makeFolder(path)
            let target = "\(self.path)/\(Self.schemaName)"
            if let source, schema != nil, !files.exists(target) { try files.write(try files.read(source), to: target) }
        } catch {
            throw .input("\(error)")
        }
    }

    func path(of file: String) -> String { "\(path)/\(file)" }

    /// Whether the file was written; it is not if there is one with the name.
    func write(_ text: String, to file: String) throws(Failure) -> Bool {
        let files = LocalFiles()
        guard isForced || !files.exists(path(of: file)) else { return false }
        do throws(FileError) { try files.write(Array(text.utf8), to: path(of: file)) } catch {
            throw .input("\(error)")
        }
        return true
    }
}

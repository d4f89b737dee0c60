internal import APILoading
internal import Documents
internal import LocalSystem

/// A folder that scenarios are written to, with the schema beside them that editors check them by.
struct ScenarioFolder {
    private let path: String
    private let isForced: Bool
    /// The schema's path from the scenarios; nil where it did not come with the program.
    let schema: String?

    private static let schemaName = "scenario.schema.json"

    /// Makes the folder, and puts the schema into it unless it is there.
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

    /// Whether the file was written, as it is not where there is one of the name.
    func write(_ text: String, to file: String) throws(Failure) -> Bool {
        let files = LocalFiles()
        guard isForced || !files.exists(path(of: file)) else { return false }
        do throws(FileError) { try files.write(Array(text.utf8), to: path(of: file)) } catch {
            throw .input("\(error)")
        }
        return true
    }
}
